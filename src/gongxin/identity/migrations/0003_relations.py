"""What became of subjects, and whose branches they are."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("identity", "0002_provisional")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0003_relations.sql")]
