"""The library of law that everything else cites, and what it bars (法律依据库)."""

from dataclasses import dataclass

from gongxin.catalogue.model import Basis, Text
from gongxin.kernel.period import Period


@dataclass(frozen=True, slots=True)
class Instrument:
    """A law, regulation, rule or policy document (法律法规文件)."""

    id: str
    title: Text
    issuer: Text
    number: str
    level: str  # law | regulation | local_regulation | rule | policy | standard
    valid: Period
    state: str = "in_force"  # in_force | draft: nothing in force may rest on a draft


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What may be no item, whatever its fields (不得归集的事项): told by its words, drafts too.

    Where the law forbids a matter only as long as it is not lawfully confirmed, `unless` names the field
    that an item must require: the effective document that confirmed it.
    """

    id: str
    title: Text
    words: tuple[str, ...]
    basis: tuple[Basis, ...]
    unless: str | None = None
