"""What the database remembers of the catalogue, as the roles that write it."""

import dataclasses
from datetime import UTC, datetime

import psycopg
import pytest

from gongxin.catalogue import actions, queries
from gongxin.catalogue import load as loading
from gongxin.catalogue.confirmable import confirmables
from gongxin.catalogue.models import Confirmation, ItemVersion
from gongxin.kernel.errors import GongxinError

AT = datetime(2026, 11, 1, 1, tzinfo=UTC)
WINDOW = "administrative-penalty.window.public.general"
CN = loading.load(["cn"])
PENALTY = CN.items["administrative-penalty"]


def use(item=PENALTY):
    actions.record_use(item, at=AT)


def confirm(value=WINDOW, document="信用修复管理办法，国家发展改革委令第36号，第八条"):
    actions.confirm(value, catalogue=CN, document=document, confirmed_by="clerk", at=AT)


@pytest.mark.django_db
def test_the_first_use_is_remembered_and_the_second_changes_nothing():
    use()
    actions.record_use(PENALTY, at=AT.replace(year=2027))
    known = ItemVersion.objects.get()
    assert (known.item, known.version, known.digest) == (PENALTY.id, 1, PENALTY.digest)
    assert known.first_used_at == AT


@pytest.mark.django_db
def test_another_text_under_a_used_number_is_refused_at_use_and_at_start():
    use()
    changed = dataclasses.replace(PENALTY, digest="0" * 64)
    for refused in (lambda: use(changed), lambda: actions.assert_same([changed])):
        with pytest.raises(GongxinError, match=r"catalogue\.changed"):
            refused()
    actions.assert_same([PENALTY, dataclasses.replace(changed, version=2)])


@pytest.mark.django_db
def test_a_confirmed_value_stands(monkeypatch):
    monkeypatch.setattr(queries, "catalogue", lambda: CN)
    basis = next(window.basis for window in PENALTY.windows if window.id == WINDOW)
    assert not queries.in_force().stands(WINDOW, basis)
    confirm()
    assert queries.in_force().stands(WINDOW, basis)
    assert queries.in_force().confirmed == {WINDOW}


@pytest.mark.django_db
def test_a_confirmation_of_a_value_that_has_changed_since_does_not_count(monkeypatch):
    confirm()
    stricter = tuple(
        dataclasses.replace(window, limits=()) if window.id == WINDOW else window
        for window in PENALTY.windows
    )
    changed = dataclasses.replace(CN, items={PENALTY.id: dataclasses.replace(PENALTY, windows=stricter)})
    monkeypatch.setattr(queries, "catalogue", lambda: changed)
    assert queries.in_force().confirmed == frozenset()


@pytest.mark.django_db
def test_confirming_twice_leaves_one_confirmation():
    confirm()
    confirm()
    assert Confirmation.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("value", "document", "code"),
    [
        ("nothing", "某文件", "catalogue.no_such_value"),
        (WINDOW, "  ", "catalogue.no_document"),
        (WINDOW, "文" * 401, "catalogue.long_document"),
        ("administrative-permit.window.public.any", "某文件", "catalogue.no_such_value"),
    ],
)
def test_a_confirmation_names_an_unverified_value_and_a_document(value, document, code):
    with pytest.raises(GongxinError, match=code):
        confirm(value, document)


@pytest.mark.django_db
def test_what_is_published_of_a_confirmation_names_nobody_by_number():
    confirm(document="某号文件第三条，联系 13812345678，11010119900307125X")
    said = Confirmation.objects.get().document
    assert said.startswith("某号文件第三条")
    assert not any(number in said for number in ("13812345678", "11010119900307125X"))


def test_what_needs_no_confirmation_is_not_offered():
    offered = confirmables(CN)
    assert "withdrawal@2021-07-15" not in offered
    assert not any(".window.self" in value or ".window.government" in value for value in offered)
    assert {value.split("@")[0] for value in offered if "@" in value} <= set(CN.limits)


@pytest.mark.parametrize("role", ["desk", "worker"])
@pytest.mark.parametrize("act", ["update {} set digest = ''", "delete from {}"])
def test_no_role_changes_what_was_used(database, as_role, role, act):
    use()
    with pytest.raises(psycopg.Error) as refusal:
        as_role(role).execute(act.format("gongxin.catalogue_item_version"))
    assert refusal.value.sqlstate in {"42501", "23000"}


def test_the_owner_himself_is_stopped_by_the_trigger(database, as_role):
    use()
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        as_role("migrate").execute("delete from gongxin.catalogue_item_version")


def test_the_portal_sees_neither_table(database, as_role):
    for table in ("catalogue_item_version", "catalogue_confirmation"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            as_role("portal").execute(f"select 1 from gongxin.{table}")
