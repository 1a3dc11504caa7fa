"""docs/catalogue/ is written by a command, and stands there as the command writes it."""

from pathlib import Path

from gongxin.catalogue.docs import files
from gongxin.catalogue.load import load

FOLDER = Path(__file__).parents[2] / "docs/catalogue"


def test_every_page_of_the_catalogue_is_as_the_packs_make_it():
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    made = files(load(["cn"]))
    assert [name for name in {*kept, *made} if kept.get(name) != made.get(name)] == []
