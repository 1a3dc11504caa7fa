"""Typst as a function: a template and its data in, a PDF out. No network, no fonts of the machine (排版)."""

import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

FONTS = Path(__file__).parent / "fonts"
FONT = "Noto Sans CJK SC"


def typeset(template: Path, data: Mapping[str, Any], *, at: datetime) -> bytes:
    """The PDF of a template, which reads its data as `json(bytes(sys.inputs.data))`.

    The same template, data and moment give the same bytes.
    """
    import typst  # noqa: PLC0415 - starts threads of its own: only in the process that sets type

    made = typst.compile(
        template.read_bytes(),
        font_paths=_fonts(),
        sys_inputs={"font": FONT, "data": json.dumps(data, ensure_ascii=False)},
        timestamp=at.replace(microsecond=0),
        format="pdf",
    )
    assert isinstance(made, bytes)  # noqa: S101 - one document, not a list of pages
    return made


@cache
def _fonts() -> Any:
    """Our own font alone: what a page looks like does not depend on the machine."""
    import typst  # noqa: PLC0415

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
