"""The words for what the ledger holds, and for this package's refusals."""

from gongxin.catalogue.model import Text

ACTS = {
    "open": Text("首次入库", "first stated"),
    "correct": Text("更正", "corrected"),
    "end": Text("终止", "ended"),
    "reopen": Text("重新生效", "in force again"),
    "erase": Text("依法删除", "erased by law"),
}
OCCASIONS = {
    "delivery": Text("报送", "a delivery"),
    "correction": Text("更正", "a correction"),
    "decision": Text("人工决定", "a person's decision"),
    "erasure": Text("依法删除", "a lawful erasure"),
    "settlement": Text("信用中心核定以谁为准", "the credit centre's word on whose statement counts"),
    "undoing": Text("撤销办理", "a decision that was undone"),
}

REFUSALS = {
    "ledger.other_rows": Text(
        "截至位次{position}，账本应有{leaves}条，实有{rows}条，日志不再续写。请用 gongxin verify 查明。",
        "Up to position {position} the ledger should have {leaves} rows and has {rows}; nothing is signed. "
        "`gongxin verify` names each.",
    ),
    "ledger.other_log": Text(
        "账本在第{size}条处与日志接不上：两者不符（例如数据库恢复到了较早的时点），日志不再续写。",
        "The ledger does not end at leaf {size} as the log does: they do not belong together (a database "
        "restored to an earlier moment, say). Nothing is signed.",
    ),
    "ledger.stated_since": Text(
        "该记录此后又有新的报送或者办理，不能直接撤销。请先核对其后的内容，按更正办理。",
        "Something was stated of the record since. Look at that first, and correct what is wrong.",
    ),
    "ledger.changed_meanwhile": Text(
        "有{records}条记录在比对之后已被他人更改，本次未写入任何内容。请重新提交，系统将按最新状态重新比对。",
        "{records} records were changed by somebody else after they were compared; nothing was written. "
        "Hand them in again: they will be compared with the present state.",
    ),
    "ledger.unknown_record": Text(
        "没有这条记录，或者已经删除。请核对主体和记录编号。",
        "There is no such record, or it was erased before. Check the subject and the record's number.",
    ),
}
