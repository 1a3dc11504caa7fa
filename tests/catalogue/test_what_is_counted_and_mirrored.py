"""A cycle, a mirror and a measure of the registry speak of what is there, each by a law."""

import pytest

from tests.catalogue.packs import TITLE, problems_after

LAW = {"instrument": "law"}


def mirror(**item):
    items = [{"item": "thing", "basis": LAW, **item}]
    return {"mirrors.yaml": {"mirrors": {"other": {"title": TITLE, "items": items}}}}


def cycle(name="thing", **says):
    return {"cycles.yaml": {"cycles": {name: {"months": 12, "basis": LAW, **says}}}}


def measure(**says):
    one = {"title": TITLE, "of": ["filed"], "among": ["registered"], "by": "colours", **says}
    return {"indicators.yaml": {"indicators": {"one": one}}}


def wrong(folder, files) -> list[str]:
    return [code for code, _, _ in problems_after(folder, lambda content: content.update(files))]


@pytest.mark.parametrize("files", [mirror(), mirror(fields=["colour"]), cycle(), measure()])
def test_what_speaks_of_what_is_there_is_fine(tmp_path, files):
    assert wrong(tmp_path, files) == []


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (mirror(item="nothing"), "dangling"),
        (mirror(fields=["nothing"]), "dangling"),
        (mirror(basis={"instrument": "no-law"}), "dangling"),
        (cycle("nothing"), "dangling"),
        (cycle(months=0), "value"),
        (cycle(basis={"instrument": "no-law"}), "dangling"),
        (measure(by="nothing"), "dangling"),
        (measure(of=["read"]), "dangling"),  # counted of reporting, not of the registry
    ],
)
def test_what_speaks_of_what_is_not_there_is_refused(tmp_path, files, code):
    assert code in wrong(tmp_path, files)


def test_a_field_that_the_public_does_not_see_is_not_handed_on(tmp_path):
    def spoil(content):
        content.update(mirror(fields=["colour"]))
        content["items/thing.v1.yaml"]["fields"][3]["audience"] = "government"

    assert [code for code, _, _ in problems_after(tmp_path, spoil)] == ["dangling"]


def test_without_a_law_it_is_refused(tmp_path):
    bare = {"cycles.yaml": {"cycles": {"thing": {"months": 12}}}}
    assert "no_basis" in wrong(tmp_path / "cycle", bare)
    bare = {"mirrors.yaml": {"mirrors": {"other": {"title": TITLE, "items": [{"item": "thing"}]}}}}
    assert "no_basis" in wrong(tmp_path / "mirror", bare)
