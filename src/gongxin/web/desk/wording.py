"""Deliveries and waiting rows in words."""

from gongxin.catalogue.load import catalogue
from gongxin.catalogue.model import Item, Text
from gongxin.collection.models import OUTCOMES, Counted
from gongxin.collection.states import WAITING, Kind, Waits
from gongxin.collection.states import State as Stage
from gongxin.collection.words import MODES, STATES
from gongxin.collection.words import OUTCOMES as OUTCOME_WORDS
from gongxin.identity.matching.words import REASONS
from gongxin.web.desk.shown import Queue, State, Step, Sum

TONES = {Stage.DONE: "good", Stage.REFUSED: "grave", Stage.FAILED: "grave", Stage.RUNNING: "info"}
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


def state(stage: str) -> State:
    return State(STATES[stage], TONES.get(Stage(stage), ""))


def sums(counted: Counted) -> tuple[Sum, ...]:
    """The outcomes of rows, in the order in which they add up."""
    return tuple(Sum(OUTCOME_WORDS[name], getattr(counted, f"{name}_rows")) for name in OUTCOMES)


def place(sheet: int, row: int) -> Text:
    """A row as a person counts it, its sheet where there is more than one."""
    if sheet <= 1:
        return Text(f"第 {row} 行", f"row {row}")
    return Text(f"第 {sheet} 张表第 {row} 行", f"sheet {sheet}, row {row}")


def steps(kind: str, permissions: frozenset[str]) -> tuple[Step, ...]:
    """What may be done with an open row of that kind by somebody with these permissions."""
    possible = WAITING[Kind(kind)].steps(Waits.OPEN)
    return tuple(STEPS[step.action] for step in possible if step.permission in permissions)
