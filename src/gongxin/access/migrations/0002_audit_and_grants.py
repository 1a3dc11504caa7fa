"""The audit trail refuses changes; desk, worker and nobody else reach these tables."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import grant, run_sql_file

STAFF = ("desk",)
RUNNING = ("desk", "worker")


class Migration(migrations.Migration):
    dependencies = [("access", "0001_accounts"), ("sessions", "0001_initial")]
    operations = [
        run_sql_file(Path(__file__).parent.parent / "sql" / "audit.sql"),
        grant("SELECT, INSERT, UPDATE, DELETE", "django_session", to=STAFF),
        grant("DELETE, SELECT", "django_session", to=("worker",)),  # the timer that clears old sessions
        grant("SELECT, INSERT, UPDATE", "access_department", to=RUNNING),
        grant("SELECT, INSERT, UPDATE", "access_user", to=RUNNING),
        grant("SELECT, INSERT, UPDATE", "access_apikey", to=RUNNING),
        grant("SELECT, INSERT, UPDATE, DELETE", "access_signinfailures", to=RUNNING),
        grant("SELECT, INSERT", "access_audit", to=RUNNING),
    ]
