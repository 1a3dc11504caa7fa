"""Deliveries and waiting rows in words."""

from collections.abc import Iterable

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Item, Text
from gongxin.collection.models import OUTCOMES, Counted
from gongxin.collection.states import TICKET, WAITING, Kind, Mending, Waits
from gongxin.collection.states import State as Stage
from gongxin.collection.stopping import Figure
from gongxin.collection.words import GATES, MODES, STATES
from gongxin.collection.words import OUTCOMES as OUTCOME_WORDS
from gongxin.collection.words import TICKETS as TICKET_STATES
from gongxin.identity.kinds import Kind as Kinds
from gongxin.identity.matching.words import REASONS
from gongxin.identity.schemes import Scheme
from gongxin.web.desk import shown
from gongxin.web.desk.shown import Queue, State, Step, Sum

TONES = {
    Stage.STOPPED: "notice",
    Stage.DONE: "good",
    Stage.REFUSED: "grave",
    Stage.FAILED: "grave",
    Stage.RUNNING: "info",
}
ZERO = State(MODES["zero"], "info")
QUEUES = {
    Kind.HELD: Queue(
        Kind.HELD,
        Text("存疑待核", "Held"),
        Text(
            "这些行有疑点，没有入库。核对证据后确认入库，或者退回。",
            "Something speaks against these rows, so they are not in. "
            "Compare the evidence, then confirm or refuse.",
        ),
    ),
    Kind.UNLINKED: Queue(
        Kind.UNLINKED,
        Text("未关联", "Unlinked"),
        Text(
            "这些行只有名称，没有可用的代码。名称相同不等于同一组织：请核对后关联，或者退回。",
            "These rows have a name and no code that serves. The same name need not be the same "
            "organisation: compare, then link or refuse.",
        ),
    ),
    Kind.CONFLICT: Queue(
        Kind.CONFLICT,
        Text("冲突", "Conflicts"),
        Text(
            "同一代码对应两个不相干的名称，或者同一标识有两种内容。请查明哪一个是对的。",
            "One code on two unrelated names, or two contents of one identity. Find out which is right.",
        ),
    ),
}
STOPPED = Queue(
    Stage.STOPPED,
    Text("整批待核", "Stopped deliveries"),
    Text(
        "这些批次的数据量或填写情况超出预期，整批没有入库。报送人以外的人核对后放行，或者退回。",
        "These deliveries are far from what their source is used to hand in, and nothing of them is in. "
        "Somebody else than who handed them in lets them in or refuses them.",
    ),
)
TICKETS = Queue(
    "tickets",
    Text("整改工单", "Correction tickets"),
    Text(
        "有问题行的批次各有一份工单：更正后重新报送，或者说明、撤回。全部更正后自动销单。",
        "Each delivery with faulty rows has one: correct them and hand them in, explain or withdraw them. "
        "It closes by itself once all are corrected.",
    ),
)
TICKET_STEPS = {
    "explain": Step("explain", Text("说明情况并销单", "Explain and close")),
    "withdraw": Step("withdraw", Text("撤回其余各行并销单", "Withdraw the rows left and close"), grave=True),
    "reopen": Step("reopen", Text("重新开单", "Open again")),
}
COMPARED = {reason: Text(*said) for reason, said in REASONS.items()}
STEPS = {
    "confirm": Step("confirm", Text("确认入库", "Confirm")),
    "link": Step("link", Text("关联到所选组织", "Link to the chosen organisation")),
    "refuse": Step("refuse", Text("退回", "Refuse"), grave=True),
}
DECIDED = {
    Waits.CONFIRMED: Text("已确认入库", "Confirmed"),
    Waits.REFUSED: Text("已退回", "Refused"),
    Waits.LINKED: Text("已关联", "Linked"),
}

SCHEMES = {
    Scheme.USCC: Text("统一社会信用代码", "Unified social credit code"),
    Scheme.ORGANISATION_CODE: Text("组织机构代码", "Organisation code"),
    Scheme.REGISTRATION_NUMBER: Text("工商注册号", "Business registration number"),
    Scheme.WITHIN_SOURCE: Text("来源内编号", "Number within its source"),
    Scheme.OTHER: Text("登记号", "Registration number"),
}
RELATION_KINDS = {
    Kinds.MERGER.word: Text("合并：本组织并入另一组织", "Merger: this one was absorbed into the other"),
    Kinds.DIVISION.word: Text("分立：另一组织由本组织分立而来", "Division: the other came of this one"),
    Kinds.CODE_CHANGE.word: Text(
        "换码：本代码已变更为另一代码", "Change of code: this code became the other"
    ),
    Kinds.BRANCH.word: Text("分支：本组织是另一组织的分支机构", "Branch: this one is a branch of the other"),
}
NO_PARENT = Text("不再有上级组织", "No parent any more")
TOLD_BY_REGISTRATION = Text("登记信息所载", "As its registration tells")
FOLLOWS = {
    Kinds.MERGER: Text(
        "双方各自的记录都不移动，仍在各自名下；两家的页面互相注明。",
        "No record is moved: each keeps its own, and either page names the other.",
    ),
    Kinds.DIVISION: Text(
        "双方各自的记录都不移动，仍在各自名下；两家的页面互相注明。",
        "No record is moved: each keeps its own, and either page names the other.",
    ),
    Kinds.CODE_CHANGE: Text(
        "视为同一组织：原代码下的记录不移动，查新代码时一并显示，并注明原代码。",
        "They count as one body: records under the former code stay there and are shown under the new one "
        "as well, with the former code beside them.",
    ),
    Kinds.BRANCH: Text(
        "只注明隶属关系；分支机构的记录不算作上级组织的记录。没有填写另一组织的，表示不再有上级组织。",
        "Only the tie is told: a branch's records are never its parent's. Without another organisation it "
        "says that there is no parent any more.",
    ),
}


def item(name: str) -> Text:
    """The title of an item; its id if the catalogue has lost it."""
    found = catalogue().items.get(name)
    return found.title if found else Text(name, name)


def labels(of: Item | None) -> dict[str, Text]:
    """The labels of an item's fields by their names."""
    return {field.name: field.label for field in of.fields} if of else {}


def department(code: str) -> Text:
    """The name of a source; its code if the catalogue has lost it."""
    found = catalogue().sources.get(code)
    return found.name if found else Text(code, code)


def listed(names: Iterable[str], of: Item | None) -> Text:
    """The labels of some fields in one line."""
    known = labels(of)
    found = [known.get(name, Text(name, name)) for name in names]
    return Text("、".join(one.zh for one in found), ", ".join(one.en for one in found))


def state(stage: str) -> State:
    return State(STATES[stage], TONES.get(Stage(stage), ""))


def sums(counted: Counted) -> tuple[Sum, ...]:
    """The outcomes of rows, in the order in which they add up."""
    return tuple(Sum(OUTCOME_WORDS[name], getattr(counted, f"{name}_rows")) for name in OUTCOMES)


def figure(one: Figure, item: Item | None) -> shown.Figure:
    """What a gate measured: rows as numbers, shares in percent."""
    words = GATES.get(one.gate, Text(one.gate, one.gate))
    if one.field:
        label = item.field(one.field).label if item else Text(one.field, one.field)
        words = Text(f"{label.zh}：{words.zh}", f"{label.en}: {words.en}")
    told = _rows if one.gate == "volume" else _share
    return shown.Figure(words, told(one.found), told(one.least), told(one.most), one.learned_from)


def _rows(number: float | None) -> Text:
    return _same("—" if number is None else f"{number:,.0f}")


def _share(number: float | None) -> Text:
    return _same("—" if number is None else f"{min(max(number, 0), 1):.0%}")


def _same(text: str) -> Text:
    return Text(text, text)


def ticket_state(state: str) -> State:
    return State(TICKET_STATES[state], "notice" if state == Mending.OPEN else "good")


def ticket_steps(state: str, permissions: frozenset[str]) -> tuple[Step, ...]:
    """What may be done with a ticket by somebody with these permissions; what it does by itself aside."""
    possible = TICKET.steps(Mending(state))
    return tuple(
        TICKET_STEPS[step.action]
        for step in possible
        if step.action in TICKET_STEPS and step.permission in permissions
    )


def place(sheet: int, row: int) -> Text:
    """A row as a person counts it, its sheet where there is more than one."""
    if sheet <= 1:
        return Text(f"第 {row} 行", f"row {row}")
    return Text(f"第 {sheet} 张表第 {row} 行", f"sheet {sheet}, row {row}")


def steps(kind: str, permissions: frozenset[str]) -> tuple[Step, ...]:
    """What may be done with an open row of that kind by somebody with these permissions."""
    possible = WAITING[Kind(kind)].steps(Waits.OPEN)
    return tuple(STEPS[step.action] for step in possible if step.permission in permissions)
