"""Which role Django is logged in as, for programs that are more than one process's work."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connections

from gongxin.server.roles import Role, django_database
from gongxin.settings import Settings, settings


def become(role: Role) -> None:
    """Set Django up as one process; a program that did so already logs in as the other role from now on."""
    if apps.ready:
        log_in(django_database(settings(), role))
        return
    os.environ["GONGXIN_PROCESS"] = role.value
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongxin.web.settings")
    settings.cache_clear()
    django.setup()


def log_in(entry: dict[str, Any]) -> None:
    """Close Django's connections; the next ones log in by this entry."""
    connections.close_all()
    connections["default"].settings_dict.update(entry)


@contextmanager
def logged_in_as(role: Role, settings: Settings) -> Iterator[None]:
    before = dict(connections["default"].settings_dict)
    log_in(django_database(settings, role))
    try:
        yield
    finally:
        log_in(before)


def migrate(settings: Settings) -> None:
    """Bring the tables up to date, as the role that may."""
    with logged_in_as(Role.MIGRATE, settings):
        call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
