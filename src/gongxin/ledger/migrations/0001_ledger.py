from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file

SQL = Path(__file__).parents[1] / "sql"


class Migration(migrations.Migration):
    """The append-only ledger, its guards, and who may do what."""

    initial = True
    dependencies = []
    operations = [
        run_sql_file(SQL / "0001_tables.sql"),
        run_sql_file(SQL / "0002_guards.sql"),
        run_sql_file(SQL / "0003_erase.sql"),
        run_sql_file(SQL / "0004_grants.sql"),
    ]
