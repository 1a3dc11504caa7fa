"""The database roles, and the address under which each logs in."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any
from urllib.parse import quote, urlencode

from psycopg.conninfo import conninfo_to_dict

from gongxin.server import passwords
from gongxin.server.cluster import PORT, SUPERUSER
from gongxin.server.places import home, sockets
from gongxin.settings import Settings

OWNER = "gongxin_owner"


class Role(StrEnum):
    """A role that logs in (数据库角色). What each may do is granted table by table."""

    MIGRATE = "migrate"
    PORTAL = "portal"
    DESK = "desk"
    WORKER = "worker"

    @property
    def login(self) -> str:
        return f"gongxin_{self.value}"


def administration(settings: Settings) -> str:
    """The address of the superuser, or of the role that a real server's operator named."""
    if settings.database_url:
        return settings.database_url
    return _url(
        _embedded(settings, "postgres") | {"user": SUPERUSER, "password": passwords.read(settings, SUPERUSER)}
    )


def url(settings: Settings, role: Role, database: str = "") -> str:
    """The address under which a role logs in: the one this process was given, or from the secrets."""
    if settings.role_url and settings.process == role.value:
        return settings.role_url
    name = database or settings.database_name
    base = (
        {**conninfo_to_dict(settings.database_url), "dbname": name}
        if settings.database_url
        else _embedded(settings, name)
    )
    return _url(base | {"user": role.login, "password": passwords.read(settings, role.value)})


def _embedded(settings: Settings, database: str) -> dict[str, Any]:
    return {"host": str(sockets(home(settings))), "port": str(PORT), "dbname": database}


def _url(facts: Mapping[str, Any]) -> str:
    """Write connection facts as an address that libpq, ADBC and people can use."""
    rest = {key: value for key, value in facts.items() if key not in {"user", "password", "dbname"} and value}
    who = f"{quote(str(facts['user']), safe='')}:{quote(str(facts['password']), safe='')}"
    return f"postgresql://{who}@/{quote(str(facts['dbname']), safe='')}?{urlencode(rest)}"


def django_database(settings: Settings, role: Role, database: str = "") -> dict[str, Any]:
    """Django's entry for one role. Connections live as long as their thread and are checked before use."""
    facts = conninfo_to_dict(url(settings, role, database))
    named = {key: str(facts.pop(key, "")) for key in ("dbname", "user", "password", "host", "port")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": named["dbname"],
        "USER": named["user"],
        "PASSWORD": named["password"],
        "HOST": named["host"],
        "PORT": named["port"],
        "OPTIONS": facts,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
