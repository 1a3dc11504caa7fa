"""Who plays in the tests: made-up departments of 示例市 (division 379900) and their people."""

from datetime import UTC, datetime

from django.test import Client

from gongxin.access import actions
from gongxin.access.actor import Actor, platform
from gongxin.access.models import Department, User
from gongxin.access.queries import actor_for_user
from gongxin.web import sessions

AT = datetime(2026, 5, 6, 8, 0, tzinfo=UTC)
PASSWORD = "示例市-很长的口令-379900"
CENTRE = "12379900537900033M"
MARKET = "113799005379000173"
TAX = "11379900537900025X"
NAMES = {CENTRE: "示例市公共信用中心", MARKET: "示例市市场监管局", TAX: "示例市税务局"}


def department(code: str, division: str = "379900") -> Department:
    found = Department.objects.filter(pk=code).first()
    return found or actions.create_department(
        code=code, name=NAMES[code], division=division, actor=platform("terminal"), at=AT
    )


def user(*roles: str, of: str = MARKET, name: str = "") -> User:
    return actions.create_user(
        name=name or "-".join(roles) or "nobody",
        password=PASSWORD,
        department=department(of),
        roles=roles,
        actor=platform("terminal"),
        at=AT,
    )


def actor(*roles: str, of: str = MARKET) -> Actor:
    return actor_for_user(user(*roles, of=of))


def sit_down(desk: Client, user: User) -> None:
    """Open a session of a browser at the desk, as the sign-in page does."""
    session = desk.session
    session[sessions.USER] = user.pk
    session[sessions.SEAL] = user.get_session_auth_hash()
    session.save()
