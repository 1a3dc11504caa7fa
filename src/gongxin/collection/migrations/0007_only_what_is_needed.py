"""A decided row keeps nothing of what it said; names of files and headers are ours or the catalogue's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0006_fill_division")]
    operations = [
        migrations.RunSQL(
            "UPDATE collection_waiting SET payload = '{}', evidence = '{}' WHERE state <> 'open'",
            migrations.RunSQL.noop,
        ),
        migrations.RunSQL(
            "UPDATE collection_delivery SET layout = NULL, file_name = item || '-' || receipt",
            migrations.RunSQL.noop,
        ),
        migrations.AddConstraint(
            model_name="waiting",
            constraint=models.CheckConstraint(
                condition=models.Q(state="open") | models.Q(payload={}, evidence={}),
                name="collection_waiting_decided_keeps_nothing",
            ),
        ),
        migrations.AlterField(
            model_name="waiting",
            name="payload",
            field=models.JSONField(db_comment="stored fields, masked; empty once decided"),
        ),
        migrations.AlterField(
            model_name="waiting",
            name="evidence",
            field=models.JSONField(
                db_comment="what was found and the row needs to go on; empty once decided"
            ),
        ),
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
