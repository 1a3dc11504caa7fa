"""Nothing without law, nothing forbidden, nothing that points nowhere: each fault with its file and place."""

import re

import pytest

from gongxin.catalogue.load import inspect, load
from gongxin.kernel.errors import GongxinError
from tests.catalogue.packs import TITLE, field, problems_after, sound, write

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
