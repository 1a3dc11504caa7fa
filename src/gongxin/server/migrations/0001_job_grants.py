"""What desk and worker may do with the job queue."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("procrastinate", "0041_post_retry_failed_job")]
    operations = [run_sql_file(Path(__file__).parent.parent / "scripts" / "jobs.sql")]
