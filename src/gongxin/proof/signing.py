"""Keys that sign, and what they sign: checkpoints of a log, and what its witnesses put below them (签名)."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from gongxin.kernel.errors import GongxinError
from gongxin.proof.verify import PLAIN, TIMED, Key, Note, Unproven, base64_bytes, base64_text, signed_bytes

SECRET = "PRIVATE+KEY+"  # noqa: S105 - a mark, no secret
"""What a written secret begins with, as the tools around signed notes write theirs."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A private key with the name in which it signs (签名密钥). Kind PLAIN for a log, TIMED for a witness."""

    name: str
    kind: int
    private: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def make(cls, name: str, kind: int = PLAIN) -> Self:
        """A new key; refused if nobody could write the name below a note."""
        signer = cls(name, kind, Ed25519PrivateKey.generate())
        try:
            Key.parse(str(signer.key))
        except Unproven:
            raise GongxinError("proof.unfit_name", name=name) from None
        return signer

    @classmethod
    def parse(cls, secret: str) -> Self:
        """Read what `secret` wrote."""
        name, _, rest = secret.strip().removeprefix(SECRET).partition("+")
        stated, _, encoded = rest.partition("+")
        try:
            material = base64_bytes(encoded, "not_a_key")
        except Unproven:
            raise GongxinError("proof.unfit_secret") from None
        if not secret.startswith(SECRET) or len(material) != 33 or material[0] not in {PLAIN, TIMED}:
            raise GongxinError("proof.unfit_secret")
        signer = cls(name, material[0], Ed25519PrivateKey.from_private_bytes(material[1:]))
        if signer.key.id.hex() != stated:
            raise GongxinError("proof.unfit_secret")
        return signer

    @property
    def key(self) -> Key:
        """What others check its signatures with."""
        return Key(self.name, self.kind, self.private.public_key().public_bytes_raw())

    @property
    def secret(self) -> str:
        """The key in one line, for a file that only its owner reads."""
        material = bytes([self.kind]) + self.private.private_bytes_raw()
        return f"{SECRET}{self.name}+{self.key.id.hex()}+{base64_text(material)}"

    def line(self, text: str, at: datetime) -> str:
        """The line below a note of that text. A log's signature does not tell the moment."""
        second = int(at.timestamp()) if self.kind == TIMED else 0
        moment = second.to_bytes(8) if self.kind == TIMED else b""
        signature = self.private.sign(signed_bytes(self.kind, text, second))
        return f"— {self.name} {base64_text(self.key.id + moment + signature)}\n"

    def note(self, text: str, at: datetime) -> str:
        """A text with its signature."""
        return f"{text}\n{self.line(text, at)}"


def cosigned(checkpoint: str, lines: str, witness: Key) -> str:
    """A checkpoint with one line of a witness put below it, once that is checked (见证签名)."""
    text = Note.parse(checkpoint).text
    try:
        for line in lines.splitlines(keepends=True):
            if Note.parse(f"{text}\n{line}").signed_by(witness) is not None:
                return checkpoint + line
    except Unproven:
        pass
    raise GongxinError("proof.not_cosigned", name=witness.name)
