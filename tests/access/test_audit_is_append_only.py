from datetime import UTC, datetime

import psycopg
import pytest
from django.db import transaction

from gongxin.access import audit
from gongxin.access.actor import Actor, platform
from gongxin.access.models import AuditEntry

AT = datetime(2026, 5, 6, 8, tzinfo=UTC)
CHANGES = (
    "update gongxin.access_audit set action = 'x.y'",
    "delete from gongxin.access_audit",
    "truncate gongxin.access_audit",
)


@pytest.mark.parametrize("role", ["desk", "worker", "migrate", "superuser"])
@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_an_entry(database, as_role, role, change):
    with transaction.atomic():
        audit.append("access.try", actor=platform("terminal"), at=AT)
    with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.IntegrityError)):
        as_role(role).execute(change)
    assert AuditEntry.objects.get().action == "access.try"


def test_the_portal_does_not_even_see_the_schema(as_role):
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        as_role("portal").execute("select * from gongxin.access_audit")


def test_an_entry_outside_a_transaction_is_a_programming_error(database):
    with pytest.raises(RuntimeError):
        audit.append("access.try", actor=Actor(name="x"), at=AT)
    assert not AuditEntry.objects.exists()


def test_an_entry_goes_with_its_act(database):
    with transaction.atomic():
        audit.append("access.try", actor=Actor(name="x"), at=AT)
        transaction.set_rollback(True)
    assert not AuditEntry.objects.exists()
