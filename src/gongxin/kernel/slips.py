"""What slips into a cell when the columns of a row have moved (错列): a date, a code, an amount alone.

Written for Python, RE2 and Java alike, for text in half width.
"""

_DATE = "[0-9]{4}(?:-|/|[.]| ?年 ?)[0-9]{1,2}(?:-|/|[.]| ?月 ?)[0-9]{1,2} ?[日号]?(?:[ T][0-9:.]+)?"
_CODE = "[1-9ANY][0-9A-HJ-NPQRTUWXY][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}"
_AMOUNT = "￥?[0-9][0-9,]*(?:[.][0-9]+)?(?: ?[百千万亿]{0,2}[元圆]?整?)"
_DAY_IN_DIGITS = "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"

# A whole text that is no text; a whole name that is none.
TEXT = f"^(?:{_DATE}|{_CODE})$"
NAME = f"^(?:{_DATE}|{_CODE}|{_AMOUNT})$"
# A whole figure that is a day or an old or new code; none of these is smaller than LEAST.
FIGURE = f"^(?:{_DAY_IN_DIGITS}|[0-9]{{15}}|[0-9]{{18}})$"
LEAST = 19_000_101
# Cheap, and true wherever one of the first two is, for several texts joined by |.
SUSPICIOUS = "(?:^|[|])[￥0-9ANY][-/.,:0-9A-Z年月日号百千万亿元圆整 ]*(?:[|]|$)"
