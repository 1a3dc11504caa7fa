"""The Chinese sentence is the source: every one has its translation, in the form that the pages read."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

TOOL = Path(__file__).parents[2] / "tools/messages"


@pytest.fixture
def tool():
    loader = SourceFileLoader("messages", str(TOOL))
    spec = spec_from_loader(loader.name, loader)
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_sentence_of_the_pages_is_translated(tool):
    translations = tool.read()
    assert [message[0] for message in tool.found() if not all(translations.get(message, [""]))] == []


def test_no_translation_is_left_of_a_sentence_that_is_gone(tool):
    found = {("", None), *tool.found()}
    assert [message[0] for message in tool.read() if message not in found] == []


def test_what_the_pages_read_is_what_was_translated(tool):
    translations = {message: said for message, said in tool.read().items() if message[0]}
    assert tool.PO.with_suffix(".mo").read_bytes() == tool.compiled(translations)


def test_values_keep_their_names_in_translation(tool):
    for (sentence, _), strings in tool.read().items():
        for said in strings:
            assert set(tool.re.findall(r"%\(\w+\)s", said)) == set(tool.re.findall(r"%\(\w+\)s", sentence))
