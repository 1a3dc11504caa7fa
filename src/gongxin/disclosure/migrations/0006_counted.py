"""What is counted once a day: credit files, and what has grown old."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0005_ties")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0006_counted.sql")]
