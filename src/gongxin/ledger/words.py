"""The words for this package's refusals: what was asked, why not, what can be done now."""

from gongxin.catalogue.model import Text

REFUSALS = {
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
