"""Uses and confirmations only grow; desk and worker write them, nobody else sees them."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import grant, run_sql_file

RUNNING = ("desk", "worker")


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0001_versions_and_confirmations")]
    operations = [
        run_sql_file(Path(__file__).parent.parent / "sql" / "unchanged.sql"),
        grant("SELECT, INSERT", "catalogue_item_version", to=RUNNING),
        grant("SELECT, INSERT", "catalogue_confirmation", to=RUNNING),
    ]
