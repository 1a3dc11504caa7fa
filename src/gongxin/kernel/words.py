"""The words of the kernel's refusals and rules: Chinese first, English beside it."""

from collections.abc import Mapping
from types import MappingProxyType

REFUSALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "calendar.year_missing": (
            "工作日历缺少{year}年：请在公布放假安排后导入该年日历，再计算期限。",
            "The calendar of working days lacks {year}: import that year once its notice is published.",
        ),
        "machine.not_now": (
            "当前状态（{state}）不能办理“{action}”：页面可能已过时，请刷新后查看可办理的事项。",
            "“{action}” is not possible in the state {state}: reload the page to see what is.",
        ),
    }
)

# Of every rule: what is wrong, and what can be done.
RULES: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = MappingProxyType(
    {
        "I-001": (
            ("统一社会信用代码应为18位。", "A unified social credit code has 18 characters."),
            (
                "请对照登记证照补全；15位工商注册号、9位组织机构代码请填入各自的栏目。",
                "Complete it from the certificate; older numbers have columns of their own.",
            ),
        ),
        "I-002": (
            (
                "统一社会信用代码含有不允许的字符（不使用I、O、S、V、Z）。",
                "A unified social credit code holds a character that is not used (I, O, S, V and Z are not).",
            ),
            (
                "请核对是否把数字0、1误写为字母O、I。",
                "Look for a letter O or I where a digit 0 or 1 belongs.",
            ),
        ),
        "I-003": (
            (
                "统一社会信用代码的校验码不符。",
                "The check character of the unified social credit code is wrong.",
            ),
            (
                "请核对原件；个别已发代码的校验码本身有误，确属原件所载的，请予确认。",
                "Compare it with the certificate; some were issued like this: confirm it if it is so there.",
            ),
        ),
        "I-004": (
            (
                "统一社会信用代码前两位（登记管理部门、机构类别）未见于代码表。",
                "The first two characters (authority, category) are not in the table.",
            ),
            ("请核对前两位；无误的无需处理。", "Check them; nothing is to be done if they are right."),
        ),
        "I-005": (
            (
                "统一社会信用代码第9至17位（组织机构代码）的校验码不符。",
                "Characters 9 to 17 (organisation code) have a wrong check character of their own.",
            ),
            (
                "请核对原件；无误的无需处理。",
                "Compare it with the certificate; nothing is to be done if it is right.",
            ),
        ),
        "I-006": (
            (
                "统一社会信用代码第3至8位（行政区划）未见于历年区划代码表。",
                "Characters 3 to 8 (division) are in no edition of the table of divisions.",
            ),
            (
                "开发区等登记机关可有此类代码，无需处理。",
                "Registering offices of development zones have such codes; nothing is to be done.",
            ),
        ),
        "I-009": (
            (
                "统一社会信用代码的部分字符被遮盖，认不出是哪一个组织。",
                "Characters of the unified social credit code are hidden: it tells of no one organisation.",
            ),
            (
                "请填写完整代码；只有掩码的，按名称和可见字符人工关联。",
                "Give it in full; else a person links the row by its name and what is visible.",
            ),
        ),
    }
)
