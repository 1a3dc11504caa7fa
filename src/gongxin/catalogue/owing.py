"""What a department owes by its list of powers, and what the list leaves out (部门归集目录)."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.registers import Power
from gongxin.catalogue.scoring import Duty
from gongxin.catalogue.sources import Source


@dataclass(frozen=True, slots=True)
class Owing:
    """What the powers of a department make it report (应归集事项)."""

    source: Source
    powers: tuple[Power, ...]
    items: tuple[str, ...]  # in force: it is competent for them, and asked for them like for its own
    drafts: tuple[str, ...]  # generated too, but not in force
    silent: tuple[Power, ...]  # powers whose use generates no item
    unfounded: tuple[str, ...]  # items that it may report though no power of its list generates them
    duties: tuple[Duty, ...]  # regular reports that are due of it


def owing(catalogue: Catalogue) -> Iterator[Owing]:
    """Every department, in the order of the packs; of one without a list of powers nothing is unfounded."""
    drafts = {draft.item.id for draft in catalogue.drafts} - catalogue.items.keys()
    for source in catalogue.sources.values():
        powers = tuple(p for p in catalogue.registers.powers.values() if p.department == source.code)
        generated = dict.fromkeys(name for power in powers for name in power.items)
        yield Owing(
            source,
            powers,
            tuple(name for name in generated if name in catalogue.items),
            tuple(name for name in generated if name in drafts),
            tuple(power for power in powers if not power.items),
            tuple(name for name in source.items if powers and name not in generated),
            tuple(one for one in catalogue.duties.values() if set(one.items) & set(source.items)),
        )
