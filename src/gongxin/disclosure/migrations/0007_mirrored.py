"""What was handed on to other systems of publicity."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0006_counted")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0007_mirrored.sql")]
