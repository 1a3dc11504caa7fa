"""Changes of code are found without reading every branch."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("identity", "0005_several_former_names")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "0006_changes_of_code.sql")]
