from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from gongxin.catalogue.limits import Limit, LimitValue
from gongxin.catalogue.load import inspect, load
from gongxin.catalogue.model import Basis, Text
from gongxin.kernel.period import Period
from tests.catalogue.packs import FROM, TITLE, problems_after, sound, write

ITEM = "items/thing.v1.yaml"


def overlay(tmp_path, **files):
    content = {"pack.yaml": {"id": "local", "title": TITLE}, **dict(files.items())}
    return [write(tmp_path / "small", sound()), write(tmp_path / "local", content)]


def test_a_later_pack_adds_a_shorter_limit_and_the_longer_one_stays_beside_it(tmp_path):
    local = {
        "limits": {
            "year": {"title": TITLE, "values": [{"valid": FROM, "months": 6, "basis": {"instrument": "law"}}]}
        }
    }
    found = load(overlay(tmp_path, **{"limits.yaml": local}))
    assert sorted(v.months for v in found.limits["year"].bearing(date(2026, 1, 1))) == [6, 12]
    assert found.limits["year"].favours_shorter


def test_a_newer_version_takes_the_place_of_the_older_one_which_is_still_known(tmp_path):
    second = {**sound()[ITEM], "version": 2, "title": {"zh": "新", "en": "New"}}
    found = load(overlay(tmp_path, **{"items/thing.v2.yaml": second}))
    assert found.items["thing"].version == 2
    assert found.versions[1, 1].title.en == "Test"
    assert found.items["thing"].pack == "local"


def test_the_same_version_twice_is_refused(tmp_path):
    _, problems = inspect(overlay(tmp_path, **{ITEM: sound()[ITEM]}))
    assert [problem.code for problem in problems] == ["duplicate"]


def test_a_pack_adds_words_and_keeps_what_the_first_one_settled(tmp_path):
    found = load(
        overlay(tmp_path, **{"pack.yaml": {"id": "local", "title": TITLE, "organisation_words": ["社"]}})
    )
    assert found.organisation_words == ("公司", "社")
    assert (found.zone, found.identifier) == ("Asia/Shanghai", "uscc")
    assert found.packs == ("small", "local")


def test_a_draft_is_listed_with_what_it_lacks_and_is_not_loaded(tmp_path):
    def spoil(pack):
        pack[ITEM]["state"] = "draft"
        del pack[ITEM]["basis"]
        del pack[ITEM]["valid"]

    assert problems_after(tmp_path, spoil) == []
    found = load([tmp_path / "small"])
    assert not found.items
    assert [(draft.item.id, set(draft.missing)) for draft in found.drafts] == [
        ("thing", {"no_basis", "no_period"})
    ]


def test_a_class_that_needs_an_amount_counts_only_where_a_pack_sets_it(tmp_path):
    pack = sound()
    pack[ITEM]["fields"].append({"name": "fine", "code": "F", "label": TITLE, "kind": "money"})
    check = {"not_": {"check": {"at_least": {"field": "fine", "value": {"amount": "large"}}}}}
    case = {"class": "minor", "check": check, "basis": {"instrument": "law"}}
    pack[ITEM]["class"] = {"lawful": ["minor"], "cases": [case]}
    small = write(tmp_path / "small", pack)
    amounts = {"large": {"title": TITLE, "yuan": "50000.5", "valid": FROM, "basis": {"instrument": "law"}}}
    local = write(
        tmp_path / "local",
        {"pack.yaml": {"id": "local", "title": TITLE}, "amounts.yaml": {"amounts": amounts}},
    )

    assert load([small]).items["thing"].class_rule.cases == ()
    (found,) = load([small, local]).items["thing"].class_rule.cases
    assert found.arguments == {"check": {"at_least": {"field": "fine", "value": Decimal("50000.5")}}}
    assert found.valid == Period(date(2020, 1, 1))


def test_digests_ignore_comments_and_order_and_notice_everything_else(tmp_path):
    folder = write(tmp_path / "small", sound())
    before = load([folder])
    text = (folder / ITEM).read_text(encoding="utf-8")
    (folder / ITEM).write_text("# a comment\n" + text, encoding="utf-8")
    assert load([folder]).digest == before.digest
    (folder / ITEM).write_text(text.replace("nature: basic", "nature: positive"), encoding="utf-8")
    after = load([folder])
    assert after.digest != before.digest
    assert after.items["thing"].digest != before.items["thing"].digest


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


def limit(starts, favours_shorter):
    ordered = sorted(set(starts))
    ends = [*ordered[1:], None][: len(ordered)]
    values = tuple(
        LimitValue(f"x@{start}", Period(start, end), Basis("law"), months=n)
        for n, (start, end) in enumerate(zip(ordered, ends, strict=True))
    )
    return Limit("x", Text("", ""), favours_shorter=favours_shorter, values=values)


@given(st.lists(DAYS, max_size=5), DAYS)
def test_the_value_of_the_day_bears_first_and_later_ones_after_it(starts, day):
    bearing = limit(starts, favours_shorter=True).bearing(day)
    own = [v for v in bearing if day in v.valid]
    assert len(own) <= 1
    assert list(bearing[: len(own)]) == own
    assert all(v.valid.start > day for v in bearing[len(own) :])
    assert len(bearing) == len([s for s in set(starts) if s > day]) + len(own)


@given(st.lists(DAYS, max_size=5), DAYS)
def test_a_limit_that_nobody_is_favoured_by_is_that_of_the_day_alone(starts, day):
    bearing = limit(starts, favours_shorter=False).bearing(day)
    assert all(day in v.valid for v in bearing)
