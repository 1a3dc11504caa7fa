"""Check by yourself what a log of Gongxin proves, without asking Gongxin (离线核验).

One file: it needs Python 3.11 or later and the package `cryptography`, no network and nothing else.

    python verify.py record RECORD.json RECORD.tlog-proof --key KEY
    python verify.py growth OLD.checkpoint GROWTH --key KEY
    python verify.py checkpoint CHECKPOINT --key KEY

KEY is the log's public key (verifier key), as it was published or handed to you. `--witness KEY` may be given
several times: other organisations that watch the log; `--witnesses N` asks that N of them have signed.

What is checked: hashes of RFC 9162, section 2.1; signatures of c2sp.org/signed-note and
c2sp.org/tlog-cosignature over c2sp.org/tlog-checkpoint; proofs in the form of c2sp.org/tlog-proof; growth in
the form of a request to a witness (c2sp.org/tlog-witness, add-checkpoint).
"""

import argparse
import base64
import binascii
import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol, Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

HASH_BYTES = 32
SALT_BYTES = 16
LONGEST_PATH = 63  # hashes of a proof: no tree has more levels
MOST_SIGNATURES = 64
LATEST = 253_402_300_799  # the last second that a date can name

SAYS = {
    "not_a_note": ("文件不是签名文本。", "This is no signed note."),
    "not_a_key": ("公钥格式不对，或者已损坏。", "This is no verifier key, or a damaged one."),
    "not_a_checkpoint": ("签名文本不是检查点。", "This note is no checkpoint."),
    "not_a_proof": ("文件不是存证证明。", "This is no proof of a log."),
    "not_a_growth": ("文件不是增长证明。", "This is no proof of growth."),
    "not_a_record": ("文件不是记录原文。", "This is no record as the log's owner hands it out."),
    "other_log": ("检查点属于另一个日志：{origin}。", "The checkpoint is of another log: {origin}."),
    "not_signed": ("检查点没有日志的签名。", "The log did not sign this checkpoint."),
    "wrong_signature": ("{name}的签名不符。", "The signature of {name} is wrong."),
    "too_few_witnesses": (
        "见证方签名不足：需要{needed}个，只有{found}个。",
        "Too few witnesses signed: {needed} are asked for, {found} did.",
    ),
    "beyond_the_tree": ("证明所指的位置不在日志内。", "The proof names a place beyond the log."),
    "path_of_another_tree": (
        "证明的长度与日志的大小不符。",
        "The proof is too long or too short for a log of this size.",
    ),
    "not_in_the_tree": (
        "记录与日志不符：原文或者证明被改动过。",
        "The record is not what the log holds: record or proof was changed.",
    ),
    "from_nothing": ("从空日志开始的增长证明不了什么。", "Growth from an empty log proves nothing."),
    "not_grown": (
        "新旧检查点不一致：日志的历史被改动过。",
        "The checkpoints contradict each other: the log's past was changed.",
    ),
}


class Unproven(Exception):  # noqa: N818 - not every one is an error
    """What was to be proved is not (未获证明). `facts` fill the words in `SAYS`."""

    def __init__(self, code: str, /, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return " ".join(words.format(**self.facts) for words in SAYS[self.code])


# --- Hashes -----------------------------------------------------------------------------------------------


class State(Protocol):
    """A hash in the making, as hashlib has it."""

    def update(self, data: bytes, /) -> None: ...
    def copy(self) -> "State": ...
    def digest(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Hashing:
    """A hash function as RFC 9162, 2.1 uses it: no leaf can pass for a node (哈希算法)."""

    name: str
    begun: Callable[[bytes], State]

    def digest(self, data: bytes) -> bytes:
        return self.begun(data).digest()

    def leaf(self, entry: bytes) -> bytes:
        return self.digest(b"\x00" + entry)

    def node(self, left: bytes, right: bytes) -> bytes:
        return self.digest(b"\x01" + left + right)

    def empty(self) -> bytes:
        """The root of a tree without leaves."""
        return self.digest(b"")

    def parents(self, row: bytes) -> bytes:
        """The nodes over a row of hashes that stand side by side, two by two; an odd last one is left out."""
        begun, pair, made = self.begun(b"\x01"), 2 * HASH_BYTES, []
        for at in range(0, len(row) - len(row) % pair, pair):
            state = begun.copy()
            state.update(row[at : at + pair])
            made.append(state.digest())
        return b"".join(made)


class _Sm3:
    """SM3 (GB/T 32905) in the manner of hashlib, which has it only with some builds of OpenSSL."""

    def __init__(self, data: bytes = b"", state: hashes.Hash | None = None) -> None:
        self._state = state or hashes.Hash(hashes.SM3())
        self._state.update(data)

    def update(self, data: bytes, /) -> None:
        self._state.update(data)

    def copy(self) -> "_Sm3":
        return _Sm3(state=self._state.copy())

    def digest(self) -> bytes:
        return self._state.copy().finalize()


SHA256 = Hashing("sha256", hashlib.sha256)
SM3 = Hashing("sm3", _Sm3)


def canonical(fields: Mapping[str, str]) -> bytes:
    """A flat map of texts in the form of RFC 8785."""
    ordered = {name: fields[name] for name in sorted(fields, key=lambda name: name.encode("utf-16-be"))}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def record_leaf(record: Mapping[str, Mapping[str, str]], salt: bytes) -> bytes:
    """The leaf of a record: its envelope and what it says, behind a salt that nobody can guess.

    SHA-256(0x00 ‖ SHA-256(salt ‖ envelope ‖ 0x0A ‖ payload)), whatever the tree above is hashed with.
    """
    if len(salt) != SALT_BYTES:
        raise Unproven("not_a_proof")
    said = canonical(record["envelope"]) + b"\n" + canonical(record["payload"])
    return SHA256.leaf(SHA256.digest(salt + said))


# --- Trees (RFC 9162, 2.1.3.2 and 2.1.4.2) -----------------------------------------------------------------


def check_inclusion(
    leaf: bytes, *, index: int, size: int, root: bytes, path: Sequence[bytes], hashing: Hashing = SHA256
) -> None:
    """Refuse unless the leaf stands at `index` in the tree of `size` leaves with that root (包含证明)."""
    if not 0 <= index < size:
        raise Unproven("beyond_the_tree")
    place, last, found = index, size - 1, leaf
    for beside in path:
        if not last:
            raise Unproven("path_of_another_tree")
        if place & 1 or place == last:
            found = hashing.node(beside, found)
            place, last = _up_to_a_right_child(place, last)
        else:
            found = hashing.node(found, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise Unproven("path_of_another_tree")
    if found != root or len(leaf) != HASH_BYTES:
        raise Unproven("not_in_the_tree")


def check_growth(
    old_size: int,
    old_root: bytes,
    new_size: int,
    new_root: bytes,
    path: Sequence[bytes],
    hashing: Hashing = SHA256,
) -> None:
    """Refuse unless the new tree is the old one with leaves added behind (一致性证明)."""
    if not old_size:
        raise Unproven("from_nothing")
    if old_size > new_size:
        raise Unproven("not_grown")
    if old_size == new_size:
        if path:
            raise Unproven("path_of_another_tree")
        if old_root != new_root:
            raise Unproven("not_grown")
        return
    roots = _roots(old_size, old_root, new_size, path, hashing)
    if roots != (old_root, new_root):
        raise Unproven("not_grown")


def _roots(
    old_size: int, old_root: bytes, new_size: int, path: Sequence[bytes], hashing: Hashing
) -> tuple[bytes, bytes]:
    """The two roots to which a path leads."""
    if not path:
        raise Unproven("path_of_another_tree")
    first, *beside_it = path if old_size & (old_size - 1) else (old_root, *path)
    place, last = old_size - 1, new_size - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old = new = first
    for beside in beside_it:
        if not last:
            raise Unproven("path_of_another_tree")
        if place & 1 or place == last:
            old, new = hashing.node(beside, old), hashing.node(beside, new)
            place, last = _up_to_a_right_child(place, last)
        else:
            new = hashing.node(new, beside)
        place, last = place >> 1, last >> 1
    if last:
        raise Unproven("path_of_another_tree")
    return old, new


def _up_to_a_right_child(place: int, last: int) -> tuple[int, int]:
    """A last leaf without a neighbour is carried up until it has one."""
    while place and not place & 1:
        place, last = place >> 1, last >> 1
    return place, last


# --- Notes and checkpoints ---------------------------------------------------------------------------------

PLAIN, TIMED = 0x01, 0x04  # kinds of signatures: of a log; of a witness, with the moment of signing


@dataclass(frozen=True, slots=True)
class Key:
    """A public key by which notes are checked (验证公钥); written `name+id+base64(kind ‖ key)`."""

    name: str
    kind: int
    public: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        name, _, rest = text.strip().partition("+")
        stated, _, encoded = rest.partition("+")
        material = base64_bytes(encoded, "not_a_key")
        if not _is_name(name) or len(material) != 33 or material[0] not in {PLAIN, TIMED}:
            raise Unproven("not_a_key")
        key = cls(name, material[0], material[1:])
        if key.id.hex() != stated:
            raise Unproven("not_a_key")
        return key

    @property
    def id(self) -> bytes:
        return SHA256.digest(self.name.encode() + b"\n" + bytes([self.kind]) + self.public)[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64_text(bytes([self.kind]) + self.public)}"

    def check(self, signature: bytes, text: str) -> int:
        """Refuse a wrong signature; answers the second of signing, 0 if it tells none."""
        at = int.from_bytes(signature[:8]) if self.kind == TIMED else 0
        if at > LATEST:
            raise Unproven("wrong_signature", name=self.name)
        blob = signature[8:] if self.kind == TIMED else signature
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(blob, signed_bytes(self.kind, text, at))
        except InvalidSignature:
            raise Unproven("wrong_signature", name=self.name) from None
        return at


def signed_bytes(kind: int, text: str, at: int) -> bytes:
    """What a signature of a kind is over."""
    return (f"cosignature/v1\ntime {at}\n{text}" if kind == TIMED else text).encode()


@dataclass(frozen=True, slots=True)
class Note:
    """A text and who signed it (签名文本): name, key id and signature of each."""

    text: str
    signatures: tuple[tuple[str, bytes, bytes], ...]

    @classmethod
    def parse(cls, raw: str) -> Self:
        text, gap, signed = raw.rpartition("\n\n")
        lines = signed.split("\n")
        if not gap or lines.pop() or not 0 < len(lines) <= MOST_SIGNATURES:
            raise Unproven("not_a_note")
        if any(character < " " and character != "\n" for character in raw):
            raise Unproven("not_a_note")
        return cls(text + "\n", tuple(map(_signature, lines)))

    def signed_by(self, key: Key) -> int | None:
        """The second at which a key signed, 0 if it tells none; None if it did not. Refuses a wrong one."""
        found = [blob for name, key_id, blob in self.signatures if (name, key_id) == (key.name, key.id)]
        return max((key.check(blob, self.text) for blob in found), default=None)


def _signature(line: str) -> tuple[str, bytes, bytes]:
    dash, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    blob = base64_bytes(encoded, "not_a_note")
    if dash != "—" or not _is_name(name) or len(blob) < 5:
        raise Unproven("not_a_note")
    return name, blob[:4], blob[4:]


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How large a log was, and the root of its tree (检查点)."""

    origin: str
    size: int
    root: bytes

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a note; `opened` checks its signatures. Lines behind the third are free."""
        *lines, behind = text.split("\n")
        if behind or len(lines) < 3 or not all(lines):
            raise Unproven("not_a_checkpoint")
        root = base64_bytes(lines[2], "not_a_checkpoint")
        if len(root) != HASH_BYTES:
            raise Unproven("not_a_checkpoint")
        return cls(lines[0], _number(lines[1], "not_a_checkpoint"), root)

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{base64_text(self.root)}\n"


@dataclass(frozen=True, slots=True)
class Policy:
    """Whom the reader trusts: the log's key, and how many of which witnesses (信任策略)."""

    log: Key
    witnesses: tuple[Key, ...] = ()
    needed: int = 0


def opened(raw: str, policy: Policy) -> tuple[Checkpoint, dict[str, int]]:
    """A checkpoint that its log and enough witnesses signed, and when each of these did (seconds of POSIX).

    Two names for one public key are one witness.
    """
    note = Note.parse(raw)
    checkpoint = Checkpoint.parse(note.text)
    if checkpoint.origin != policy.log.name:
        raise Unproven("other_log", origin=checkpoint.origin)
    if note.signed_by(policy.log) is None:
        raise Unproven("not_signed")
    signed = {key.public: (key.name, at) for key in policy.witnesses if (at := note.signed_by(key))}
    if len(signed) < policy.needed:
        raise Unproven("too_few_witnesses", needed=policy.needed, found=len(signed))
    return checkpoint, dict(signed.values())


# --- Proofs as files ---------------------------------------------------------------------------------------

PROOF = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class Proof:
    """That a leaf stands in a log, in one file (存证证明). `extra` of ours is the salt of the leaf."""

    index: int
    path: tuple[bytes, ...]
    checkpoint: str
    extra: bytes = b""

    @classmethod
    def parse(cls, raw: str) -> Self:
        head, gap, checkpoint = raw.partition("\n\n")
        first, *lines = head.split("\n")
        if first != PROOF or not gap or not lines:
            raise Unproven("not_a_proof")
        extra = lines.pop(0).removeprefix("extra ") if lines[0].startswith("extra ") else ""
        if not lines or not lines[0].startswith("index "):
            raise Unproven("not_a_proof")
        index = _number(lines[0].removeprefix("index "), "not_a_proof")
        return cls(index, _path(lines[1:], "not_a_proof"), checkpoint, base64_bytes(extra, "not_a_proof"))

    def __str__(self) -> str:
        extra = [f"extra {base64_text(self.extra)}"] if self.extra else []
        lines = [PROOF, *extra, f"index {self.index}", *map(base64_text, self.path)]
        return "\n".join(lines) + "\n\n" + self.checkpoint

    def check(
        self, leaf: bytes, policy: Policy, hashing: Hashing = SHA256
    ) -> tuple[Checkpoint, dict[str, int]]:
        """Refuse unless the leaf is in the tree that log and witnesses signed; answers as `opened` does."""
        checkpoint, signed = opened(self.checkpoint, policy)
        check_inclusion(
            leaf,
            index=self.index,
            size=checkpoint.size,
            root=checkpoint.root,
            path=self.path,
            hashing=hashing,
        )
        return checkpoint, signed


@dataclass(frozen=True, slots=True)
class Growth:
    """That a log only grew since it had `old` leaves, with its checkpoint of now (增长证明)."""

    old: int
    path: tuple[bytes, ...]
    checkpoint: str

    @classmethod
    def parse(cls, raw: str) -> Self:
        head, gap, checkpoint = raw.partition("\n\n")
        first, *lines = head.split("\n")
        if not gap or not first.startswith("old "):
            raise Unproven("not_a_growth")
        old = _number(first.removeprefix("old "), "not_a_growth")
        return cls(old, _path(lines, "not_a_growth"), checkpoint)

    def __str__(self) -> str:
        return "\n".join([f"old {self.old}", *map(base64_text, self.path)]) + "\n\n" + self.checkpoint

    def check(self, old: Checkpoint, new: Checkpoint, hashing: Hashing = SHA256) -> None:
        """Refuse unless the log grew from one checkpoint to the other."""
        if self.old != old.size:
            raise Unproven("path_of_another_tree")
        check_growth(old.size, old.root, new.size, new.root, self.path, hashing)


# --- Pieces of text ----------------------------------------------------------------------------------------


def base64_text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def base64_bytes(text: str, refusal: str) -> bytes:
    """Base 64 in its one right form."""
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise Unproven(refusal) from None
    if base64_text(data) != text:
        raise Unproven(refusal)
    return data


def _number(text: str, refusal: str) -> int:
    """A decimal number in its one right form."""
    if not (text.isascii() and text.isdigit()) or (text[0] == "0" and text != "0") or len(text) > 19:
        raise Unproven(refusal)
    return int(text)


def _path(lines: Sequence[str], refusal: str) -> tuple[bytes, ...]:
    path = tuple(base64_bytes(line, refusal) for line in lines)
    if len(path) > LONGEST_PATH or any(len(one) != HASH_BYTES for one in path):
        raise Unproven(refusal)
    return path


def _is_name(text: str) -> bool:
    return bool(text) and "+" not in text and not any(map(str.isspace, text))


# --- The command -------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: proved; 1: not proved, and why."""
    asked = _asked(arguments)
    try:
        policy = Policy(Key.parse(asked.key), tuple(map(Key.parse, asked.witness)), asked.witnesses)
        told = asked.check(asked, policy)
    except Unproven as refusal:
        sys.stdout.write(f"✗ {refusal}\n")
        return 1
    sys.stdout.write("".join(f"✓ {line}\n" for line in told))
    return 0


def _asked(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verify.py", description="核验存证 check what a log proves")
    commands = parser.add_subparsers(required=True)
    for name, check, files in (
        ("record", _check_record, ("record", "proof")),
        ("growth", _check_growth, ("old", "growth")),
        ("checkpoint", _check_checkpoint, ("checkpoint",)),
    ):
        command = commands.add_parser(name)
        command.set_defaults(check=check)
        for file in files:
            command.add_argument(file, type=Path)
        command.add_argument("--key", required=True, help="日志公钥 the log's verifier key")
        command.add_argument("--witness", action="append", default=[], help="见证方公钥 key of a witness")
        command.add_argument("--witnesses", type=int, default=0, help="至少几个见证方 how many must sign")
        command.add_argument("--hash", choices=("sha256", "sm3"), default="sha256")
    return parser.parse_args(arguments)


def _check_record(asked: argparse.Namespace, policy: Policy) -> list[str]:
    proof = Proof.parse(_read(asked.proof, "not_a_proof"))
    leaf = record_leaf(_record(_read(asked.record, "not_a_record")), proof.extra)
    checkpoint, signed = proof.check(leaf, policy, _hashing(asked))
    said = (
        f"记录是日志的第{proof.index + 1}条，入库后未被改动。"
        f" The record is number {proof.index + 1} of the log and unchanged."
    )
    return [said, *_told(checkpoint, signed)]


def _check_growth(asked: argparse.Namespace, policy: Policy) -> list[str]:
    growth = Growth.parse(_read(asked.growth, "not_a_growth"))
    old, _ = opened(_read(asked.old, "not_a_note"), Policy(policy.log))
    new, signed = opened(growth.checkpoint, policy)
    growth.check(old, new, _hashing(asked))
    said = (
        f"日志从{old.size}条增长到{new.size}条，原有内容未被改动。"
        f" The log grew from {old.size} to {new.size}; what was there is unchanged."
    )
    return [said, *_told(new, signed)]


def _check_checkpoint(asked: argparse.Namespace, policy: Policy) -> list[str]:
    return _told(*opened(_read(asked.checkpoint, "not_a_note"), policy))


def _told(checkpoint: Checkpoint, signed: Mapping[str, int]) -> list[str]:
    return [
        f"日志{checkpoint.origin}有{checkpoint.size}条，已签名。 It is signed with {checkpoint.size} leaves.",
        *(f"见证 witnessed: {name} {datetime.fromtimestamp(at, UTC)}" for name, at in signed.items()),
    ]


def _hashing(asked: argparse.Namespace) -> Hashing:
    return SM3 if asked.hash == SM3.name else SHA256


def _record(text: str) -> dict[str, dict[str, str]]:
    """A record as it was handed out: `envelope` and `payload`, flat maps of texts, and nothing else.

    What is not hashed, or said twice, could tell a reader something else than the log.
    """
    try:
        record: dict[str, dict[str, str]] = json.loads(text, object_pairs_hook=_said_once)
    except (ValueError, RecursionError):
        raise Unproven("not_a_record") from None
    if not isinstance(record, dict) or set(record) != {"envelope", "payload"}:
        raise Unproven("not_a_record")
    for part in record.values():
        if not isinstance(part, dict) or not all(map(_is_text, (*part, *part.values()))):
            raise Unproven("not_a_record")
    return record


def _said_once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(members)
    if len(said) != len(members):
        raise Unproven("not_a_record")
    return said


def _is_text(value: object) -> bool:
    """Half of a surrogate pair is none."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _read(path: Path, refusal: str) -> str:
    try:
        return path.read_bytes().decode()
    except UnicodeDecodeError:
        raise Unproven(refusal) from None


if __name__ == "__main__":
    sys.exit(main())
