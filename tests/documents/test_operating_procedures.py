"""What the published procedures name as carrying them out is there."""

import pytest
from typer.main import get_command

from gongxin.catalogue.load import load
from gongxin.commands.main import app
from gongxin.flows import words as whole
from gongxin.kernel.words import RULES
from gongxin.quality.rules import instances
from gongxin.web.desk import urls as desk
from gongxin.web.portal import urls as portal

CITY = load(["cn", "cn-demo"])
STEPS = [
    (procedure.id, step)
    for procedure in CITY.registers.procedures.values()
    for version in procedure.versions
    for step in version.steps
]
ASKED = {
    "aggregation",
    "query",
    "disclosure",
    "use",
    "repair",
    "objection",
    "confidentiality",
    "operation",
}


def commands(command, name=""):
    below = getattr(command, "commands", None)
    if below is None:
        yield name
    for word, one in (below or {}).items():
        yield from commands(one, f"{name} {word}".strip())


def rules():
    yield from RULES
    yield from (one.id for one in vars(whole).values() if isinstance(one, whole.Whole))
    yield from (one.rule for item in CITY.items.values() for one in instances(item))


KNOWN = {
    "screens": {f"{name}:{page.name}" for pages, name in (portal.pages, desk.pages) for page in pages},
    "commands": set(commands(get_command(app))),
    "rules": set(rules()),
    "items": set(CITY.items),
}


@pytest.mark.parametrize("kind", KNOWN)
def test_whatever_carries_a_sentence_out_is_there(kind):
    named = {(procedure, name) for procedure, step in STEPS for name in getattr(step, kind)}
    assert named, kind
    assert [one for one in named if one[1] not in KNOWN[kind]] == []


def test_the_procedures_that_are_asked_for_are_published_with_version_and_day():
    assert set(CITY.registers.procedures) >= ASKED
    for name in ASKED:
        newest = CITY.registers.procedures[name].versions[-1]
        assert newest.number >= 1
        assert newest.valid.start


def test_what_is_not_built_is_not_said_to_be():
    """README.md says what does not work yet; no sentence about it names anything."""
    unbuilt = " ".join(step.said.en for _, step in STEPS if not step.built)
    for missing in ("credit reports", "second factor", "objection online", "application", "evaluation"):
        assert missing in unbuilt.lower(), missing
