from pathlib import Path

from django.conf import settings
from django.db import migrations

from gongxin.server.sql import run_sql_file

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    """Who sees what from when to when, and the facts that the public sees. The zone is fixed here."""

    dependencies = [("ledger", "0001_ledger"), ("disclosure", "names_of_organisations")]
    operations = [
        run_sql_file(SQL / "0001_windows.sql"),
        migrations.RunSQL(
            (SQL / "0002_shown.sql").read_text(encoding="utf-8").replace("{zone}", settings.TIME_ZONE),
            migrations.RunSQL.noop,
        ),
    ]
