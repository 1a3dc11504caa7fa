"""Of a confirmation everybody reads the value and the document."""

from pathlib import Path

from django.db import migrations

from gongxin.server.sql import run_sql_file


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_published_confirmations")]
    operations = [run_sql_file(Path(__file__).parent.parent / "sql" / "published_documents.sql")]
