"""Provisional subjects are found quickly."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("identity", "0001_registry")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0002_provisional.sql")]
