"""The organisations that may be found, and the grams that find them."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    initial = True
    dependencies = [("identity", "0001_registry")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "names_of_organisations.sql")]
