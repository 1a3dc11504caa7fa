"""Decisions on waiting rows that were undone."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("identity", "0003_relations")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0004_judgements.sql")]
