"""The demonstration city: made once from a seed and handed in through the real way (示例市)."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from gongxin.access import actions as access
from gongxin.access.actor import platform
from gongxin.access.models import Department, User
from gongxin.catalogue.model import Catalogue
from gongxin.catalogue.sources import Source
from gongxin.collection import actions as collection
from gongxin.collection.models import OUTCOMES, Delivery
from gongxin.collection.states import State
from gongxin.demo.city import organisations
from gongxin.demo.files import REGISTRAR, HandIn, hand_ins
from gongxin.flows import counting, deliver

SEED = 379900
RECORDS_PER_ORGANISATION = 10
ACCOUNTS = "demo-accounts"  # file of the secrets: name and password of each account, a line each


@dataclass(frozen=True, slots=True)
class Account:
    """One demonstration account: a post, not a person (演示账号)."""

    name: str
    password: str
    post: str


Progress = Callable[[int, HandIn, Delivery], None]


def is_made() -> bool:
    """Whether the city was handed in completely."""
    return _mark().exists()


def _mark() -> Path:
    return collection.store().data / "demo-made"


def make(catalogue: Catalogue, folder: Path, *, size: int, at: datetime) -> list[HandIn]:
    """Write the files of the city into a folder; about `size` records."""
    today = catalogue.day(at)
    made = organisations(max(size // RECORDS_PER_ORGANISATION, 50), seed=SEED)
    return list(hand_ins(catalogue, made, folder, size=size, today=today, seed=SEED))


def hand_in(catalogue: Catalogue, files: list[HandIn], *, progress: Progress) -> Counter[str]:
    """Hand every file in; running it again goes on where it stopped (报送)."""
    actor, total = platform("terminal"), Counter[str]()
    for number, file in enumerate(files, 1):
        at = datetime.now(UTC)
        said = collection.Handover(file.item, file.department, file.path.name, "cli")
        delivery = collection.receive(file.path, said, catalogue=catalogue, actor=actor, at=at)
        if delivery.state != State.DONE:
            delivery = deliver.run(delivery, catalogue=catalogue, actor=actor, at=at)
        total.update({name: getattr(delivery, f"{name}_rows") for name in ("read", *OUTCOMES)})
        progress(number, file, delivery)
    return total


def finish(catalogue: Catalogue, *, at: datetime) -> None:
    """Count what a new day counts, and remember that the city is complete."""
    counting.count(catalogue, on=catalogue.day(at))
    _mark().touch()


@transaction.atomic
def open_accounts(catalogue: Catalogue, *, at: datetime) -> list[Account]:
    """Departments of the catalogue, and three accounts with passwords made up now.

    Accounts that an interrupted run opened get new passwords: nobody was told the old ones.
    """
    actor = platform("terminal")
    for source in catalogue.sources.values():
        if not Department.objects.filter(code=source.code).exists():
            access.create_department(
                code=source.code, name=source.name.zh, division=source.division, actor=actor, at=at
            )
    return [_open(source, name, role, at) for source, name, role in _posts(catalogue)]


def _posts(catalogue: Catalogue) -> Iterator[tuple[Source, str, str]]:
    by_name = {source.name.zh: source for source in catalogue.sources.values()}
    yield by_name[REGISTRAR], "报送员", "reporter"
    yield by_name["示例市发展和改革委员会"], "信用中心业务员", "clerk"
    yield by_name["示例市发展和改革委员会"], "信用中心负责人", "supervisor"


def _open(source: Source, post: str, role: str, at: datetime) -> Account:
    account = Account(f"demo-{role}", secrets.token_urlsafe(12), f"{source.name.zh} {post}")
    there = User.objects.filter(name=account.name).first()
    if there is not None:
        access.set_password(user_id=there.pk, password=account.password, actor=platform("terminal"), at=at)
        return account
    access.create_user(
        name=account.name,
        password=account.password,
        department=Department.objects.get(code=source.code),
        roles=[role],
        post=post,
        actor=platform("terminal"),
        at=at,
    )
    return account
