"""The words and the status of a refusal. Each package holds the words of its own codes."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from gongxin.catalogue.model import Text
from gongxin.kernel.errors import GongxinError

STATIONS = (
    "kernel",
    "proof",
    "server",
    "catalogue",
    "access",
    "collection",
    "quality",
    "identity",
    "ledger",
    "disclosure",
    "flows",
    "web",
)
STATUSES = {
    "access.refused": 403,
    "web.unknown_key": 401,
    "access.sign_in_refused": 401,
    "access.locked": 429,
    "collection.too_large": 413,
    "collection.busy": 409,
    "collection.already_decided": 409,
    "collection.wrong_state": 409,
    "collection.request_key_used": 409,
    "collection.wrong_offset": 409,
    "collection.upload_not_whole": 409,
    "flows.changed_since_shown": 409,
    "machine.not_now": 409,
    "quality.changed_since_shown": 409,
}
UNKNOWN = Text("这项请求被拒绝（{code}）。", "This was refused ({code}).")


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was refused and why, and what can be done now (拒绝说明)."""

    code: str
    what: Text
    remedy: Text | None
    status: int

    @property
    def whole(self) -> Text:
        """What and remedy in one, for where there is one line for each language."""
        texts = (self.what, self.remedy) if self.remedy else (self.what,)
        return Text("".join(text.zh for text in texts), " ".join(text.en for text in texts))


class _Facts(dict[str, Any]):
    """Facts of an error; one that its words name and it lacks is left open."""

    def __missing__(self, name: str) -> str:
        return "…"


def refusal(error: GongxinError) -> Refusal:
    """The words for an error, its facts filled in."""
    what, remedy = _words().get(error.code, (UNKNOWN, None))
    facts = {"code": error.code, **error.facts}
    return Refusal(
        error.code,
        _filled(what, facts),
        _filled(remedy, facts) if remedy else None,
        _status(error.code),
    )


def _status(code: str) -> int:
    if code in STATUSES:
        return STATUSES[code]
    return 404 if code.rpartition(".")[2].startswith("unknown_") else 422


@cache
def _words() -> dict[str, tuple[Text, Text | None]]:
    found: dict[str, tuple[Text, Text | None]] = {}
    for station in STATIONS:
        name = f"gongxin.{station}.words"
        if find_spec(name):
            said = getattr(import_module(name), "REFUSALS", {})
            found |= {code: _pair(words) for code, words in said.items()}
    return found


def _pair(words: Any) -> tuple[Text, Text | None]:
    """Some packages say what can be done apart; those below the catalogue know no Text."""
    match words:
        case (str() as zh, str() as en):
            return Text(zh, en), None
        case (Text() as what, Text() as remedy):
            return what, remedy
        case _:
            return words, None


def _filled(text: Text, facts: dict[str, Any]) -> Text:
    known = _Facts(facts)
    return Text(text.zh.format_map(known), text.en.format_map(known))
