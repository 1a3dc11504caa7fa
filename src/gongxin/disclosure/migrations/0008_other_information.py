"""Windows and facts of information that is no public credit information, in tables of their own."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0007_mirrored")]
    operations = [run_sql_file(Path(__file__).parents[1] / "sql" / "0008_other_information.sql")]
