"""A small sound pack to be spoilt in one place at a time."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from gongxin.catalogue.load import inspect

TITLE = {"zh": "测试", "en": "Test"}
FROM = {"from": "2020-01-01"}


def field(name: str, kind: str, **more: Any) -> dict[str, Any]:
    return {
        "name": name,
        "code": name.upper(),
        "label": {"zh": f"字段{name}", "en": name},
        "kind": kind,
        **more,
    }


def sound() -> dict[str, Any]:
    """File name → content."""
    return {
        "pack.yaml": {
            "id": "small",
            "title": TITLE,
            "zone": "Asia/Shanghai",
            "currency": "CNY",
            "calendar": "cn",
            "date_forms": ["iso"],
            "identifier": "uscc",
            "organisation_words": ["公司"],
        },
        "instruments.yaml": {
            "instruments": {"law": {"title": TITLE, "issuer": "某机关", "level": "law", "valid": FROM}}
        },
        "limits.yaml": {
            "limits": {
                "year": {
                    "title": TITLE,
                    "favours_shorter": True,
                    "values": [{"valid": FROM, "months": 12, "basis": {"instrument": "law"}}],
                }
            }
        },
        "codes/colours.yaml": {
            "id": "colours",
            "title": TITLE,
            "values": [{"code": "red", "label": {"zh": "红", "en": "red"}, "accepts": ["R"]}],
        },
        "items/thing.v1.yaml": {
            "id": "thing",
            "number": 1,
            "version": 1,
            "state": "in_force",
            "title": TITLE,
            "description": TITLE,
            "category": "permit",
            "nature": "basic",
            "subject_kind": "organisation",
            "basis": [{"instrument": "law", "verified": True}],
            "valid": FROM,
            "identity": ["number"],
            "fields": [
                field("name", "name", role="subject_name", required=True),
                field("code", "uscc", role="subject_code"),
                field("number", "label", required=True, length=20),
                field("colour", "code", codes="colours"),
                field("decided_on", "date", role="decided_on", required=True),
            ],
            "dropped": [{"code": "ID", "label": "证件号码", "refuses": True}],
            "rules": [
                {
                    "id": "T-001",
                    "severity": "error",
                    "check": {"not_in_future": {"field": "decided_on"}},
                    "message": TITLE,
                    "remedy": TITLE,
                }
            ],
            "windows": [{"audience": "public", "limits": ["year"], "basis": {"instrument": "law"}}],
        },
    }


def write(folder: Path, content: dict[str, Any]) -> Path:
    for name, part in content.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        text = part if isinstance(part, str) else yaml.safe_dump(part, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
    return folder


def problems_after(folder: Path, spoil: Callable[[dict[str, Any]], object]) -> list[tuple[str, str, str]]:
    """(code, file, place) of everything that is wrong with the pack once it is spoilt."""
    content = sound()
    spoil(content)
    _, problems = inspect([write(folder / "small", content)])
    return [(problem.code, problem.file.removeprefix("small/"), problem.place) for problem in problems]
