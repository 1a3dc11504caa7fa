"""A decided row keeps nothing of what it said: those that were decided before are emptied."""

from django.db import migrations, models

EMPTY = "UPDATE collection_waiting SET payload = '{}', evidence = '{}' WHERE state <> 'open'"


class Migration(migrations.Migration):
    dependencies = [("collection", "0006_fill_division")]
    operations = [
        migrations.RunSQL(EMPTY, migrations.RunSQL.noop),
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
    ]
