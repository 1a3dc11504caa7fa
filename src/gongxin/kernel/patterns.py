"""How personal data looks (个人信息特征), as regular expressions.

Written for Python, RE2 and Java alike (no look-around, no reference back, no class whose meaning depends on
the engine) and for text in half width with signs of one kind (`text.SIGNS`). Group 1 is the value; the
match also takes the characters beside it, so a bulk replacement of neighbours needs two passes. A pattern
cannot compute a check digit: together they find all that `personal.scan` finds, and at times more, such as
a unified code of digits only. Use SUSPICIOUS in bulk and `personal.scan` on the texts it leaves.
"""

from enum import StrEnum

from gongxin.kernel.text import CLOSING, DASHES, DIGITS, DOTS, INVISIBLE, OPENING, PLAIN


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
    ONLINE_ACCOUNT = "online_account"  # of QQ or WeChat
    HOME_ADDRESS = "home_address"


_LEFT = "(?:^|[^0-9A-Za-z])"
_RIGHT = "(?:[^0-9A-Za-z]|$)"
_APART = "(?:^|[^0-9])"  # a letter before a number hides nothing: TEL138…
_APART_RIGHT = "(?:[^0-9]|$)"
_BETWEEN = "[^0-9A-Za-z,。;*]{0,4}"  # between the word that announces a number and the number
_PROVINCE = "(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])"
_MONTH_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_BORN = f"(?:18|19|20)[0-9]{{2}}{_MONTH_DAY}"
_CALLED = "(?:号码|编号|号)?"
_SIGNS = "._/·:~-"
SEPARATORS = f" (){_SIGNS}"  # people write them between the digits of one number
BETWEEN_DIGITS = f"(){DASHES.taken}{DOTS.taken}{_SIGNS}"  # the same as written
_GAP, _GAPS, _SOME = (f"[{SEPARATORS}]{times}" for times in ("{0,2}", "{0,3}", "{1,2}"))
_BY = "[ ()-]{0,2}"
_STOP = ",;。、\n*"
_WITHIN = f"[^{_STOP}]"  # one clause of an address
_PLACE = "(?:省|市|区|县|旗|镇|乡|村|路|街|巷|弄|号|室|栋|幢|单元)"


def _alone(value: str) -> str:
    return f"{_LEFT}({value}){_RIGHT}"


def _number(value: str) -> str:
    return f"{_APART}({value}){_APART_RIGHT}"


def _after(words: str, value: str) -> str:
    return f"(?:{words}){_CALLED}{_BETWEEN}({value}){_RIGHT}"


CITIZEN_ID = _number(f"{_PROVINCE}[0-9]{{4}}{_BY}{_BORN}{_BY}[0-9]{{3}}[0-9Xx]")
CITIZEN_ID_SPELT = _number(f"[1-8](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx]")
CITIZEN_ID_NAMED = _after("身份证|身份证件", "[0-9][0-9 ()-]{12,20}[0-9Xx]")
CITIZEN_ID_15 = _number(f"{_PROVINCE}[0-9]{{6}}{_MONTH_DAY}[0-9]{{3}}")
FOREIGN_ID = _number(f"9{_PROVINCE}[0-9]{{3}}{_BORN}[0-9]{{4}}")
FOREIGN_ID_OLD = _alone("[A-Z]{3}[0-9]{12}")
_DOCUMENT = "[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[HM][0-9]{8}(?:[0-9]{2})?"
DOCUMENT = _alone(_DOCUMENT)
DOCUMENT_NAMED = _after(
    "护照|来往内地通行证|往来港澳通行证|来往大陆通行证|往来台湾通行证|台胞证|回乡证|居留身份证|军官证|士官证",
    "[0-9A-Za-z]{6,18}",
)
_PASSPORT = "[Pp][Aa][Ss]{2}[Pp][Oo][Rr][Tt]"
DOCUMENT_LATIN = f"{_PASSPORT}(?: ?[Nn][Oo][.]?)?[ :]{{0,3}}([A-Z]{{0,3}}[0-9]{{5,9}}){_RIGHT}"
BANK_CARD = _number("[3-69][0-9]{15,18}|[3-69][0-9]{3}(?:[ -][0-9]{4}){3}(?:[ -]?[0-9]{1,3})?")
BANK_ACCOUNT_NAMED = _after("账号|帐号|账户|帐户|卡号", "[0-9][0-9 -]{6,28}[0-9]")
# Its eleven digits as people group them; after the country's number or a word, anyhow.
_GROUPED = "|".join(
    (
        f"1[3-9][0-9]{_GAPS}[0-9]{{4}}{_GAPS}[0-9]{{4}}",
        "1[3-9][0-9]{2}[ -][0-9]{4}[ -][0-9]{3}",
        "1[3-9][0-9]{2}[ -][0-9]{3}[ -][0-9]{4}",
        "1[3-9][0-9]{3,4} [0-9]{5,6}",
        "1[3-9][0-9]{5} [0-9]{4}",
    )
)
_DIGITS_OF_MOBILE = f"1{_GAP}[3-9](?:{_GAP}[0-9]){{9}}"
MOBILE = _number(f"[(]?(?:(?:[+]|00)?86{_GAP})?(?:{_GROUPED})")
MOBILE_ABROAD = _number(f"(?:[+]|00)86{_GAP}{_DIGITS_OF_MOBILE}")
MOBILE_SPELT = _number(f"1{_SOME}[3-9](?:{_SOME}[0-9]){{9}}")
_TELEPHONE = "电话|座机|传真|[Tt][Ee][Ll]"
MOBILE_NAMED = _after(f"{_TELEPHONE}|手机|联系|致电|拨打|热线", _DIGITS_OF_MOBILE)
_SUBSCRIBER = "[0-9]{3,4}[ -]?[0-9]{4}(?:-[0-9]{1,5})?"
LANDLINE = _number(f"[(]?0(?:10|2[0-9]|[3-9][0-9]{{2}})[)]?[ ./·-]{{0,2}}{_SUBSCRIBER}")
LANDLINE_NAMED = _after(_TELEPHONE, _SUBSCRIBER)
_QQ, _WECHAT, _VX = "[Qq][Qq]|扣扣", "微信|薇信|威信|[Ww][Ee][Cc][Hh][Aa][Tt]", "[VvWw][Xx]"
_ACCOUNT = "(?:号码|账号|帐号|群号|群|号|[Ii][Dd])"
_IS = "[ :=(是为-]"
QQ_NAMED = f"(?:{_QQ}){_ACCOUNT}?{_IS}{{0,3}}([1-9][0-9]{{4,11}}){_APART_RIGHT}"
WECHAT = f"(?:{_WECHAT}){_IS}{{0,3}}([A-Za-z][A-Za-z_-]{{0,18}}[0-9]{{2}}[0-9A-Za-z_-]{{0,17}}|[0-9]{{5,19}})"
WECHAT_NAMED = (
    f"(?:(?:{_WECHAT})(?:{_ACCOUNT}{_IS}{{0,3}}|{_IS}{{1,3}})|{_LEFT}(?:{_VX})号?{_IS}{{1,3}})"
    "([A-Za-z][0-9A-Za-z_-]{5,19}|[0-9]{5,19})"
)
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
    (Kind.CITIZEN_ID, CITIZEN_ID_SPELT),
    (Kind.CITIZEN_ID_LIKE, CITIZEN_ID),
    (Kind.CITIZEN_ID_LIKE, CITIZEN_ID_NAMED),
    (Kind.FOREIGN_ID, FOREIGN_ID),
    (Kind.FOREIGN_ID, FOREIGN_ID_OLD),
    (Kind.CITIZEN_ID_15, CITIZEN_ID_15),
    (Kind.DOCUMENT, DOCUMENT),
    (Kind.DOCUMENT, DOCUMENT_NAMED),
    (Kind.DOCUMENT, DOCUMENT_LATIN),
    (Kind.BANK_ACCOUNT, BANK_CARD),
    (Kind.BANK_ACCOUNT, BANK_ACCOUNT_NAMED),
    (Kind.MOBILE, MOBILE),
    (Kind.MOBILE, MOBILE_ABROAD),
    (Kind.MOBILE, MOBILE_SPELT),
    (Kind.MOBILE, MOBILE_NAMED),
    (Kind.LANDLINE, LANDLINE),
    (Kind.LANDLINE, LANDLINE_NAMED),
    (Kind.EMAIL, EMAIL),
    (Kind.ONLINE_ACCOUNT, QQ_NAMED),
    (Kind.ONLINE_ACCOUNT, WECHAT),
    (Kind.ONLINE_ACCOUNT, WECHAT_NAMED),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_NAMED),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_CLAUSE),
    (Kind.HOME_ADDRESS, HOME_ADDRESS_FLAT),
)

# Digits in other clothes, and letters that pass for 0 and 1.
DISGUISED = f"{DIGITS.taken}OoIl"
DISGUISED_X = "×ⅩХⅹх"
_ANY = f"0-9{DISGUISED}"
# Beside some digits, so that what stands there may be one more.
DISGUISED_RUN = f"(?:[{_ANY}]{_GAP}){{3,}}[{DISGUISED}{DISGUISED_X}]|[{DISGUISED}](?:{_GAP}[{_ANY}]){{3,}}"
SPELT = f"[{_ANY}](?:{_GAP}[{_ANY}]){{6,}}"

_PAPERS = f"{_PASSPORT}|身份证|护照|通行证|台胞证|回乡证|军官证|士官证"
_ACCOUNTS = f"{_QQ}|{_WECHAT}|{_VX}"
_WORDS = f"{_PAPERS}|{_ACCOUNTS}|住|户籍|单元"
# Brackets of any kind round a part of a number.
_OPEN, _CLOSE = OPENING.replace("[", r"\["), CLOSING.replace("]", r"\]")
BRACKETED = f"[{_OPEN}](?:0[0-9]{{2,3}}|1[3-9][0-9])[{_CLOSE}]|[0-9][{_OPEN}][0-9]{{3,8}}[{_CLOSE}][ -]?[0-9]"
# Cheap, and true of every text (in half width, nothing invisible) in which any of the above finds something,
# if need be with its disguised digits seen as what they are.
SUSPICIOUS = (
    f"[{_ANY}][{_ANY} {BETWEEN_DIGITS}]{{5,}}[{_ANY}Xx{DISGUISED_X}]|{BRACKETED}|[0-9A-Za-z]@|{_WORDS}"
)
# What stands for a letter or a digit, or for a sign between digits, once it is in half width.
WIDE = "".join(c for c, plain in zip(*PLAIN, strict=True) if plain.isalnum() or plain in "@ ")
WIDE_BETWEEN = "".join(c for c, plain in zip(*PLAIN, strict=True) if plain in BETWEEN_DIGITS)
# The same as `SUSPICIOUS` for text as people wrote it, with whatever nobody sees in it.
SUSPICIOUS_AS_WRITTEN = f"{SUSPICIOUS}|[{WIDE}{INVISIBLE}]|[0-9][{WIDE_BETWEEN}]|[{WIDE_BETWEEN}][0-9]"
# Like `SUSPICIOUS` for names and numbers of documents, in which a few digits are nothing unusual.
SUSPICIOUS_NAME = (
    f"[{_ANY}][{_ANY} {BETWEEN_DIGITS}]{{7,}}[{_ANY}Xx{DISGUISED_X}]|{BRACKETED}"
    f"|[EGHM][A-Z]?[{_ANY}]{{3}}|[0-9A-Za-z]@|{_WORDS}|{_TELEPHONE}|[账帐]|卡号|居留"
)

# A whole cell, as `uscc.normalise` leaves it, that has the shape of a citizen ID.
CITIZEN_ID_CELL = f"^{_PROVINCE}[0-9]{{4}}{_BORN}[0-9]{{3}}[0-9X]$"
CITIZEN_ID_15_CELL = f"^{_PROVINCE}[0-9]{{6}}{_MONTH_DAY}[0-9]{{3}}$"
DOCUMENT_CELL = f"^(?:{_DOCUMENT})$"
MOBILE_CELL = "^1[3-9][0-9]{9}$"
