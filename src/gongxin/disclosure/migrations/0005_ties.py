"""What ties organisations, as everybody may see it."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0004_beginnings"), ("identity", "0003_relations")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0005_ties.sql")]
