"""How personal data looks (个人信息特征), as regular expressions.

Written for Python, RE2 and Java alike (no look-around, no reference back, no class whose meaning depends on
the engine) and for text in half width (`text.PLAIN`). Group 1 is the value; the match also takes the
characters beside it, so a bulk replacement of neighbours needs two passes. A pattern cannot compute a check
digit: together they find all that `personal.scan` finds, and at times more, such as a unified code of
digits only. Use SUSPICIOUS in bulk and `personal.scan` on the texts it leaves.
"""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of personal data (个人信息种类)."""

    CITIZEN_ID = "citizen_id"  # the check digit is right
    CITIZEN_ID_LIKE = "citizen_id_like"  # the shape is right, or the words before it say so
    CITIZEN_ID_15 = "citizen_id_15"
    FOREIGN_ID = "foreign_id"  # of permanent residents
    DOCUMENT = "document"  # passports, travel permits
    BANK_ACCOUNT = "bank_account"
    MOBILE = "mobile"
    LANDLINE = "landline"
    EMAIL = "email"
    HOME_ADDRESS = "home_address"


_LEFT = "(?:^|[^0-9A-Za-z])"
_RIGHT = "(?:[^0-9A-Za-z]|$)"
_BETWEEN = "[^0-9A-Za-z,。;*]{0,4}"  # between the word that announces a number and the number
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_BORN = f"(?:18|19|20)[0-9]{{2}}{_MONTH_DAY}"
_NUMBER = "(?:号码|编号|号)?"
_STOP = ",;。、\n*"
_WITHIN = f"[^{_STOP}]"  # one clause of an address
_PLACE = "(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)"


def _alone(value: str) -> str:
    return f"{_LEFT}({value}){_RIGHT}"


def _after(words: str, value: str) -> str:
    return f"(?:{words}){_NUMBER}{_BETWEEN}({value}){_RIGHT}"


CITIZEN_ID = _alone(f"{_PROVINCE}[0-9]{{4}}[ -]?{_BORN}[ -]?[0-9]{{3}}[0-9Xx]")
CITIZEN_ID_SHAPE = _alone(f"{_PROVINCE}[0-9]{{4}}{_BORN}[0-9]{{3}}[0-9Xx]")
CITIZEN_ID_NAMED = _after("身份证|身份证件", "[0-9][0-9 -]{12,20}[0-9Xx]")
CITIZEN_ID_15 = _alone(f"{_PROVINCE}[0-9]{{6}}{_MONTH_DAY}[0-9]{{3}}")
FOREIGN_ID = _alone(f"9{_PROVINCE}[0-9]{{3}}{_BORN}[0-9]{{4}}")
FOREIGN_ID_OLD = _alone("[A-Z]{3}[0-9]{12}")
_DOCUMENT = "[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[HM][0-9]{8}(?:[0-9]{2})?"
DOCUMENT = _alone(_DOCUMENT)
DOCUMENT_NAMED = _after(
    "护照|来往内地通行证|往来港澳通行证|来往大陆通行证|往来台湾通行证|台胞证|回乡证|居留身份证|军官证|士官证",
    "[0-9A-Za-z]{6,18}",
)
BANK_CARD = _alone("[3-69][0-9]{15,18}|[3-69][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?")
BANK_ACCOUNT_NAMED = _after("账号|帐号|账户|帐户|卡号", "[0-9][0-9 -]{6,28}[0-9]")
MOBILE = _alone("(?:(?:[+]|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}")
LANDLINE = _alone("[(]?0(?:10|2[0-9]|[3-9][0-9]{2})[)]?[ -]?[0-9]{7,8}(?:-[0-9]{1,5})?")
LANDLINE_NAMED = _after("电话|座机|传真", "[0-9]{7,8}(?:-[0-9]{1,5})?")
EMAIL = f"{_LEFT}([0-9A-Za-z][0-9A-Za-z._+-]{{0,63}}@[0-9A-Za-z-]{{1,63}}(?:[.][0-9A-Za-z-]{{1,63}}){{1,4}})"
HOME_ADDRESS_NAMED = (
    "(?:(?:家庭住址|家庭地址|现住址|居住地址|户籍地址|暂住地址|住址)[:为在是于 ]{0,3}"
    "|(?:户籍所在地|户籍地|居住地|暂住地|常住地)[:为在是于]{1,2} ?|(?:家住|现住)[在于: ]{0,2})"
    f"({_WITHIN}{{0,30}}{_PLACE}{_WITHIN}{{0,60}})"
)
HOME_ADDRESS_CLAUSE = (
    "[,;。、\n ]住[在于: ]{0,2}"
    f"([^所宅房建院用宿户在于: {_STOP}]{_WITHIN}{{0,30}}{_PLACE}{_WITHIN}{{0,60}})"
)
HOME_ADDRESS_FLAT = (
    "([0-9一二三四五六七八九十]{1,4}(?:号楼|号院|栋|幢|座|楼|号)?"
    "[0-9A-Za-z一二三四五六七八九十]{1,3}单元[0-9]{1,5}(?:室|号|户)?)"
)

# The kinds in order of weight: where two places overlap, the weightier gives its name to the whole.
PATTERNS: tuple[tuple[Kind, str], ...] = (
    (Kind.CITIZEN_ID, CITIZEN_ID),
    (Kind.CITIZEN_ID_LIKE, CITIZEN_ID_SHAPE),
    (Kind.CITIZEN_ID_LIKE, CITIZEN_ID_NAMED),
    (Kind.FOREIGN_ID, FOREIGN_ID),
    (Kind.FOREIGN_ID, FOREIGN_ID_OLD),
    (Kind.CITIZEN_ID_15, CITIZEN_ID_15),
    (Kind.DOCUMENT, DOCUMENT),
    (Kind.DOCUMENT, DOCUMENT_NAMED),
    (Kind.BANK_ACCOUNT, BANK_CARD),
    (Kind.BANK_ACCOUNT, BANK_ACCOUNT_NAMED),
    (Kind.MOBILE, MOBILE),
    (Kind.LANDLINE, LANDLINE),
    (Kind.LANDLINE, LANDLINE_NAMED),
    (Kind.EMAIL, EMAIL),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_NAMED),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_CLAUSE),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_FLAT),
)

# Cheap, and true of every text (in half width, nothing invisible) in which any of the above finds something.
SUSPICIOUS = (
    "[0-9][0-9 ()-]{5,}[0-9Xx]|[0-9A-Za-z]@|身份证|护照|通行证|台胞证|回乡证|军官证|士官证|住|户籍|单元"
)

# A whole cell, as `uscc.normalise` leaves it, that has the shape of a citizen ID.
CITIZEN_ID_CELL = f"^{_PROVINCE}[0-9]{{4}}{_BORN}[0-9]{{3}}[0-9X]$"
CITIZEN_ID_15_CELL = f"^{_PROVINCE}[0-9]{{6}}{_MONTH_DAY}[0-9]{{3}}$"
DOCUMENT_CELL = f"^(?:{_DOCUMENT})$"
