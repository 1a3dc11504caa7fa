"""Subjects, their codes and names over time."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0001_registry.sql")]
