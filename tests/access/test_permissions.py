import inspect
from itertools import combinations
from pathlib import Path

import pytest
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from gongxin.access import actions
from gongxin.access.actor import Actor, Scope, platform
from gongxin.access.models import AuditEntry, User
from gongxin.access.permissions import ADMINISTRATORS, ROLES, Permission
from gongxin.kernel.errors import GongxinError
from tests import cast
from tests.cast import AT

GOLDEN = Path(__file__).with_name("permissions.txt")


def matrix() -> str:
    """Every role against every permission: R over the region, D over the own department, . not at all."""
    width = max(map(len, Permission))
    lines = [" " * width + "  " + " ".join(ROLES)]
    for permission in Permission:
        marks = (
            (role.reach[0].upper() if permission in role.permissions else ".").ljust(len(role.name))
            for role in ROLES.values()
        )
        lines.append((permission.ljust(width) + "  " + " ".join(marks)).rstrip())
    return "\n".join(lines) + "\n"


def test_every_role_against_every_permission_is_as_written_down():
    assert matrix() == GOLDEN.read_text(encoding="utf-8")


def test_every_permission_is_a_station_and_a_verb_and_somebody_has_it():
    for permission in Permission:
        station, verb = permission.split(":")
        assert station.isidentifier()
        assert verb.isidentifier()
        assert any(permission in role.permissions for role in ROLES.values())


def test_no_administrator_has_what_another_has():
    for one, other in combinations(ADMINISTRATORS, 2):
        assert not ROLES[one].permissions & ROLES[other].permissions


def test_administrators_neither_hand_in_nor_judge_nor_read_files():
    business = {Permission.DELIVER, Permission.CONFIRM_HELD, Permission.JUDGE, Permission.READ_FILES}
    for name in ADMINISTRATORS:
        assert not ROLES[name].permissions & business


@given(permission=st.sampled_from(list(Permission)), held=st.frozensets(st.sampled_from(list(Permission))))
def test_an_actor_may_what_it_holds_and_nothing_else(permission, held):
    actor = Actor(name="x", permissions=held)
    of = {"department": cast.MARKET, "division": "379900"}
    assert actor.holds(permission) == actor.may(permission, **of) == (permission in held)
    if permission not in held:
        with pytest.raises(GongxinError, match=r"access\.refused"):
            actor.must_hold(permission)
        with pytest.raises(GongxinError, match=r"access\.refused"):
            actor.require(permission, **of)


def test_a_department_acts_for_itself_only(database):
    reporter = cast.actor("reporter", of=cast.MARKET)
    reporter.require(Permission.DELIVER, department=cast.MARKET, division="379900")
    with pytest.raises(GongxinError):
        reporter.require(Permission.DELIVER, department=cast.TAX, division="379900")


def test_the_centre_acts_for_every_department_of_its_region(database):
    clerk = cast.actor("clerk", of=cast.CENTRE)
    clerk.require(Permission.DELIVER, department=cast.TAX, division="379901")
    with pytest.raises(GongxinError):
        clerk.require(Permission.DELIVER, department=cast.TAX, division="370100")


@pytest.mark.parametrize(
    ("scope", "division", "covered"),
    [("3799", "379901", True), ("3799", "379900", True), ("3799", "370000", False), ("", "110000", True)],
)
def test_a_scope_covers_the_divisions_below_it(scope, division, covered):
    assert Scope(division=scope).covers(department=cast.TAX, division=division) is covered


@pytest.mark.parametrize("ask", [Scope().covers, platform("x").may, platform("x").require])
def test_nobody_asks_about_a_department_without_saying_where_it_lies(ask):
    """An actor of one region would otherwise act for every department whose division was left out."""
    for name, asked in inspect.signature(ask).parameters.items():
        assert asked.default is inspect.Parameter.empty, name
        assert asked.annotation == "str" or asked.annotation is str, name


@pytest.mark.parametrize("other", ["audit", "security", "clerk", "reporter"])
def test_an_administrator_is_nothing_else(database, other):
    with pytest.raises(GongxinError, match=r"access\.administrators_apart"):
        cast.user("system", other)
    user = cast.user("system")
    with pytest.raises(IntegrityError):
        User.objects.filter(pk=user.pk).update(roles=["system", other])


def test_nobody_grants_themselves_a_role(database):
    security = cast.actor("security", of=cast.CENTRE)
    with pytest.raises(GongxinError, match=r"access\.own_roles"):
        actions.set_roles(user_id=security.user_id, roles=["clerk"], actor=security, at=AT)


def test_who_opens_accounts_does_not_grant_roles(database):
    system = cast.actor("system", of=cast.CENTRE)
    facts = {"name": "new", "password": cast.PASSWORD, "department": cast.department(cast.TAX)}
    with pytest.raises(GongxinError, match=r"access\.refused"):
        actions.create_user(**facts, roles=["reporter"], actor=system, at=AT)
    assert not User.objects.filter(name="new").exists()
    user = actions.create_user(**facts, roles=[], actor=system, at=AT)
    security = cast.actor("security", of=cast.CENTRE)
    actions.set_roles(user_id=user.pk, roles=["reporter"], actor=security, at=AT)
    user.refresh_from_db()
    assert user.roles == ["reporter"]


def test_every_act_on_accounts_leaves_an_entry_naming_who(database):
    user = cast.user("reporter")
    actions.close_user(user_id=user.pk, actor=platform("terminal"), at=AT)
    entries = AuditEntry.objects.order_by("pk").values_list("action", "actor")
    assert list(entries) == [
        ("access.create_department", "terminal"),
        ("access.create_user", "terminal"),
        ("access.set_roles", "terminal"),
        ("access.close_user", "terminal"),
    ]


def test_a_person_in_business_is_no_department(database):
    with pytest.raises(IntegrityError):
        actions.create_department(
            code="92379900MA00000000", name="示例", division="379900", actor=platform("terminal"), at=AT
        )
