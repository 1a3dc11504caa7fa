"""With how much of the ledger the rows of a part were compared; of earlier parts that is not known."""

from django.db import migrations, models

LATEST = 2**62  # as if they had been compared with everything


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0015_decided_last"),
    ]

    operations = [
        migrations.AddField(
            model_name="part",
            name="position",
            field=models.BigIntegerField(
                db_comment="last one of the ledger with which its rows may have been compared", default=LATEST
            ),
            preserve_default=False,
        ),
    ]
