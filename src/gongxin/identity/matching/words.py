"""The reasons of a comparison in words: Chinese first, English beside it."""

from collections.abc import Mapping
from types import MappingProxyType

from gongxin.identity.matching.reasons import Reason

REASONS: Mapping[Reason, tuple[str, str]] = MappingProxyType(
    {
        Reason.SAME: ("名称相同", "Same name"),
        Reason.FORMER: ("与曾用名相符", "Matches a former name"),
        Reason.PLACE_LEFT_OUT: ("一方未写行政区划", "One leaves out the place"),
        Reason.PLACE_WIDER: ("一方的行政区划更详细", "One gives the place in more detail"),
        Reason.PLACE_SLIP: ("行政区划有一字之误", "A slip in the place"),
        Reason.PLACE: ("行政区划不同", "Another place"),
        Reason.TRADE_SHAPE: (
            "字号有一字形近",
            "The trade name differs in one character of similar shape",
        ),
        Reason.TRADE_SOUND: (
            "字号有一字音近",
            "The trade name differs in one character of similar sound",
        ),
        Reason.TRADE_SLIP: (
            "字号多写、漏写或颠倒一字",
            "In the trade name a character is missing, doubled or exchanged",
        ),
        Reason.TRADE_CHARACTER: (
            "字号有一字不同，形音均不相近",
            "The trade name differs in one character of another shape and sound",
        ),
        Reason.TRADE_LONGER: ("一方的字号更长", "One trade name is longer"),
        Reason.TRADE_TURNED: (
            "字号用字相同，顺序不同",
            "The same characters of the trade name in another order",
        ),
        Reason.TRADE: ("字号不同", "Another trade name"),
        Reason.INDUSTRY_SHORTENED: ("行业用语有简写", "The line of business is shortened"),
        Reason.INDUSTRY_LEFT_OUT: ("一方未写行业", "One leaves out the line of business"),
        Reason.INDUSTRY_SLIP: ("行业用语有一字之误", "A slip in the line of business"),
        Reason.INDUSTRY: ("行业不同", "Another line of business"),
        Reason.FORM_SHORTENED: ("组织形式有简写", "The legal form is shortened"),
        Reason.FORM_SLIP: ("组织形式有一字之误", "A slip in the legal form"),
        Reason.FORM: ("组织形式不同", "Another legal form"),
        Reason.GROUP: ("一方是集团", "One is a group"),
        Reason.NUMBER: ("序号不同", "Another number"),
        Reason.BRANCH_WORDING: ("分支机构写法不同", "The branch in other words"),
        Reason.BRANCH: ("不同的分支机构", "Another branch"),
        Reason.BRANCH_AND_PARENT: ("分支与上级", "A branch and its parent"),
    }
)
