"""Rules that only the whole delivery or the ledger can break: their words, in both languages (整体规则)."""

from dataclasses import dataclass

from gongxin.catalogue.model import Text
from gongxin.kernel.findings import Severity


@dataclass(frozen=True, slots=True)
class Whole:
    """A rule beyond the single row (整体规则)."""

    id: str
    severity: Severity
    message: Text
    remedy: Text


REPEAT = Whole(
    "D-001",
    Severity.NOTE,
    Text(
        "本次报送中有内容完全相同的一行，只取第一行。",
        "The same record stands more than once; the first is taken.",
    ),
    Text("不必处理。", "Nothing needs doing."),
)
CLASH = Whole(
    "D-002",
    Severity.DOUBT,
    Text(
        "本次报送中有同一记录的另一行，内容不同，都已暂存。",
        "Another row of this delivery states the same record in other words; all of them are held.",
    ),
    Text("请只保留正确的一行后重新报送。", "Keep the right row only and hand it in again."),
)
ENDED = Whole(
    "D-003",
    Severity.DOUBT,
    Text(
        "这条记录已经终止，报送内容与终止时不同。", "This record has ended, and the row says something else."
    ),
    Text(
        "确属重新生效的，请说明并等待确认。", "If it is in force again say so and wait for the confirmation."
    ),
)
ERASED = Whole(
    "D-004",
    Severity.ERROR,
    Text("这条记录已依法删除，不再收存。", "This record was erased by law: it is not taken in again."),
    Text("请联系信用中心。", "Ask the credit centre."),
)
OTHER_SOURCE = Whole(
    "C-001",
    Severity.DOUBT,
    Text(
        "这条记录由另一单位报送，内容不同；没有规定以哪一单位为准，或者已由人工确定。",
        "Another department states this record differently, and neither goes first, or a person settled it.",
    ),
    Text(
        "请与该单位核对；由信用中心核实后确认或者退回。",
        "Settle it with that department; the credit centre confirms or refuses it.",
    ),
)
LATER_SOURCE = Whole(
    "C-002",
    Severity.DOUBT,
    Text(
        "这条记录以另一单位报送的为准，内容不同。",
        "Another department states this record differently, and its statement counts.",
    ),
    Text(
        "请与该单位核对：本单位有误的更正后重新报送，对方有误的请其更正。",
        "Settle it with that department: correct the row, or let that department correct its own.",
    ),
)
NOTHING_ENDED = Whole(
    "D-005",
    Severity.WARNING,
    Text(
        "认不出本行是哪一条记录，而它可能正是看似缺失的那一条，因此本次全量报送没有终止任何记录。",
        "Whose record this row is cannot be told. It may be one that seems to be missing, so this full list "
        "has ended nothing.",
    ),
    Text(
        "请改正本行（自然人、个体工商户的请删去），或待人工处理完毕后，重新报送全量文件。",
        "Correct the row (take it out if it is a person's or an individual business's), or wait until it has "
        "been decided, and hand the full list in again.",
    ),
)
UNLINKED = Whole(
    "I-010",
    Severity.DOUBT,
    Text(
        "没有可用的代码，不能凭名称关联到组织。",
        "No usable code; a name alone does not lead to an organisation.",
    ),
    Text(
        "请补充统一社会信用代码后重新报送，或等待人工关联。",
        "Add the unified code, or wait for a person to link it.",
    ),
)
CONFLICT = Whole(
    "I-011",
    Severity.DOUBT,
    Text(
        "代码属于名称不相干的另一组织，或各代码指向不同组织。",
        "The code is that of an organisation with an unrelated name, or its codes lead to several.",
    ),
    Text("请核对代码和名称。", "Check code and name."),
)
WHOLE = {
    rule.id: rule
    for rule in (
        REPEAT,
        CLASH,
        ENDED,
        ERASED,
        NOTHING_ENDED,
        OTHER_SOURCE,
        LATER_SOURCE,
        UNLINKED,
        CONFLICT,
    )
}
OF_SOURCES = frozenset({OTHER_SOURCE.id, LATER_SOURCE.id})
OF_OUTCOME = {"unchanged": REPEAT, "conflict": CONFLICT, "unlinked": UNLINKED}

SPOKEN_AGAINST = (
    "账本中的记录与此行不同，转为存疑。"
    "What the ledger has of it is different: the row waits for that to be settled."
)

# What each step of a delivery does (处理步骤), by `stages.Step`.
STEPS = {
    "filter": Text("过滤", "filter"),
    "clean": Text("清洗校验", "clean and check"),
    "link": Text("关联", "link"),
    "deduplicate": Text("去重", "remove repeats"),
    "compare": Text("比对合并", "compare and merge"),
    "classify": Text("分类", "classify"),
    "load": Text("入库", "load"),
}

# What somebody did with a delivery, a row of it or a record, as the audit trail calls it.
DEEDS = {
    "collection.receive": Text("报送", "handed in"),
    "collection.override": Text("放行整批", "let the whole in"),
    "collection.confirm_row": Text("确认入库", "confirmed the row"),
    "collection.undo_row": Text("撤销办理", "undid the decision"),
    "collection.link_row": Text("关联到组织", "linked the row"),
    "ledger.erase": Text("依法删除", "erased it by law"),
}

REFUSALS = {
    "flows.registration_stands": Text(
        "登记信息入库后已写入登记库，不能撤销。请由登记机关以正确的登记信息更正。",
        "A registration that was let in has told the registry its name and state: it is not undone. Have the "
        "registrar hand in the right one.",
    ),
    "flows.row_gone": Text(
        "该行没有留存（批次未完成，或者已依法删除），无法退回待处理。请由报送单位重新报送。",
        "The row is not kept: its delivery was cut short, or it was erased. Have it handed in again.",
    ),
    "flows.names_nobody": Text(
        "该行没有可用的代码，也没有找到主体，无法确认入库。请退回，并请报送单位补充代码后重新报送。",
        "The row has no usable code and nobody was found by it: to confirm it would lead nowhere. "
        "Refuse it and ask the department to add the code and hand it in again.",
    ),
    "flows.no_agreement": Text(
        "来源单位“{department}”现在没有生效的、涵盖此类信息的协议，市场信用信息不能入库。请退回该行，或者先续签协议。",
        "Source “{department}” has no agreement in force now that covers this item: its market credit "
        "information does not come in. Refuse the row, or renew the agreement first.",
    ),
    "flows.version_gone": Text(
        "目录中已没有条目“{item}”的第 {version} 版，而这一行是按该版报送的。"
        "请由系统管理员恢复该版，或退回后按现行版重新报送。",
        "The catalogue has no version {version} of “{item}” any more, under which this was handed in. "
        "Have that version put back, or hand it in again under the present one.",
    ),
    "flows.source_gone": Text(
        "目录中已没有数据来源单位“{department}”。请由信用中心恢复该单位，或退回后由承继职责的单位报送。",
        "The catalogue has no source “{department}” any more. Have it put back, or let the body that took "
        "over its powers hand it in.",
    ),
    "flows.nothing_ended": (
        Text(
            "有 {rows} 行认不出是哪一条记录，因此本次全量报送没有终止任何记录；缺失的记录仍然有效。",
            "Of {rows} rows it cannot be told whose record they are, so this full list has ended nothing: "
            "the records that it lacks still stand.",
        ),
        Text(
            "请按下面的逐行问题（D-005）改正，或待人工处理完毕后，重新报送全量文件。",
            "Correct the rows (findings D-005), or wait until they are decided, and hand it in again.",
        ),
    ),
    "flows.folder_watched": Text(
        "这个文件夹已有另一个进程在监视。", "Another process is watching this folder already."
    ),
    "flows.something_reported": (
        Text(
            "账本中已有该期间内作出的 {records} 条决定，零报送与之不符。",
            "The ledger has {records} decisions of that period, so there was something to report.",
        ),
        Text(
            "请核对期间；确需撤销的记录请按更正办理。",
            "Compare the period; a record that is wrong is to be corrected.",
        ),
    ),
    "flows.unknown_record": (
        Text(
            "没有这条记录，或者它不是您可以查看的单位报送的。",
            "There is no such record, or no department whose deliveries you may read reported it.",
        ),
        Text(
            "请核对代码和记录编号；记录编号见组织档案和公示页。",
            "Compare the code and the record's number, which stands on the organisation's page.",
        ),
    ),
    "flows.nothing_told": (
        Text(
            "这一行没有给账本带来新的内容：它没有变化，或者还在等待处理，或者已退回。",
            "This row told the ledger nothing new: it is unchanged, or waits, or was refused.",
        ),
        Text("请在回执中查看这一行的问题。", "See on the receipt what was found in it."),
    ),
    "flows.no_such_subject": Text(
        "没有这一主体，或者该条目的主体只在其来源内识别。请在候选主体中选择。",
        "There is no such subject, or those of this item are known within their source only. "
        "Choose one of the candidates.",
    ),
    "flows.registers_another": Text(
        "登记信息写明的代码是 {stated}，不能关联到代码为 {code} 的组织。"
        "请退回，并请登记机关以正确的代码重新报送。",
        "The registration states the code {stated}: it cannot be that of the organisation with {code}. "
        "Refuse it and ask the registrar to hand it in with the right code.",
    ),
    "flows.not_for_a_source": Text(
        "这一行与另一单位报送的记录不一致，由信用中心核实后确认。请与该单位核对，或者退回后更正。",
        "The row disagrees with a record of another department: the credit centre settles that. Compare with "
        "that department, or refuse the row and correct it.",
    ),
    "flows.changed_since_shown": (
        Text(
            "另一单位的记录在您打开本页之后有变化，本次确认没有生效。",
            "The other department's record changed after this page was shown to you: nothing was confirmed.",
        ),
        Text(
            "下面是现在的对照，请重新核对后再办理。",
            "Below the two stand as they are now. Compare them again, then decide.",
        ),
    ),
    "flows.still_disputed": Text(
        "账本中的记录仍与此行不符（{rule}），请先核对原记录。",
        "The ledger still speaks against this row ({rule}): look at the record first.",
    ),
}
