"""One number in fifty disguises, in every kind of column: nothing of it is left in a payload or beside one.

No number here is anybody's: the sample of GB 11643; telephones whose subscriber number is noughts.
"""

import unicodedata

import pytest

from gongxin.kernel import personal
from tests.quality.rows import checked, penalty, staged

ID, PHONE, ID_15, CARD = "11010519491231002X", "13000000017", "379900500101001", "6200000000000000000"


WIDE = str.maketrans("0123456789X-+()", "０１２３４５６７８９Ｘ－＋（）")
CHINESE = str.maketrans("0123456789", "〇一二三四五六七八九")
FORMAL = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")
CIRCLED = str.maketrans("0123456789", "⓪①②③④⑤⑥⑦⑧⑨")
MATHEMATICAL = str.maketrans("0123456789", "".join(map(chr, range(0x1D7CE, 0x1D7D8))))
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
LETTERS = str.maketrans("01", "Ol")

DISGUISES = {
    "plain ID": ID,
    "small x": ID.lower(),
    "times sign": ID.replace("X", "×"),
    "Cyrillic": ID.replace("X", "Х"),
    "Roman ten": ID.replace("X", "Ⅹ"),
    "ID after letters": f"ID{ID}",
    "ID before letters": f"{ID}abc",
    "wide ID": ID.translate(WIDE),
    "ID in parts": f"{ID[:6]} {ID[6:14]} {ID[14:]}",
    "ID with dots": f"{ID[:6]}.{ID[6:14]}.{ID[14:]}",
    "ID with strokes": f"{ID[:6]}/{ID[6:14]}/{ID[14:]}",
    "ID with lines": f"{ID[:6]}_{ID[6:14]}_{ID[14:]}",
    "ID with dashes": f"{ID[:6]}－{ID[6:14]}－{ID[14:]}",
    "ID by four": "-".join((ID[:4], ID[4:8], ID[8:12], ID[12:16], ID[16:])),
    "ID spelt": " ".join(ID),
    "ID spelt with dots": ".".join(ID),
    "ID in Chinese": ID.translate(CHINESE),
    "ID in formal Chinese": ID.translate(FORMAL),
    "ID circled": ID.translate(CIRCLED),
    "ID mathematical": ID.translate(MATHEMATICAL),
    "ID Arabic": ID.translate(ARABIC),
    "ID half in Chinese": ID[:9] + ID[9:].translate(CHINESE),
    "ID with letters": ID.translate(LETTERS),
    "ID with nothing between": "\u200b".join(ID),
    "ID turned round": "\u202a".join((ID[:9], ID[9:])),
    "ID in boxes": "".join(f"{digit}\ufe0f\u20e3" for digit in ID),
    "ID of no day": "身份证110105194913310021",
    "old ID": ID_15,
    "old ID after letters": f"NO{ID_15}",
    "old ID in Chinese": ID_15.translate(CHINESE),
    "telephone": PHONE,
    "telephone after letters": f"TEL{PHONE}",
    "telephone after a letter": f"电话A{PHONE}",
    "telephone before letters": f"{PHONE}tel",
    "telephone abroad": f"+86-{PHONE}",
    "telephone abroad at once": f"0086{PHONE}",
    "wide telephone": PHONE.translate(WIDE),
    "telephone in parts": "130-0000-0017",
    "telephone in dots": "130.0000.0017",
    "telephone in strokes": "130/0000/0017",
    "telephone in lines": "130_0000_0017",
    "telephone in middle dots": "130·0000·0017",
    "telephone in wide dashes": "130－0000－0017",
    "telephone far apart": "130 - 0000 - 0017",
    "telephone spelt": " ".join(PHONE),
    "telephone in Chinese": PHONE.translate(CHINESE),
    "telephone in formal Chinese": PHONE.translate(FORMAL),
    "telephone circled": PHONE.translate(CIRCLED),
    "telephone circled with a wide space": "①③⓪\u3000/00000017",
    "telephone half in Chinese": "130" + "00000017".translate(CHINESE),
    "telephone with letters": PHONE.translate(LETTERS),
    "telephone with words behind": f"{PHONE}一个",
    "telephone with nothing between": "\u200d".join(PHONE),
    "landline": "0531-80000017",
    "landline after letters": "FAX0531-80000017",
    "ID in brackets": f"{ID[:6]}（{ID[6:14]}）{ID[14:]}",
    "ID in square brackets": f"{ID[:6]}【{ID[6:14]}】{ID[14:]}",
    "ID with long dashes": f"{ID[:6]}—{ID[6:14]}—{ID[14:]}",
    "ID of no check digit in brackets": "110105（19491231）0021",
    "telephone in long dashes": "130—0000—0017",
    "telephone in middle dashes": "130–0000–0017",
    "telephone by four": "1300-0000-017",
    "telephone by four after a word": "电话1300-0000-017",
    "telephone by five": "13000 000017",
    "telephone by six after a word": "联系电话：130000 00017",
    "telephone two by two": "手机13 00 00 00 01 7",
    "telephone in brackets": "(130)0000-0017",
    "telephone with its middle in brackets": "130（0000）0017",
    "telephone abroad in brackets": "+86（130）00000017",
    "telephone in lenticular brackets": "【130】00000017",
    "landline in three": "010-8000-0017",
    "landline in brackets": "(0531)80000017",
    "landline after a word in brackets": "联系电话(010)8000-0017",
    "landline with a long dash": "0531—80000017",
    "landline apart": "0531 8000 0017",
    "landline without its area": "TEL:80000017",
    "passport": "E12345678",
    "passport after a word": "Passport No. E12345678",
    "card": CARD,
    "card in parts": "6200 0000 0000 0000 000",
    "card after letters": f"NO{CARD}",
    "QQ": "QQ12345678",
    "QQ with words": "QQ号：12345678",
    "QQ in Chinese": "扣扣12345678",
    "WeChat": "微信号abc12345678",
    "WeChat in letters": "WeChat: shiyang12345678",
    "VX": "vx:shiyang12345678",
    "mail": "shiyang12345678@example.org",
}


def digits(text: str) -> str:
    """All digits, whatever they wear, and nothing between them."""
    plain = text.translate(str.maketrans("OoIl", "0011")).translate(
        str.maketrans("〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖", "00" + "123456789" * 2)
    )
    return "".join(str(unicodedata.digit(c)) for c in plain if unicodedata.digit(c, None) is not None)


SECRETS = ("1949123100", "194913310", "00000017", "80000017", "500101001", "12345678", "0" * 12)
WHERE = {
    "violation": "经查{}，属实",
    "facts": "经办人{}，属实",
    "remark": "{}",
    "content": "罚款。联系人（{}）",
    "counterparty_name": "示例市云帆机械制造有限公司（{}）",
    "decider_name": "示例市市场监督管理局 {}",
    "licence": "许可证 {}",
    "document_number": "示市监处罚〔2026〕7号 {}",
}


@pytest.mark.parametrize("place", WHERE)
def test_no_disguise_gets_through(duckdb, rows_of, place):
    rows = staged(*(penalty(**{place: WHERE[place].format(text)}) for text in DISGUISES.values()))
    table = checked(rows_of(duckdb, rows)).to_pylist()
    left = [
        (how, row["payload"])
        for how, row in zip(DISGUISES, table, strict=True)
        if not row["personal"]
        and any(secret in digits(str(row[place]) + str(row["subject_name"])) for secret in SECRETS)
    ]
    assert left == []


@pytest.mark.parametrize("how", DISGUISES)
def test_masking_a_disguise_again_changes_nothing(how):
    masked = personal.mask(DISGUISES[how])
    assert personal.mask(masked) == masked != DISGUISES[how]


@pytest.mark.parametrize("place", ["document_number", "licence"])
def test_a_number_alone_in_the_place_of_a_documents_number_is_no_persons(duckdb, rows_of, place):
    alone = [ID, "379900500101002", PHONE, "130-0000-0017", "E12345678", CARD, ID.translate(CHINESE)]
    rows = staged(*(penalty(**{place: text}) for text in alone))
    assert [row[place] for row in checked(rows_of(duckdb, rows)).to_pylist()] == ["***"] * len(alone)


@pytest.mark.parametrize("place", ["document_number", "licence"])
def test_no_year_and_no_counting_word_hides_a_person(duckdb, rows_of, place):
    hidden = [
        "联系 130 2005 0017",
        "联系人：130-2019-0017",
        "130-2019-0017",
        "王某 130-2019-0017",
        "TEL-130-2019-0017",
        "电话：130-2019-0017号",
        "联系方式〔2026〕13000000017号",
        f"第{PHONE}号",
        f"第{PHONE.translate(WIDE)}号",
        f"罚字第{PHONE}号",
        "第379900491231002号",
        f"身份证字第{ID_15}号",
        f"身份证〔1984〕第{ID_15}号",
    ]
    rows = staged(*(penalty(**{place: text}) for text in hidden))
    found = [row[place] for row in checked(rows_of(duckdb, rows)).to_pylist()]
    assert [left for left in found if "***" not in left or digits(left) not in {"", "2026", "1984"}] == []


OWN = [
    "示市监罚〔2025〕123号",
    "示市监处罚〔2026〕12345678号",
    "示石市监罚字〔2026〕13010012345号",
    "示药监械经营许20260001号",
    "JY13799001234567",
    "370102201900012345",
    "440301103097413",
    "国药准字H20123456",
    "(2026)示01行初123号",
    "XK-170-2026-0001",
    "示石环罚〔2026〕130-2026-0001号",
    "示石市监罚〔2026〕第13010012345号",
    "建字第370102202000123号",
    "91379900MA3ABCD158",
]


@pytest.mark.parametrize("place", ["document_number", "licence"])
def test_the_number_of_a_document_is_left(duckdb, rows_of, place):
    rows = staged(*(penalty(**{place: text}) for text in OWN))
    found = [row[place] for row in checked(rows_of(duckdb, rows)).to_pylist()]
    assert [text for text, left in zip(OWN, found, strict=True) if "*" in left] == []


@pytest.mark.parametrize(
    "text",
    [
        "罚款150,000,000.00元，没收1500000.00元至2000000.00元",
        "2026.05.06-2027.05.05，13:30-14:30",
        "二〇二六年五月六日决定，一九九八年施行",
        "第13、14、15、16、17、18条，①②③④⑤⑥⑦⑧⑨",
        "GB 50150-2016，GB/T 13810-2007，JGJ 130-2011",
        "微信公众号发布，微信支付12元，Windows系统，QQ浏览器",
        "统一社会信用代码N2379900MA3ABCD15P，批号A20260506001",
        "示市监罚〔2025〕123号",
    ],
)
def test_ordinary_numbers_are_left(text):
    assert personal.mask(text) == text
