"""The words of letters, in both languages (函件用语)."""

from typing import Final

from gongxin.catalogue.model import Text
from gongxin.quality.letters.states import Kind, State, What

KINDS: Final = {
    Kind.NOTICE: Text("通报", "Circular notice"),
    Kind.INTERVIEW: Text("约谈通知书", "Notice of an interview"),
    Kind.SUPERVISION: Text("督办函", "Supervision letter"),
}
STATES: Final = {
    State.DRAFT: Text("拟稿", "draft"),
    State.SENT: Text("已发出", "sent"),
    State.READ: Text("已签收", "received"),
    State.ANSWERED: Text("已答复", "answered"),
    State.CLOSED: Text("已办结", "closed"),
    State.WITHDRAWN: Text("已撤回", "withdrawn"),
}
ACTIONS: Final = {
    "draw_up": Text("拟稿", "Drawn up"),
    "send": Text("发出", "Sent"),
    "read": Text("签收", "Received"),
    "answer": Text("答复", "Answered"),
    "close": Text("办结", "Closed"),
    "reopen": Text("退回重新答复", "Sent back for another answer"),
    "withdraw": Text("撤回", "Withdrawn"),
}
WHAT: Final = {
    What.MISSING: Text("应报未报", "Report not made"),
    What.LATE: Text("迟报", "Reported late"),
    What.TICKET: Text("整改未办结", "Correction not finished"),
    What.GAP: Text("从未报送", "Never reported"),
}
PAPER: Final = {
    "demonstration": Text("演示数据", "Demonstration data"),
    "number": Text("编号", "Number"),
    "to": Text("致", "To"),
    "known": Text("以下情况由平台记载，截至", "What follows is on record with the platform, as of"),
    "what": Text("事项", "Matter"),
    "item": Text("条目", "Item"),
    "period": Text("期间", "Period"),
    "figure": Text("数值", "Figure"),
    "due_on": Text("到期", "Due"),
    "receipt": Text("回执编号", "Receipt"),
    "answer_by": Text("请书面答复，最迟", "Please answer in writing, at the latest on"),
    "answer_within": Text("自发出之日起书面答复，期限", "To be answered in writing, once sent within"),
    "by_law": Text("期限依据：{basis}", "These days are set by {basis}"),
    "unverified": Text("（未核对原文）", " (not checked against the text)"),
    "by_hand": Text("期限由发函单位确定", "These days were set by the sender"),
    "when": Text("时间", "When"),
    "step": Text("办理", "Step"),
    "said": Text("内容", "What was said"),
    "history": Text("办理情况", "What was done"),
    "page": Text("第 {n} 页，共 {of} 页", "Page {n} of {of}"),
}


def figure(what: What, count: int, among: int | None) -> Text:
    """What was counted, with its unit."""
    match what:
        case What.MISSING:
            return Text(f"逾期 {count} 天", f"{count} day{'' if count == 1 else 's'} overdue")
        case What.LATE:
            return Text(f"{count} 条迟报，共 {among} 条", f"{count} of {among} records late")
        case What.TICKET:
            return Text(f"尚余 {count} 行，共 {among} 行", f"{count} of {among} rows left")
        case What.GAP:
            return Text(f"报送 {count} 批", f"{count} deliveries")


def working_days(count: int) -> Text:
    """How long an answer may take."""
    return Text(f"{count} 个工作日", f"{count} working day{'' if count == 1 else 's'}")


def paper(language: str) -> dict[str, str]:
    """All words of a printed letter in one language: zh | en."""
    return {name: getattr(text, language) for name, text in PAPER.items()}
