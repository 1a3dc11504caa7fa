"""An interface described for people, from its own OpenAPI description (接口说明)."""

from dataclasses import dataclass
from typing import Any

from ninja import NinjaAPI

from gongxin.catalogue.model import Text


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an operation."""

    name: str
    words: Text


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the interface's page shows it."""

    method: str
    path: str
    summary: Text
    parameters: tuple[Parameter, ...]


def operations(api: NinjaAPI) -> list[Operation]:
    """What the interface offers."""
    paths: dict[str, dict[str, Any]] = api.get_openapi_schema()["paths"]
    return [
        Operation(method.upper(), path, _both(described["summary"]), _parameters(described))
        for path, methods in paths.items()
        for method, described in methods.items()
    ]


def _parameters(described: dict[str, Any]) -> tuple[Parameter, ...]:
    return tuple(
        Parameter(one["name"], _both(one.get("description", ""))) for one in described.get("parameters", ())
    )


def _both(words: str) -> Text:
    """Descriptions carry both languages, the English behind a stroke."""
    zh, _, en = words.partition(" / ")
    return Text(zh, en or zh)
