"""The words of a statement, in both languages (月报用语)."""

from typing import Final

from gongxin.catalogue.model import Text

WORDS: Final = {
    "title": Text("公共信用信息报送质量月报", "Monthly statement of the quality of reporting"),
    "demonstration": Text("演示数据", "Demonstration data"),
    "lead": Text(
        "按收到之日统计，同一文件重复报送只算一次。评价的是部门报送数据的质量，不是组织的信用。",
        "Counted by the day of receipt; a file that was handed in again counts once. "
        "What is measured is how departments report, not the credit of organisations.",
    ),
    "made": Text("制表时间", "Made"),
    "department": Text("部门", "Department"),
    "item": Text("条目", "Item"),
    "total": Text("合计", "All"),
    "nothing": Text("这个月没有报送。", "Nothing was reported in this month."),
    "due": Text("应报未报", "Reports not made"),
    "all_made": Text("没有逾期未报的事项。", "Nothing is overdue."),
    "period": Text("期间", "Period"),
    "due_on": Text("到期", "Due"),
    "definitions": Text("指标的定义", "Definitions"),
    "indicator": Text("指标", "Indicator"),
    "formula": Text("公式", "Formula"),
    "page": Text("第 {n} 页，共 {of} 页", "Page {n} of {of}"),
}


def words(language: str) -> dict[str, str]:
    """All of them in one language: zh | en."""
    return {name: getattr(text, language) for name, text in WORDS.items()}
