"""How often pages were asked for, as numbers by day and kind."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0008_other_information")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0009_visited.sql")]
