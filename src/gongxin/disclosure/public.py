"""The public part of what a record says: only fields whose audience is everybody (公开字段)."""

import json

import pyarrow as pa
import pyarrow.compute as pc

from gongxin.catalogue.model import Audience, Item

_TEXT = r'"(?:[^"\\]|\\.)*"'


def public_part(payloads: pa.ChunkedArray, item: Item) -> pa.Array:
    """Canonical payloads with the public fields only.

    Fields known not to be public are cut out in columns. A row in which anything but public fields is left,
    or which is not a flat map of texts, is read and rebuilt from the public ones.
    """
    public = [field.name for field in item.fields if field.stored and field.audience is Audience.PUBLIC]
    hidden = [field.name for field in item.fields if field.audience is not Audience.PUBLIC]
    texts = payloads.combine_chunks() if isinstance(payloads, pa.ChunkedArray) else payloads
    if hidden:
        texts = pc.replace_substring_regex(texts, rf'"(?:{"|".join(hidden)})":{_TEXT},?', "")
        texts = pc.replace_substring_regex(texts, r",\}$", "}")
    names = "|".join(public) or "-"
    clean = pc.match_substring_regex(texts, rf'^\{{(?:"(?:{names})":{_TEXT}(?:,|\}}$))*\}}?$')
    if pc.all(clean).as_py() in {True, None}:
        return texts
    rebuilt = [
        text if kept else _rebuilt(whole, public)
        for text, kept, whole in zip(texts.to_pylist(), clean.to_pylist(), payloads.to_pylist(), strict=True)
    ]
    return pa.array(rebuilt, pa.string())


def _rebuilt(payload: str, public: list[str]) -> str:
    said = json.loads(payload)
    kept = {name: said[name] for name in sorted(public) if isinstance(said.get(name), str)}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
