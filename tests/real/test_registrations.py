"""20,237 registrations as they were published, through all stations; then codes that are no good ones."""

import random
import re
from collections import Counter
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from gongxin.access.actor import platform
from gongxin.catalogue.load import load
from gongxin.collection import actions as collection
from gongxin.collection import queries
from gongxin.collection.states import Kind
from gongxin.demo.city import organisations
from gongxin.disclosure import grams
from gongxin.disclosure.search import search
from gongxin.flows import waiting
from gongxin.kernel.findings import Severity
from gongxin.kernel.text import name_key
from tests.cast import AT
from tests.journeys.town import counts, founded
from tests.real.files import PACKS, rows, unpacked, write

ITEM = "organisation-registration"
NAME, CODE, CAPITAL, ADDRESS = "企业名称", "统一社会信用代码", "注册资金", "注册地址"
TWO_FORMS = "91451228MA5K93XU71"
TWO_ORGANISATIONS = "91440300MA5JJF6G7Y"
FOREIGN = {"美": "USD", "港": "HKD", "日": "JPY", "欧": "EUR"}


@pytest.fixture(scope="module")
def sample(real_data):
    return real_data / "mainland_registry_sample"


@pytest.fixture(scope="module")
def town(sample, server, clone, django_db_blocker):
    catalogue = load(["cn", PACKS / "mainland"])
    with founded(server, clone, django_db_blocker, catalogue) as made:
        yield made


@pytest.fixture(scope="module")
def hand_in(town):
    (source,) = town.catalogue.sources
    return lambda path: town.hand_in(path, item=ITEM, department=source)


@pytest.fixture(scope="module")
def published(sample):
    return rows(sample / "registry_sample.csv.gz")


@pytest.fixture(scope="module")
def registered(hand_in, sample, tmp_path_factory):
    return hand_in(unpacked(sample / "registry_sample.csv.gz", tmp_path_factory.mktemp("files")))


def found(delivery) -> Counter[str]:
    return Counter(finding.rule for finding in queries.every_finding(delivery))


def places(delivery, rule: str) -> list[int]:
    return sorted(f.source_row for f in queries.every_finding(delivery) if f.rule == rule)


def facts(town, *fields: str) -> dict[str, tuple[str | None, ...]]:
    """Code → what the public reads of its registration."""
    public = ", ".join(f"f.public->>'{field}'" for field in fields)
    answer = town.ask(
        f"select o.code, {public} from shown.fact f join shown.organisation o using (subject_id)"
    )
    return {code: values for code, *values in answer}


def test_nearly_every_row_is_in_and_public(town, registered, published):
    assert len(published) == 20_237
    assert len({row[CODE] for row in published}) == 20_231
    assert counts(registered) == {"accepted": 20_222, "unchanged": 4, "held": 11}
    known = {code for (code,) in town.ask("select code from identity.subject where not provisional")}
    untold = {published[place - 2][CODE] for place in places(registered, "S-010")}
    assert known >= {row[CODE] for row in published} - {TWO_FORMS, TWO_ORGANISATIONS, *untold}
    assert len(facts(town, "name").keys() & {row[CODE] for row in published}) == 20_222


def test_four_rows_repeat_what_the_file_says_already(registered, published):
    """Only columns differ that are no part of a registration: under which province and year it was found."""
    repeats = [published[place - 2] for place in places(registered, "D-001")]
    assert len(repeats) == 4
    for row in repeats:
        first = next(one for one in published if one[CODE] == row[CODE])
        assert {name for name in row if row[name] != first[name]} <= {
            "所在省份",
            "地区",
            "源文件年份",
            "源文件省份",
        }


def test_one_code_with_two_forms_of_a_name_waits_as_one_record_in_two_wordings(town, registered):
    one, other = (row for row in town.waiting(registered) if row.subject_code == TWO_FORMS)
    assert one.kind == other.kind == Kind.HELD
    assert one.rules == other.rules == ["D-002"]
    assert one.subject_name != other.subject_name


def test_one_code_with_two_unrelated_names_is_a_conflict(town, registered):
    both = [row for row in town.waiting(registered) if row.kind == Kind.CONFLICT]
    assert [row.subject_code for row in both] == [TWO_ORGANISATIONS] * 2
    assert all("I-011" in row.rules for row in both)


def test_nothing_is_refused_and_every_warning_has_its_reason(registered):
    """Repeats, clashes and the conflict; one capital; several names; branches without parent; rare authorities.

    Seven names have a second one behind a blank or in brackets that may be another's. Two former or second names are of works, as those of businesses are.
    """
    assert found(registered) == {
        "D-001": 4,
        "D-002": 4,
        "I-011": 2,
        "I-004": 2,
        "S-003": 1,
        "S-010": 7,
        "S-011": 10,
        "P-012": 2,
        "DJZC-L-001": 258,
    }
    worst = {f.severity for f in queries.every_finding(registered)}
    assert not worst & {Severity.ERROR, Severity.PERSONAL}


def test_every_capital_but_one_is_read_and_stays_in_its_currency(town, registered, published):
    spellings = {re.sub("[0-9.,]", "", row[CAPITAL]) for row in published}
    assert len(spellings) == 32  # with N/A and the bare number
    capital = facts(town, "capital", "capital_currency")
    unread = {published[place - 2][CAPITAL] for place in places(registered, "S-003")}
    assert len(unread) == 1, "a comma between no thousands"
    read = Counter()
    for row in published:
        if row[CODE] not in capital or row[CAPITAL] in {"", "N/A"} or row[CAPITAL] in unread:
            continue
        amount, currency = capital[row[CODE]]
        named = next((code for sign, code in FOREIGN.items() if sign in row[CAPITAL]), "CNY")
        assert (Decimal(amount or ""), currency) == (whole_units(row[CAPITAL]), named), row[CAPITAL]
        read[currency] += 1
    assert read["USD"] > 200
    assert set(read) == {"CNY", *FOREIGN.values()}


def test_former_names_go_to_the_registry_and_second_ones_beside_the_name(town, registered, published):
    cells = {row[CODE]: row[NAME] for row in (published[place - 2] for place in places(registered, "S-011"))}
    told = facts(town, "name", "former_name", "other_name")
    for code, cell in cells.items():
        name, former, other = told[code]
        assert name in cell.replace("(", "（").replace(")", "）")
        works = cell.rstrip("）)").endswith("厂")
        assert (former is None) == ("原名" not in cell or works)
        assert (other is None) == ("第二名称" not in cell or works)
    history = town.ask(
        "select s.code, n.name from identity.name n join identity.subject s on s.id = n.subject_id"
        " where n.valid_from = '-infinity'"
    )
    assert dict(history) == {code: told[code][1] for code in cells if told[code][1]}


def whole_units(text: str) -> Decimal:
    """万 or a bare figure: ten thousands; the currency's own unit alone: as it is."""
    figure = Decimal(re.sub("[^0-9.]", "", text))
    stated = "元" in text and "万" not in text
    return (figure if stated else figure * 10_000).quantize(Decimal("0.01"))


def test_registered_addresses_are_public_as_they_were_registered(town, registered, published):
    """982 of them name a building's entrance; to a reader of decisions 685 would look like somebody's flat."""
    public = {code: address for code, (address,) in facts(town, "address").items()}
    stated = {row[CODE]: row[ADDRESS] for row in published if row[CODE] in public}
    assert sum("单元" in text for text in stated.values()) > 900
    assert {code: text for code, text in public.items() if code in stated and text != stated[code]} == {
        code: None for code, text in stated.items() if text in {"", "N/A"}
    }


def test_a_row_that_a_clerk_confirmed_is_in_and_then_every_code_is(town, registered, published):
    def decide(code: str) -> None:
        rows = [row for row in town.waiting(registered) if row.subject_code == code]
        for row, action in zip(rows, ("confirm", "refuse"), strict=False):
            waiting.decide(
                row.pk,
                action,
                reason="已核对登记档案。",
                proof="登记档案",
                catalogue=town.catalogue,
                actor=platform("desk"),
                at=AT,
            )

    decide(TWO_FORMS)
    decide(TWO_ORGANISATIONS)
    for place in places(registered, "S-010"):
        decide(published[place - 2][CODE])
    assert facts(town, "name").keys() >= {row[CODE] for row in published}


def test_the_same_file_again_changes_nothing(hand_in, town, registered, sample, tmp_path):
    def state():
        return town.ask("select count(*), max(position) from ledger.append"), town.ask(
            "select count(*) from ledger.revision"
        )

    before = state()
    again = hand_in(unpacked(sample / "registry_sample.csv.gz", tmp_path))
    assert counts(again) == {"unchanged": 20_237}
    assert state() == before


# Names ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def names(town, registered) -> dict[str, str]:
    """Key → a name that may be found; several organisations may bear it."""
    return {name_key(name): name for (name,) in town.ask("select name from shown.organisation order by code")}


@pytest.fixture(scope="module")
def ask(town, registered):
    with town.connect("portal") as login:
        yield lambda text: [name_key(hit.name) for hit in search(text, connection=login)]


def some(names, size: int, seed: int) -> list[str]:
    return random.Random(seed).sample(sorted(names), size)


def test_a_whole_name_finds_itself_first(ask, names):
    for key in some(names, 150, seed=1):
        assert ask(names[key])[0] == key


@pytest.mark.parametrize("length", [2, 3, 5])
def test_a_fragment_finds_all_that_hold_it_and_nothing_else(ask, town, names, length):
    borne = [
        (name_key(name), [name_key(one) for one in (name, *former)])
        for name, former in town.ask("select name, former from shown.organisation")
    ]
    chance = random.Random(length)
    for key in some(names, 120, seed=length):
        start = chance.randrange(max(1, len(key) - length))
        fragment = key[start : start + length]
        if fragment.isascii():
            continue
        holding = sorted(present for present, keys in borne if any(fragment in key for key in keys))
        hits = ask(fragment)
        assert len(hits) == min(20, len(holding)), fragment
        assert set(hits) <= set(holding), fragment


def test_initials_find_all_that_begin_so_and_nothing_else(ask, town, names):
    letters = {
        name_key(name): grams.initials(name_key(name))
        for (name,) in town.ask("select name from shown.organisation")
    }
    for key in some(names, 100, seed=7):
        asked = letters[key][:6]
        if not asked.isalpha() or not asked.isascii():
            continue
        holding = {one for one, its in letters.items() if asked in its}
        hits = ask(asked)
        assert set(hits) <= holding, asked
        assert len(holding) > 20 or set(hits) == holding, asked


def test_a_name_with_one_character_wrong_is_found_all_the_same(ask, names):
    asked = [key for key in some(names, 200, seed=9) if len(key) >= 8]
    chance = random.Random(9)
    missed = 0
    for key in asked:
        place = chance.randrange(len(key))
        missed += key not in ask(key[:place] + "彧" + key[place + 1 :])[:10]
    assert missed <= len(asked) // 100


def test_no_made_up_organisation_has_the_name_or_the_code_of_a_real_one(published):
    made = organisations(20_000)
    assert not {name_key(one.name) for one in made} & {name_key(row[NAME]) for row in published}
    assert not {one.code for one in made} & {row[CODE] for row in published}


# Codes that are no good ones ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def bad(sample):
    return rows(sample / "code_anomalies.csv.gz")


@pytest.fixture(scope="module")
def anomalies(hand_in, registered, sample, tmp_path_factory):
    return hand_in(unpacked(sample / "code_anomalies.csv.gz", tmp_path_factory.mktemp("files")))


def fates(town, delivery, size: int) -> list[str]:
    """What became of every row of a file: its kind of queue, its strongest refusal, or in."""
    became = ["in"] * size
    for row in town.waiting(delivery):
        became[row.source_row - 2] = row.kind
    for finding in queries.every_finding(delivery):
        if finding.severity in {Severity.ERROR, Severity.PERSONAL}:
            place = finding.source_row - 2
            became[place] = "personal" if "personal" in {became[place], finding.severity} else "refused"
    return became


def test_every_kind_of_anomaly_meets_its_own_fate(town, anomalies, bad):
    """Small letters are capitals; a wrong check character waits; old numbers in the place of a code go back.

    Eight numbers are of individual businesses; without a right one 40 names, most of works (厂), may be too.
    """
    became = Counter(zip((row["类别"] for row in bad), fates(town, anomalies, len(bad)), strict=True))
    assert became == {
        ("badchar", "in"): 47,
        ("ok_orgcheck_bad", "in"): 32,
        ("badcheck", "held"): 25,
        ("badcheck", "personal"): 1,
        ("regno15", "refused"): 591,
        ("regno15", "personal"): 9,
        ("badlen", "refused"): 228,
        ("badlen", "personal"): 38,
    }
    assert counts(anomalies) == {"accepted": 79, "held": 25, "refused": 819, "personal": 48}


def test_each_is_told_what_is_wrong_with_it(anomalies):
    told = found(anomalies)
    assert {rule: told[rule] for rule in ("I-001", "I-003", "I-005", "P-005", "P-009")} == {
        "I-001": 866,
        "I-003": 26,
        "I-005": 38,
        "P-005": 8,
        "P-009": 48,
    }


def kept(delivery) -> list[dict[str, str]]:
    return pq.read_table(collection.store().kept(delivery.rows_digest)).to_pylist()


def individual_businesses(bad) -> set[str]:
    numbers = {row[CODE] for row in bad if row["类别"] == "regno15" and row[CODE][6] in "6789"}
    assert len(numbers) == 8
    return numbers


def test_nothing_of_an_individual_business_is_kept(town, anomalies, bad):
    numbers = individual_businesses(bad)
    names = {row[NAME] for row in bad if row[CODE] in numbers}
    for row in kept(anomalies):
        assert row["code"] not in numbers
        assert row["name"] not in names
    assert not {row.subject_name for row in town.waiting(anomalies)} & names


def test_a_code_issued_with_a_wrong_check_character_is_confirmed_once(
    town, hand_in, anomalies, bad, tmp_path
):
    issued = [row for row in town.waiting(anomalies) if row.rules == ["I-003"]][:3]
    for row in issued:
        waiting.decide(
            row.pk,
            "confirm",
            reason="确为早期误发。",
            proof="登记机关复函",
            catalogue=town.catalogue,
            actor=platform("desk"),
            at=AT,
        )
    codes = {row.subject_code for row in issued}
    again = [row for row in bad if row[CODE] in codes]
    assert counts(hand_in(write(tmp_path / "again.csv", again, list(bad[0])))) == {"unchanged": 3}


def test_old_numbers_in_their_own_column_lead_to_nobody_yet(town, hand_in, bad, tmp_path):
    old = [row | {"注册号": row[CODE]} for row in bad if row["类别"] == "regno15"]
    headers = [name for name in bad[0] if name != CODE]
    delivery = hand_in(write(tmp_path / "old.csv", old, [*headers, "注册号"]))
    assert counts(delivery) == {"unlinked": 591, "personal": 9}
    assert not {row["registration_number"] for row in kept(delivery)} & individual_businesses(bad)


def test_rows_whose_columns_slipped_are_neither_taken_nor_kept(town, hand_in, registered, sample, tmp_path):
    """A piece of a foreign representative's name stands where other facts belong."""
    delivery = hand_in(unpacked(sample / "shifted_rows_masked.csv", tmp_path))
    assert counts(delivery) == {"personal": 12}
    assert found(delivery)["DJZC-P-001"] == 12
    assert kept(delivery) == town.waiting(delivery) == []
