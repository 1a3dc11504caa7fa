from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    """The appends of a delivery are found by an index."""

    dependencies = [("ledger", "0001_ledger")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql/append_by_delivery.sql")]
