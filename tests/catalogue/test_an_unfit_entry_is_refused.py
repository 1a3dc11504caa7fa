"""Nothing without law, nothing forbidden, nothing that points nowhere: each fault with its file and place."""

import re

import pytest

from gongxin.catalogue.load import inspect, load
from gongxin.kernel.errors import GongxinError
from tests.catalogue.packs import FROM, TITLE, field, problems_after, sound, write

ITEM = "items/thing.v1.yaml"


def test_the_pack_that_the_others_are_spoilt_from_is_sound(tmp_path):
    assert problems_after(tmp_path, lambda pack: pack) == []


def remove(key):
    return lambda pack: pack[ITEM].pop(key)


def put(key, value):
    return lambda pack: pack[ITEM].__setitem__(key, value)


def window(**changes):
    return lambda pack: pack[ITEM]["windows"][0].update(changes)


def rule(**changes):
    return lambda pack: pack[ITEM]["rules"][0].update(changes)


def add_field(*arguments, **more):
    return lambda pack: pack[ITEM]["fields"].append(field(*arguments, **more))


CASES = {
    "without a basis": (remove("basis"), "no_basis", ITEM, ""),
    "without a period": (remove("valid"), "no_period", ITEM, ""),
    "without a subject kind": (remove("subject_kind"), "no_subject_kind", ITEM, ""),
    "without an audience": (put("windows", []), "no_audience", ITEM, ""),
    "about persons": (put("subject_kind", "natural_person"), "natural_person", ITEM, "subject_kind"),
    "of subjects of its source that nothing tells apart": (
        put("subject_kind", "within_source"),
        "no_subject_by",
        ITEM,
        "",
    ),
    "published without a ground of its own": (
        lambda pack: pack[ITEM]["windows"][0].pop("basis"),
        "no_public_basis",
        ITEM,
        "windows[0]",
    ),
    "published without an end": (window(limits=[]), "no_end", ITEM, "windows[0]"),
    "with a window that ends on a day that is not kept": (
        lambda pack: (add_field("over_on", "date", stored=False)(pack), window(last_days=["over_on"])(pack)),
        "no_stored_day",
        ITEM,
        "windows",
    ),
    "with a window that starts with what is no day": (
        window(start="number"),
        "no_stored_day",
        ITEM,
        "windows",
    ),
    "with religion": (add_field("religion", "text"), "forbidden", ITEM, "fields"),
    "with a fingerprint, in its label": (
        add_field("f", "text", synonyms=["指纹特征"]),
        "forbidden",
        ITEM,
        "fields",
    ),
    "with a representative": (add_field("x", "label", synonyms=["法定代表人"]), "forbidden", ITEM, "fields"),
    "with real estate": (add_field("real_estate", "text"), "forbidden", ITEM, "fields"),
    "with an occupation": (add_field("y", "text", synonyms=["职业资格"]), "forbidden", ITEM, "fields"),
    "with a registered address in what is no registration": (
        add_field("seat", "address"),
        "not_registered",
        ITEM,
        "fields",
    ),
    "with one field twice": (add_field("number", "label"), "duplicate", ITEM, "fields"),
    "with a header that is also dropped": (
        add_field("z", "label", synonyms=["ＩＤ"]),
        "duplicate",
        ITEM,
        "fields",
    ),
    "with an unknown code list": (add_field("c", "code", codes="shapes"), "dangling", ITEM, ""),
    "with an unknown limit": (window(limits=["decade"]), "dangling", ITEM, ""),
    "with an unknown identity field": (put("identity", ["nobody"]), "dangling", ITEM, ""),
    "with an unknown instrument": (put("basis", [{"instrument": "dream"}]), "dangling", ITEM, ""),
    "with a rule on an unknown field": (
        rule(check={"filled": {"field": "nobody"}}),
        "dangling",
        ITEM,
        "",
    ),
    "with a rule on an unknown value": (
        rule(check={"contains_any": {"field": "colour", "values": ["green"]}}),
        "dangling",
        ITEM,
        "",
    ),
    "with an unknown check": (rule(check={"looks_nice": {}}), "unknown_check", ITEM, "rules[0].check"),
    "with a check inside a check that is unknown": (
        rule(check={"not_": {"check": {"looks_nice": {}}}}),
        "unknown_check",
        ITEM,
        "rules[0].check",
    ),
    "with wrong arguments": (
        rule(check={"filled": {"fields": ["name"]}}),
        "check_arguments",
        ITEM,
        "rules[0].check",
    ),
    "with two checks in one rule": (
        rule(check={"filled": {"field": "name"}, "parsed": {"field": "name"}}),
        "check_shape",
        ITEM,
        "rules[0].check",
    ),
    "with a message in one language": (rule(message={"zh": "测试"}), "needed", ITEM, "rules[0].message"),
    "with a mistyped key": (put("identitty", []), "unknown_key", ITEM, "identitty"),
    "with a kind that there is not": (add_field("k", "number"), "choice", ITEM, "fields[5].kind"),
    "with a day that is none": (put("valid", {"from": "2020-02-30"}), "value", ITEM, "valid.from"),
    "with a period that ends before it begins": (
        put("valid", {"from": "2020-01-02", "until": "2020-01-02"}),
        "period",
        ITEM,
        "valid",
    ),
    "with a limit of two lengths": (
        lambda pack: pack["limits.yaml"]["limits"]["year"]["values"][0].update(days=3),
        "one_length",
        "limits.yaml",
        "limits.year.values[0]",
    ),
    "with a limit without basis": (
        lambda pack: pack["limits.yaml"]["limits"]["year"]["values"][0].pop("basis"),
        "no_basis",
        "limits.yaml",
        "limits.year.values[0]",
    ),
    "with limits that overlap": (
        lambda pack: pack["limits.yaml"]["limits"]["year"]["values"].append(
            {"valid": {"from": "2021-01-01"}, "months": 3, "basis": {"instrument": "law"}}
        ),
        "overlap",
        "limits.yaml",
        "limits.year.values",
    ),
    "with an empty file": (lambda pack: pack.update({"codes/none.yaml": ""}), "empty", "codes/none.yaml", ""),
    "with a file that is no YAML": (
        lambda pack: pack.update({"codes/none.yaml": "a: [1"}),
        "yaml",
        "codes/none.yaml",
        "",
    ),
    "with a list where a mapping belongs": (
        lambda pack: pack.update({"codes/none.yaml": "- 1"}),
        "mapping",
        "codes/none.yaml",
        "",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_an_entry_is_refused(case, tmp_path):
    spoil, code, file, place = CASES[case]
    assert (code, file, place) in problems_after(tmp_path, spoil)


def test_every_fault_comes_out_in_one_run(tmp_path):
    def spoil(pack):
        pack[ITEM].pop("basis")
        pack[ITEM]["windows"][0]["limits"] = ["decade"]

    found = {code for code, _, _ in problems_after(tmp_path, spoil)}
    assert {"no_basis", "dangling"} <= found


def test_a_fault_is_told_in_both_languages_with_file_and_line(tmp_path):
    pack = sound()
    pack[ITEM]["subject_kind"] = "person"
    folder = write(tmp_path / "small", pack)
    line = (folder / ITEM).read_text(encoding="utf-8").splitlines().index("subject_kind: person") + 1

    with pytest.raises(GongxinError) as refusal:
        load([folder])

    assert refusal.value.code == "catalogue.refused"
    said = next(p for p in refusal.value.facts["problems"] if "自然人" in p)
    assert said.startswith(f"small/{ITEM}:{line} subject_kind: ")
    assert re.search("never natural persons", said)


def test_a_pack_that_does_not_exist_is_refused(tmp_path):
    _, problems = inspect([tmp_path / "nowhere"])
    assert [problem.code for problem in problems] == ["no_pack"]


def test_an_overlay_alone_is_refused(tmp_path):
    folder = write(tmp_path / "thin", {"pack.yaml": {"id": "thin", "title": TITLE}})
    _, problems = inspect([folder])
    assert [problem.code for problem in problems] == ["overlay_first"]


def test_one_number_never_serves_two_items(tmp_path):
    def spoil(pack):
        pack["items/zebra.v1.yaml"] = {**sound()[ITEM], "id": "zebra"}

    assert ("duplicate", "items/zebra.v1.yaml", "number") in problems_after(tmp_path, spoil)


def test_a_department_for_an_unknown_item_is_refused(tmp_path):
    source = {"number": 1, "code": "11379900990000017A", "name": TITLE, "division": "379900", "items": ["no"]}

    def spoil(pack):
        pack["sources.yaml"] = {"sources": [source]}

    assert ("dangling", "sources.yaml", "sources[0].items") in problems_after(tmp_path, spoil)


PROCEDURE = {
    "proposed": {"day": "2019-09-01", "by": "某局", "document": "某函〔2019〕1号"},
    "assessed": {"day": "2019-10-01", "document": "评〔2019〕1号"},
    "commented": {"from": "2019-10-08", "until": "2019-11-08", "document": "公告〔2019〕1号"},
    "approved": {"day": "2019-12-01", "by": "某政府", "document": "批〔2019〕1号"},
}
COMMENT = {
    "title": TITLE,
    "values": [{"valid": FROM | {"from": "2015-01-01"}, "days": 30, "basis": {"instrument": "law"}}],
}


def with_procedure(procedure=None, **changes):
    def spoil(pack):
        pack["pack.yaml"]["without_procedure"] = ["older v1"]
        pack["limits.yaml"]["limits"]["catalogue.comment"] = COMMENT
        whole = {**(PROCEDURE if procedure is None else procedure), **changes}
        if whole:
            pack[ITEM]["procedure"] = whole

    return spoil


def test_an_item_of_today_shows_how_it_came_into_force(tmp_path):
    assert problems_after(tmp_path / "whole", with_procedure()) == []
    found = problems_after(tmp_path / "none", with_procedure({}))
    assert [code for code, _, _ in found] == ["no_procedure"]


def test_a_day_that_lies_back_spares_no_item_its_procedure(tmp_path):
    def spoil(pack):
        with_procedure({})(pack)
        pack["instruments.yaml"]["instruments"]["law"]["valid"] = {"from": "1990-01-01"}
        pack[ITEM]["valid"] = {"from": "1990-01-01"}

    assert [code for code, _, _ in problems_after(tmp_path, spoil)] == ["no_procedure"]


def test_a_version_that_the_pack_names_is_spared_and_the_next_one_is_not(tmp_path):
    def spoil(pack):
        with_procedure({})(pack)
        pack["pack.yaml"]["without_procedure"] = [f"{pack[ITEM]['id']} v1"]

    def again(pack):
        spoil(pack)
        pack[ITEM]["version"] = 2

    assert problems_after(tmp_path / "named", spoil) == []
    assert [code for code, _, _ in problems_after(tmp_path / "next", again)] == ["no_procedure"]


def ended(pack):
    pack["instruments.yaml"]["instruments"]["old"] = {
        **pack["instruments.yaml"]["instruments"]["law"],
        "valid": {"from": "2020-01-01", "until": "2026-01-01"},
    }


def test_nothing_that_stays_in_force_rests_on_a_law_that_ended(tmp_path):
    def spoil(pack):
        ended(pack)
        pack[ITEM]["basis"].append({"instrument": "old"})

    def with_the_law(pack):
        spoil(pack)
        pack[ITEM]["valid"] = {"from": "2020-01-01", "until": "2026-01-01"}

    found = problems_after(tmp_path / "longer", spoil)
    assert [(code, file) for code, file, _ in found] == [("ended_instrument", ITEM)]
    assert problems_after(tmp_path / "as long", with_the_law) == []


@pytest.mark.parametrize("place", ["list", "value"])
def test_nor_does_a_value_of_its_code_lists(tmp_path, place):
    def spoil(pack):
        ended(pack)
        codes = pack["codes/colours.yaml"]
        (codes if place == "list" else codes["values"][0])["basis"] = {"instrument": "old"}

    assert [(code, file) for code, file, _ in problems_after(tmp_path, spoil)] == [("ended_instrument", ITEM)]


@pytest.mark.parametrize("stage", PROCEDURE)
def test_no_stage_may_be_left_out(tmp_path, stage):
    less = {name: said for name, said in PROCEDURE.items() if name != stage}
    assert ("no_procedure", ITEM, "procedure") in problems_after(tmp_path, with_procedure(less))


@pytest.mark.parametrize(
    "late",
    [
        {"assessed": {"day": "2019-08-01", "document": "x"}},
        {"approved": {"day": "2020-01-02", "document": "x"}},
    ],
)
def test_stages_follow_one_another_and_end_before_the_item_is_in_force(tmp_path, late):
    assert ("procedure_order", ITEM, "procedure") in problems_after(tmp_path, with_procedure(**late))


def test_a_public_comment_takes_as_long_as_the_law_asks(tmp_path):
    short = {"from": "2019-10-08", "until": "2019-11-06", "document": "x"}
    assert ("short_comment", ITEM, "procedure") in problems_after(tmp_path, with_procedure(commented=short))


def test_a_draft_may_be_on_its_way(tmp_path):
    def spoil(pack):
        with_procedure({"proposed": PROCEDURE["proposed"]})(pack)
        pack[ITEM] |= {"state": "draft", "why": {"zh": "征求意见中", "en": "Open for comment"}}

    assert problems_after(tmp_path, spoil) == []


FORBIDDEN = {
    "arrears": {
        "title": TITLE,
        "words": ["欠费", "petition"],
        "basis": [{"instrument": "law", "article": "第二条", "verified": True}],
        "unless": "confirming_document",
    }
}


def about(**changes):
    def spoil(pack):
        pack["forbidden.yaml"] = {"forbidden": FORBIDDEN}
        pack[ITEM] |= changes

    return spoil


@pytest.mark.parametrize("state", ["in_force", "draft"])
def test_a_forbidden_matter_is_no_item_not_even_a_draft(tmp_path, state):
    more = {"why": {"zh": "想要", "en": "Wanted"}} if state == "draft" else {}
    spoil = about(title={"zh": "水电欠费", "en": "Utilities"}, state=state, **more)
    assert ("forbidden_matter", ITEM, "") in problems_after(tmp_path, spoil)


def test_a_forbidden_matter_is_found_in_fields_and_in_values_of_their_lists(tmp_path):
    def in_a_field(pack):
        about()(pack)
        add_field("owed", "text", synonyms=["欠费金额"])(pack)

    def in_a_value(pack):
        about()(pack)
        pack["codes/colours.yaml"]["values"][0]["label"] = {"zh": "欠费", "en": "owing"}

    assert ("forbidden_matter", ITEM, "") in problems_after(tmp_path / "field", in_a_field)
    assert ("forbidden_matter", ITEM, "") in problems_after(tmp_path / "value", in_a_value)


def test_an_english_word_tells_a_matter_only_at_the_beginning_of_a_word(tmp_path):
    assert problems_after(tmp_path / "in", about(title={"zh": "竞争", "en": "Unfair competition"})) == []
    found = problems_after(tmp_path / "at", about(title={"zh": "材料", "en": "Petitions"}))
    assert ("forbidden_matter", ITEM, "") in found


def test_what_is_lawfully_confirmed_may_be_an_item_where_the_law_forbids_only_the_rest(tmp_path):
    def confirmed(pack):
        about(title={"zh": "经确认的欠费", "en": "Confirmed"})(pack)
        add_field("confirming_document", "label", required=True)(pack)

    assert problems_after(tmp_path, confirmed) == []


def test_a_forbidden_matter_without_a_law_is_refused(tmp_path):
    def spoil(pack):
        about()(pack)
        pack["forbidden.yaml"] = {"forbidden": {"x": {"title": TITLE, "words": ["甲"]}}}

    assert ("no_basis", "forbidden.yaml", "forbidden.x") in problems_after(tmp_path, spoil)


def test_nothing_in_force_rests_on_a_draft_of_law(tmp_path):
    def spoil(pack):
        pack["instruments.yaml"]["instruments"]["law"]["state"] = "draft"

    assert ("draft_instrument", ITEM, "") in problems_after(tmp_path, spoil)


def draft(**changes):
    def spoil(pack):
        pack[ITEM] |= {"state": "draft", "why": {"zh": "草案", "en": "Draft"}} | changes

    return spoil


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (draft(identity=["nobody"]), "dangling"),
        (draft(identitty=[]), "unknown_key"),
        (draft(subject_kind="person"), "natural_person"),
        (draft(basis=[{"instrument": "dream"}]), "dangling"),
        (draft(why=None), "no_reason"),
    ],
)
def test_a_draft_is_checked_for_its_form(tmp_path, spoil, code):
    assert code in {problem for problem, _, _ in problems_after(tmp_path, spoil)}


def test_no_department_may_report_a_draft(tmp_path):
    source = {"number": 1, "code": "11379900990000017A", "name": TITLE, "division": "379900"}

    def spoil(pack):
        draft()(pack)
        pack["sources.yaml"] = {"sources": [source | {"items": ["thing"]}]}

    assert ("dangling", "sources.yaml", "sources[0].items") in problems_after(tmp_path, spoil)


def test_an_item_in_force_gives_no_reason_for_being_a_draft(tmp_path):
    spoil = put("why", {"zh": "草案", "en": "Draft"})
    assert ("unknown_key", ITEM, "why") in problems_after(tmp_path, spoil)


SHARED = {
    "subject": [
        {"name": "owner", "code": "{code}_OWNER", "label": {"zh": "所有者", "en": "Owner"}, "kind": "name"}
    ]
}


def including(*parts, **letters):
    def spoil(pack):
        pack["shared.yaml"] = {"shared": SHARED}
        pack[ITEM]["letters"] = letters
        pack[ITEM]["fields"] += [{"include": part} for part in parts]

    return spoil


def test_a_shared_part_stands_in_its_place_with_the_items_letters(tmp_path):
    assert problems_after(tmp_path, including("subject", code="TH")) == []
    item = load([tmp_path / "small"]).items["thing"]
    assert [field.code for field in item.fields][-1] == "TH_OWNER"


def test_a_shared_part_that_there_is_not_is_refused(tmp_path):
    assert ("no_part", ITEM, "") in problems_after(tmp_path, including("nothing"))


def test_a_fault_in_a_shared_part_is_found_where_it_is_written(tmp_path):
    def spoil(pack):
        including("subject")(pack)
        pack["shared.yaml"] = {"shared": {"subject": [{"name": "owner"}]}}

    assert ("needed", "shared.yaml", "fields[5]") in problems_after(tmp_path, spoil)


def test_a_change_of_a_shared_part_is_a_change_of_the_item(tmp_path):
    pack = sound()
    including("subject", code="TH")(pack)
    before = load([write(tmp_path / "small", pack)]).items["thing"].digest
    pack["shared.yaml"] = {"shared": {"subject": [{**SHARED["subject"][0], "length": 20}]}}
    assert load([write(tmp_path / "small", pack)]).items["thing"].digest != before


PROFILE = {
    "id": "old",
    "item": "thing",
    "title": TITLE,
    "tells": ["OLD"],
    "least": 1,
    "columns": {"OLD": "number"},
    "defaults": [{"field": "colour", "value": "R"}],
}


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"item": "nothing"}, "dangling"),
        ({"columns": {"OLD": "nobody"}}, "dangling"),
        ({"defaults": [{"field": "nobody", "value": "R"}]}, "dangling"),
        ({"defaults": [{"field": "colour", "from": "nobody"}]}, "dangling"),
        ({"defaults": [{"field": "colour"}]}, "one_default"),
    ],
)
def test_a_profile_speaks_of_fields_that_there_are(tmp_path, changes, code):
    def spoil(pack):
        pack["profiles/old.yaml"] = PROFILE | changes

    assert (code, "profiles/old.yaml") in {problem[:2] for problem in problems_after(tmp_path, spoil)}


SOURCE = {"number": 1, "code": "11379900990000017A", "name": TITLE, "division": "379900", "items": ["thing"]}
DECIDER = field("decider_code", "uscc", role="decider_code")


def first(pack, rule, *, of="thing", reports=("thing",), decider=DECIDER):
    """A pack with one source, in which somebody goes first."""
    pack["sources.yaml"] = {"sources": [SOURCE | {"items": list(reports)}]}
    pack["precedence.yaml"] = {"precedence": {of: rule}}
    pack[ITEM]["fields"].append(decider)


@pytest.mark.parametrize("rule", [{"decider": True}, {"order": [SOURCE["code"]]}])
def test_the_decider_or_a_source_may_go_first(tmp_path, rule):
    assert problems_after(tmp_path, lambda pack: first(pack, rule)) == []


@pytest.mark.parametrize(
    ("rule", "more", "problem"),
    [
        ({}, {}, "no_precedence"),
        ({"decider": True}, {"of": "nothing"}, "dangling"),
        ({"order": ["11379900990000025X"]}, {}, "dangling"),
        ({"order": [SOURCE["code"]]}, {"reports": ()}, "not_competent"),
        ({"order": [SOURCE["code"]] * 2}, {}, "duplicate"),
        ({"decider": True}, {"decider": DECIDER | {"stored": False}}, "no_decider"),
        ({"decider": True}, {"decider": field("who", "uscc")}, "no_decider"),
    ],
)
def test_nobody_goes_first_who_cannot(tmp_path, rule, more, problem):
    found = problems_after(tmp_path, lambda pack: first(pack, rule, **more))
    assert (problem, "precedence.yaml") in {(code, file) for code, file, _ in found}
