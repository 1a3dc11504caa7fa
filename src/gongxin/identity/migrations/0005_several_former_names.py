"""A subject may have several former names of which no day is told."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("identity", "0004_judgements")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0005_several_former_names.sql")]
