"""Timers of this package."""

from datetime import UTC, datetime
from importlib import import_module

from django.conf import settings
from procrastinate.contrib.django import app

from gongxin.access import signing_in


@app.periodic(cron="17 3 * * *")
@app.task(name="access.clear", queueing_lock="access.clear")
def clear(timestamp: int) -> None:
    """Delete sessions that have ended and failed sign-ins that no longer count."""
    signing_in.forget_failures(at=datetime.fromtimestamp(timestamp, UTC))
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
