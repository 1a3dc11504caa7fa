"""Counts of what is shown on the day on which they are asked."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0002_windows_and_facts")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0003_counts.sql")]
