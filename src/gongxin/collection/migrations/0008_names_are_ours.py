"""Names of files and headers are ours or the catalogue's: the senders' own, kept before, are taken out."""

from django.db import migrations, models

RENAME = r"""
UPDATE collection_delivery SET layout = NULL, file_name = concat(item, '-', receipt, substring(
  lower(file_name) FROM '\.(?:csv|txt|tsv|xlsx|xls|json|jsonl|ndjson|parquet)$'))
"""


class Migration(migrations.Migration):
    dependencies = [("collection", "0007_decided_rows_keep_nothing")]
    operations = [
        migrations.RunSQL(RENAME, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="delivery",
            name="file_name",
            field=models.CharField(
                db_comment="ours: item, receipt and the ending of the sender's", max_length=120
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="layout",
            field=models.JSONField(
                db_comment="sheets, columns by word of the catalogue or by letter", null=True
            ),
        ),
    ]
