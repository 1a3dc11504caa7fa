"""Confirmations can be read by everybody."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0002_unchanged_and_grants")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "published_confirmations.sql")]
