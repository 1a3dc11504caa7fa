"""The present name is told from former and second ones; where nothing tells them apart a person looks."""

import json
from dataclasses import replace

import pytest

from tests.quality.rows import checked, penalty, staged
from tests.quality.test_amounts_in_other_currencies import rules_of
from tests.quality.test_registered_addresses import REGISTRATION, registration

NOW, WAS, ONCE = "示例市云帆机械有限公司", "示例市云帆机械厂有限公司", "示例市第二机械有限公司"


def registered(engine, rows_of, *rows: dict[str, str]):
    return checked(rows_of(engine, staged(*rows, item=REGISTRATION)), item=REGISTRATION).to_pylist()


def said(row) -> str:
    return row["compared"] or row["payload"]


def test_former_and_second_names_go_to_their_own_columns(engine, rows_of):
    rows = registered(
        engine,
        rows_of,
        registration(name=f"{NOW}(原名:{WAS})"),
        registration(name=f"{NOW}（曾用名：{WAS}、{ONCE}）", former_name="示例市旧有限公司"),
        registration(name=f"{NOW}（曾用名：{WAS}）", former_name=WAS),
        registration(name=f"第一名称:{NOW};第二名称:{WAS}"),
        registration(name=f'{NOW}（曾用名："{WAS}）'),
        registration(name=NOW, former_name=WAS),
    )
    assert [row["name"] for row in rows] == [row["subject_name"] for row in rows] == [NOW] * 6
    assert [(row["former_name"], row["other_name"]) for row in rows] == [
        (WAS, None),
        (f"示例市旧有限公司、{WAS}、{ONCE}", None),
        (WAS, None),
        (None, WAS),
        (f'"{WAS}', None),
        (WAS, None),
    ]
    assert [rules_of(row) for row in rows] == [{"S-011"}] * 5 + [set()]
    assert [row["severity"] for row in rows] == ["note"] * 5 + [None]
    for row in rows:
        assert json.loads(row["payload"]).get("former_name") == row["former_name"]
    assert said(rows[0]) == said(rows[2]) == said(rows[5])


def test_an_item_without_such_columns_keeps_the_present_name(duckdb, rows_of):
    rows = staged(penalty(counterparty_name=f"{NOW}（原名：{WAS}）"), penalty(counterparty_name=NOW))
    one, other = checked(rows_of(duckdb, rows)).to_pylist()
    assert one["counterparty_name"] == NOW
    assert said(one) == said(other)


def test_two_names_with_a_mere_sign_between_them_are_held(engine, rows_of):
    cells = [
        f"{NOW}/{WAS}",
        f"{NOW}；{WAS}",
        f"{NOW} {WAS}（第二名称）",
        f"{NOW}（原{WAS}）",
        "示例市A/B测试有限公司",
        f"{NOW}/",
    ]
    rows = registered(engine, rows_of, *(registration(name=cell) for cell in cells))
    assert [row["severity"] for row in rows] == ["doubt"] * 3 + [None] * 3
    assert [rules_of(row) for row in rows] == [{"S-010"}] * 3 + [set()] * 3


def test_who_is_judged_is_who_bears_the_present_name(duckdb, rows_of):
    cells = ["张建行（原名：示例市云帆机械有限公司）", f"{NOW}（原名：张建行）"]
    rows = staged(*(penalty(counterparty_name=cell, counterparty_code="") for cell in cells))
    person, organisation = checked(rows_of(duckdb, rows)).to_pylist()
    assert (person["personal"], organisation["personal"]) == (True, False)


# In the cell of the name or of a former one; nothing of it may be left but organisations.
NOT_KEPT = [
    {"name": f"{NOW}（曾用名：张三服装店）"},
    {"name": f"{NOW}（第二名称：王小明工作室）"},
    {"name": f"张三（现名：{NOW}）"},
    {"name": f"{NOW}（曾用名：张三 {WAS}）"},
    {"name": f"{NOW}（曾用名：{WAS}（张三））"},
    {"name": NOW, "former_name": "张三"},
    {"name": NOW, "other_name": "王小明工作室"},
    {"name": NOW, "former_name": f"张三 {WAS}"},
    {"name": NOW, "former_name": f"{WAS}，张三"},
]


def test_a_former_or_second_name_that_is_no_organisations_is_left_out_and_said(engine, rows_of):
    found = registered(engine, rows_of, *(registration(**cells) for cells in NOT_KEPT))
    for row, cells in zip(found, NOT_KEPT, strict=True):
        assert (row["name"], row["former_name"], row["other_name"]) == (NOW, None, None), cells
        assert "张三" not in row["payload"], cells
        assert "王小明" not in row["payload"], cells
        assert "P-012" in rules_of(row), cells
        assert row["severity"] == "warning", cells


def test_of_several_former_names_none_stays_beside_one_that_may_be_somebodys(engine, rows_of):
    cells = [
        registration(former_name=f"张三服装店、{WAS}"),
        registration(former_name=f"张三宠物医院、{WAS}"),
        registration(name=f"{NOW}（曾用名：{WAS}、张三服装店）"),
        registration(former_name=f"{WAS}；{ONCE}"),
    ]
    rows = registered(engine, rows_of, *cells)
    assert [row["former_name"] for row in rows] == [None, None, None, f"{WAS};{ONCE}"]
    assert ["P-012" in rules_of(row) for row in rows] == [True, True, True, False]


def test_works_among_former_names_are_kept_where_no_surname_stands_in_them(engine, rows_of):
    kept = [
        f"示例市云帆机械厂、{WAS}",
        f"{WAS}；第二机械厂",
        f"{WAS}、示例市云帆机械厂、{ONCE}",
        f"张家口市云帆机械厂、{WAS}",
    ]
    left_out = [
        f"张三服装厂、{WAS}",
        f"示例市李明服装厂、{WAS}",
        f"{WAS}、欧阳建厂",
        f"{WAS}、云帆机械厂（张三）",
        "示例市云帆机械厂",
        "示例市云帆机械厂、示例市第二机械厂",
    ]
    cells = [
        *(registration(former_name=cell) for cell in (*kept, *left_out)),
        registration(name=f"{NOW}（曾用名：{kept[0]}）"),
    ]
    found = registered(engine, rows_of, *cells)
    assert [row["former_name"] for row in found] == [
        *(cell.replace("；", ";") for cell in kept),
        *(None for _ in left_out),
        kept[0],
    ]


SOUND = [
    "示例市丁县投资合伙企业（有限合伙）",
    "示例市明月会计师事务所（特殊普通合伙）",
    "示例市红星石料厂（普通合伙）",
    "示例市红星石料厂（个人独资）",
    "示例市供销合作社联合社（集团）",
    "示例市红星养殖场（微型企业）",
    "示例市云帆有限公司（下岗再就业）",
    "示例市云帆国际贸易有限公司（北京）",
    "示例市云帆有限公司（示例市甲区）",
    "示例市云帆有限公司（青岛路分公司）",
    "示例市云帆有限公司（第二门店）",
    "示例市石油有限公司加油站（南区）",
    "示例市云帆有限公司连锁店（263）",
    "示例市云帆有限公司（欠）",
    f"{NOW}（{WAS}）",
    f"{NOW}（简称:示例银行甲区支行）",
    f"{NOW} 第二分公司",
    f"{NOW} 甲区营销服务部",
    f"{NOW} 杭州中心店",
    f"{NOW} 示例分公司甲区营销服务部",
    "示例市 云帆机械有限公司",
    "示例市云帆乳胶制品 厂",
    "示例云帆（北京）有限公司",
    "示例云帆（张家口）有限公司",
    "示例市云帆有限公司（张家口）分公司",
    "示例市云帆有限公司（青岛路）分公司",
    "示例市云帆（石材）厂",
    "示例市云帆（集团）有限公司",
    "示例市云帆有限公司（筹）",
    "高盛（示例）有限公司",
    "欧阳建设（示例）有限公司",
    "示例 云帆机械有限公司",
    "示例市云帆有限公司（成都路）分公司",
    "示例云帆（冷链）有限公司",
    "示例市 安 装 工 程 有 限 公 司",
    "高盛 总公司",
    "Acme Trading 示例有限公司",
]
HELD = [
    f"{NOW} {ONCE}",
    f"{NOW}（红星石料厂）",
    f"{NOW}（原示例开关厂）",
    f"{NOW}（MASTER CROWN ELECTRO",
    f"{NOW}（曾用名：{WAS}）示例分公司",
]
PERSONS = [
    f"{NOW}（张三）",
    f"{NOW}（张三",
    f"{NOW}（张三）（普通合伙）",
    f"{NOW}（法定代表人张三）",
    f"{NOW}（原张三）",
    f"{NOW}（张三服装店）",
    f"{NOW}（买买提·艾力）",
    f"{NOW}（王红旗）",
    f"{NOW}（John Smith）",
    f"{NOW} 张三",
    f"{NOW} 张三 李四",
    f"{NOW} 王建行",
    f"{NOW}　张三（曾用名：{WAS}）",
    f"{NOW}（曾用名：张三）示例分公司",
    f"{NOW}曾用名张三",
    f"{WAS}（现名：张三）",
    f"{NOW}（张三）分公司",
    f"{NOW}(张三)分公司",
    f"{NOW}（张三分公司）（李四）示例厂",
    f"{NOW}（法定代表人张三）分公司",
    f"{NOW}（买买提·艾力）分公司",
    f"{NOW}（John Smith）分公司",
    f"{NOW}（欧阳建厂）分公司",
    f"{NOW} 张三 分公司",
    "示例（张三）机械有限公司",
    f"张三（{NOW}）分公司",
    f"张三 {NOW}",
    f"张 三 {NOW}",
    f"{NOW}（张 三）第一分公司",
    f"（曲波）{NOW}",
    f"曲波 {NOW}",
    "示例机械（曲波）有限公司",
    "示例机械（李䶮）有限公司",
    "李小 明 某公司",
    "李 小明 某厂",
    f"阚清子 {NOW}",
    "示例机械（阚清子）有限公司",
    f"José García {NOW}",
    f"John Smith {NOW}",
    "示例机械（José García）有限公司",
]


@pytest.mark.parametrize(
    ("names", "severity", "rules"),
    [(SOUND, None, set()), (HELD, "doubt", {"S-010"}), (PERSONS, "personal", {"P-010"})],
)
def test_whom_words_beside_a_name_tell_of(engine, rows_of, names, severity, rules):
    found = registered(engine, rows_of, *(registration(name=name) for name in names))
    told = [
        (name, row["severity"], rules_of(row) & {"S-010", "P-010"} >= rules)
        for name, row in zip(names, found, strict=True)
    ]
    assert told == [(name, severity, True) for name in names]


def test_who_bears_a_name_is_looked_at_without_its_brackets(engine, rows_of):
    cells = [f"张三（{NOW}）", f"艾力·买买提（{NOW}）", f"省国资委（{NOW}）"]
    found = registered(engine, rows_of, *(registration(name=cell) for cell in cells))
    assert [("P-013" in rules_of(row), row["payload"] is None) for row in found] == [
        (True, True),
        (True, True),
        (False, False),
    ]


def test_a_name_as_people_bear_is_not_taken_beside_a_right_code(duckdb, rows_of):
    organisations = ["ABC TRADING LTD", "Acme Sons Gmbh", "省国资委"]
    cells = [*FOREIGN, "李𠮷", *organisations]
    found = checked(rows_of(duckdb, staged(*(penalty(counterparty_name=cell) for cell in cells)))).to_pylist()
    assert [(cell, row["personal"]) for cell, row in zip(cells, found, strict=True)] == [
        (cell, cell not in organisations) for cell in cells
    ]


NOBODYS = ["张三", "李四、张三", "艾力·买买提", f"{NOW}（张三）", f"张三 {NOW}", f"{NOW}（张三）分公司"]
FOREIGN = ["李䶮", "李 明", "John Smith", "JOHN SMITH", "José García", "迪丽热巴迪力木拉提"]


def test_whoever_stands_where_a_parent_belongs_is_left_out_and_said(engine, rows_of):
    cells = [*NOBODYS, "张三服装店", "法定代表人张三", NOW, f"{NOW}、{WAS}", f"{NOW}（张家口）分公司"]
    found = registered(engine, rows_of, *(registration(parent_name=cell) for cell in cells))
    assert [row["parent_name"] for row in found] == [None] * (len(cells) - 3) + cells[-3:]
    assert ["P-012" in rules_of(row) for row in found] == [True] * (len(cells) - 3) + [False] * 3
    assert not [row for row in found if "张三" in row["payload"]]


BODIES = [
    "省国资委",
    "示例市财政厅",
    "示例市市场监督管理局、示例市公安局",
    "国家税务总局示例市税务局稽查处",
    "示例市甲街道",
]


def test_whoever_stands_where_the_decider_belongs_is_left_out_and_the_row_goes_back(engine, rows_of):
    nobodys = [*NOBODYS, *FOREIGN]
    cells = [*nobodys, *BODIES]
    found = checked(rows_of(engine, staged(*(penalty(decider_name=cell) for cell in cells)))).to_pylist()
    assert [row["decider_name"] for row in found] == [None] * len(nobodys) + BODIES
    assert [row["severity"] for row in found] == ["error"] * len(nobodys) + [None] * len(BODIES)


def test_a_persons_name_where_a_number_of_the_organisation_belongs_is_not_taken(engine, rows_of):
    numbers = ("institution_number", "social_organisation_number")
    cells = ["张三", "张 三丰", "阚清子", "SMITH, JOHN", "负责人某某", "鲁证字第0001号"]
    found = registered(engine, rows_of, *(registration(**dict.fromkeys(numbers, cell)) for cell in cells))
    said = [[row[number] for number in numbers] for row in found]
    assert said == [[None, None]] * 5 + [["鲁证字第0001号"] * 2]
    assert not [row for row in found if "张三" in row["payload"] or "阚清子" in row["payload"]]


def test_a_column_of_former_names_is_looked_at_without_one_of_present_names(duckdb, rows_of):
    fields = tuple(f for f in REGISTRATION.fields if f.name != "name")
    item = replace(REGISTRATION, fields=fields, rules=(), subject_kind="none", windows=())
    rows = staged(registration(former_name="张三"), registration(former_name=WAS), item=item)
    found = checked(rows_of(duckdb, rows), item=item).to_pylist()
    assert [row["former_name"] for row in found] == [None, WAS]
