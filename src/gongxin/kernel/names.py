"""Several names in one cell (一格多名): the present one, former ones, and those borne beside it.

Only words that say which name is which take a cell apart. Two names with a mere sign between them may be two
organisations, and a registered name may itself hold a former one: 示例开关公司（原示例开关厂）.
"""

import re
from typing import NamedTuple

from gongxin.kernel.text import normalise_name

# What is between the former names of one cell, and how they are joined in ours.
SEPARATORS = "、;；|/／"
JOINED = "、"
# What stands in brackets at the end of a registered name, or after a blank within it, and names nobody else:
# a legal form, a part of the organisation, its state, a number. Written for Python, RE2 and Java alike.
FORMS = (
    "特殊普通合伙|普通合伙|有限合伙|合伙|个人独资|自然人独资|法人独资|国有独资|国有控股|集团|总公司|有限公司|有限责任公司|有限责任"
    "|股份有限公司|股份有限|股份合作|股份合作制|股份制|全民所有制|全民|集体所有制|集体|国有|国营|私营|民营|民办|公办|校办|村办|内资|外资"
    "|合资|合作|中外合资|中外合作|外商投资|外商独资|台港澳独资|港澳台独资|微型企业|小微企业|企业法人|非企业法人|非法人|非法人分支机构"
    "|分支机构|非独立核算|独立核算|下岗|下岗再就业|再就业|福利|福利企业|总部|本部|本级|机关|筹建|筹备|筹备组|清算组|破产管理人|吊销"
    "|已吊销|注销|已注销|停业|歇业|中国|亚洲|国际|全国"
)
_ANY = "[^（）]"
_BRANCHES = (
    f"(?:{_ANY}{{2,}})?(?:[分支](?:公司|行|店|社|局|厂|部|校|院|所|站|队|处|会|园|场|馆|中心)|营业部|营业厅|营业所|项目部|项目经理部|服务区|办事处"
    f"|代表处|工会)|(?:门|直营|专卖|旗舰|连锁|加盟)店|门市部?|经营部|服务部|销售部|加油站|第[零一二三四五六七八九十百0-9]+{_ANY}{{0,4}}"
)
_PLACES = (
    "北京|天津|上海|重庆|河北|山西|内蒙古|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|云南"
    "|西藏|陕西|甘肃|青海|宁夏|新疆|香港|澳门|台湾|深圳|广州|南京|武汉|成都|杭州|西安|沈阳|大连|青岛|厦门|宁波|苏州|长春|哈尔滨|济南|郑州"
    "|长沙|合肥|南昌|福州|南宁|海口|贵阳|昆明|拉萨|兰州|西宁|银川|乌鲁木齐|石家庄|太原|呼和浩特"
    f"|{_ANY}{{2,}}[省市县区]|{_ANY}{{3,}}[旗盟镇乡村州路街港岛]|[东南西北中新老][区院厂店楼]"
)
_FIGURES = f"[0-9 .,#&+-]*|[0-9A-Z]{{1,3}}|{_ANY}*(?:[Ll][Tt][Dd]|[Ii][Nn][Cc])[.]?"
_NOBODY = f"(?:{_ANY}?|{FORMS}|{_BRANCHES}|{_PLACES}|{_FIGURES})"
NOBODY = f"^{_NOBODY}$"
NOBODY_IN_BRACKETS = f"（{_NOBODY}）"
# Works and bodies of the time of plans, and some in Latin capitals: an organisation's second
# name, or a business of somebody's.
WORKS = ".{3,}[厂矿场站所队院馆]$|^[A-Z ]{4,}$"
FORM_IN_BRACKETS = f"（(?:{FORMS})）"
AT_END = "（([^（）]*)）*$"
_SHORTEST = 4  # characters of a name: A/S is no two

_FORMER = "(?:曾用名称?|原名称?|原企业名称?|原单位名称?|变更前名称?|更名前(?:名称)?|旧称|旧名)"
_PRESENT = "(?:现用?名称?|(?:现|已)?更名为|(?:现|已)?变更为|现为)"
_FIRST, _OTHER = "第一名称", "第[二三]名称"
_END = "(?:）|$)"
_BREAK = "[,;、/|]?"
_NAME = "(?:[^（）]|（[^（）]*）)+?"  # brackets in pairs, so that no name is cut within them
# Cheap, and true of every name (in its form) that `split` takes apart.
LABELLED = "曾用名|原名|原企业名|原单位名|变更前|更名|旧称|旧名|现用?名|变更为|现为|第[一二三]名称"

# What is left in one that says that it holds several, but not how to tell them apart; and the name after it.
UNTOLD = "第[一二三]名称|曾用名|（原名称?[:）]|（现用?名称?[:）]"
AFTER_LABEL = "(?:第[一二三]名称|曾用名称?|原名称?|现用?名称?)[:为]*([^（）,;、/|]*)"

_labelled = re.compile(LABELLED).search
_ways = tuple(
    re.compile(pattern).fullmatch
    for pattern in (
        f"(?P<present>{_NAME})（{_FORMER}[:为]*(?P<former>{_NAME}){_END}",
        f"(?P<present>{_NAME}){_BREAK}{_FORMER}:(?P<former>{_NAME})",
        f"(?P<former>{_NAME})（{_PRESENT}[:为]*(?P<present>{_NAME}){_END}",
        f"{_FORMER}:(?P<former>{_NAME}){_BREAK}{_PRESENT}:(?P<present>{_NAME})",
        f"(?P<former>{_NAME}){_BREAK}{_PRESENT}:(?P<present>{_NAME})",
        f"{_FIRST}:?(?P<present>.+?){_BREAK}{_OTHER}:?(?P<other>.+)",
        f"(?P<present>{_NAME})（{_FIRST}）{_BREAK}(?P<other>.+?)（{_OTHER}{_END}",
        f"(?P<present>{_NAME})（{_OTHER}:?(?P<other>{_NAME}){_END}",
        f"(?P<present>{_NAME}){_BREAK}{_OTHER}:(?P<other>.+)",
    )
)
# A label within a part: the cell says more than the way by which it was read.
_says_more = re.compile(f"(?:{_FORMER}|{_PRESENT}):|[,;、/|（](?:{_FORMER}|{_PRESENT})").search
_part = re.compile(f"[{re.escape(SEPARATORS)}]")
_other_label = re.compile(f"{_BREAK}（?{_OTHER}[:）]?")


class Names(NamedTuple):
    """What one cell says an organisation is, was and is also called."""

    present: str
    former: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


def split(cell: str) -> Names:
    """The names of a cell; one that is not said to hold several is one name."""
    name = normalise_name(cell)
    match = next(filter(None, (way(name) for way in _ways)), None) if _labelled(name) else None
    if match is None:
        return Names(name)
    found = match.groupdict()
    if any(part and _says_more(part) for part in found.values()):
        return Names(name)
    return Names(found["present"], each(found.get("former") or ""), _others(found.get("other") or ""))


def each(names: str) -> tuple[str, ...]:
    """The names of a cell that holds names of one kind; signs within a name part nothing."""
    parts = tuple(part.strip() for part in _part.split(names) if part.strip())
    whole = len(parts) == 1 or any(len(part) < _SHORTEST for part in parts)
    return (names,) if whole and names else parts


def _others(names: str) -> tuple[str, ...]:
    return tuple(name for part in _other_label.split(names) if part for name in each(part))
