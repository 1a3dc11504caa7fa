"""What must get nowhere. No number here is anybody's: the sample of GB 11643, a day that no calendar has, a
division that is no place; the telephone has a subscriber number of noughts."""

from tests.journeys.papers import code_for

SAMPLE_ID = "11010519491231002X"
NO_DAY = "379900200002300013"
ID_15 = "379900500101001"
PHONE = "13000000017"
CARD = "6200000000000000000"
ADDRESS = "试样路17号3单元502室"
EMAIL = "shiyang17@example.org"
NUMBERS = (SAMPLE_ID, NO_DAY, ID_15, PHONE, CARD, ADDRESS, EMAIL)

REPRESENTATIVE = "赵试样"
PERSONS = tuple(f"{family}试样" for family in "钱孙李周吴郑王冯")
BUSINESS_CODE = code_for("92", 379_900_017)
BUSINESS_NUMBER = "379900600000177"
BUSINESSES = tuple(f"示例市{word}试样小吃店" for word in ("东", "西", "南", "北"))
DETAINED = "褚试样"
BESIDE = tuple(
    f"{family}试样" for family in "卫蒋沈韩杨朱秦尤许何吕施张孔曹严"
)  # beside an organisation's name, or in a cell that slipped
NAMED = "魏试样"  # in the cell of the name, beside an organisation's own code
EVERYTHING = (
    NAMED,
    *NUMBERS,
    REPRESENTATIVE,
    *PERSONS,
    BUSINESS_CODE,
    BUSINESS_NUMBER,
    *BUSINESSES,
    DETAINED,
    *BESIDE,
)
KEPT = "白鹭试样机械"  # of an organisation; found wherever rows are kept, so that the search is known to find

TEXT = (
    f"经办人身份证号码{SAMPLE_ID}（另见{NO_DAY}、证号{ID_15}），手机{PHONE}，卡号{CARD}，邮箱{EMAIL}，"
    f"住址：示例市中心区{ADDRESS}。"
)
BESIDE_AN_ADDRESS = TEXT.partition("住址")[0]  # where an organisation's own address is asked for
