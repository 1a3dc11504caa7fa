"""What shown records say ties their organisation to another."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0009_visited")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0010_told_ties.sql")]
