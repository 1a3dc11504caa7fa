from datetime import timedelta

import pytest
from django.forms.models import model_to_dict

from gongxin.access import actions
from gongxin.access.actor import platform
from gongxin.access.models import ApiKey, AuditEntry
from gongxin.access.permissions import Permission
from gongxin.access.queries import actor_for_key
from gongxin.kernel.errors import GongxinError
from tests import cast
from tests.cast import AT

YEAR = timedelta(days=365)


def issue(*roles: str) -> tuple[ApiKey, str]:
    return actions.issue_key(
        name="申报系统",
        department=cast.department(cast.MARKET),
        roles=roles or ("reporter",),
        actor=platform("terminal"),
        at=AT,
        expires_at=AT + YEAR,
    )


def test_a_key_acts_for_its_department(database):
    key, token = issue()
    actor = actor_for_key(token, at=AT)
    assert (actor.key_id, actor.user_id, actor.department) == (key.pk, None, cast.MARKET)
    actor.require(Permission.DELIVER, department=cast.MARKET, division="379900")
    with pytest.raises(GongxinError):
        actor.require(Permission.DELIVER, department=cast.TAX, division="379900")


def test_the_key_is_stored_nowhere(database, as_role):
    key, token = issue()
    _, _, secret = token.split("_", 2)  # the secret itself may hold a "_"
    assert secret not in str(model_to_dict(key))
    assert secret not in str(list(AuditEntry.objects.values()))
    superuser = as_role("superuser")
    tables = superuser.execute(
        "select table_name from information_schema.tables where table_schema = 'gongxin'"
    )
    for (table,) in tables.fetchall():
        assert superuser.execute(
            f"select count(*) from gongxin.{table} t where t::text like %s", [f"%{token}%"]
        ).fetchone() == (0,)


def test_no_other_key_opens(database):
    _, token = issue()
    for wrong in (
        "",
        "gx_",
        token[:-1],
        token + "x",
        token[3:],
        token.swapcase(),
        "gx_00000000_" + token[12:],
    ):
        assert actor_for_key(wrong, at=AT) is None


def test_a_key_ends_when_revoked_or_on_its_day(database):
    key, token = issue()
    assert actor_for_key(token, at=AT + YEAR - timedelta(seconds=1))
    assert actor_for_key(token, at=AT + YEAR) is None
    actions.revoke_key(key_id=key.pk, actor=platform("terminal"), at=AT)
    assert actor_for_key(token, at=AT) is None


def test_a_key_is_revoked_once(database):
    key, _ = issue()
    for _ in range(2):
        actions.revoke_key(key_id=key.pk, actor=platform("terminal"), at=AT)
    assert AuditEntry.objects.filter(action="access.revoke_key").count() == 1


@pytest.mark.parametrize("role", ["system", "security", "audit"])
def test_no_key_is_an_administrator(database, role):
    with pytest.raises(GongxinError, match=r"access\.key_for_people"):
        issue(role)


def test_only_who_grants_roles_issues_keys(database):
    clerk = cast.actor("clerk", of=cast.CENTRE)
    with pytest.raises(GongxinError, match=r"access\.refused"):
        actions.issue_key(
            name="x",
            department=cast.department(cast.MARKET),
            roles=["reporter"],
            actor=clerk,
            at=AT,
            expires_at=AT + YEAR,
        )
    assert not ApiKey.objects.exists()
