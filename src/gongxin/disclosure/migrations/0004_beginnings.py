"""Names are found by their first two initials."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0003_counts")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0004_beginnings.sql")]
