"""A full list with rows that may be any record ends nothing, and its receipt says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0003_whole_codes")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="unidentified_rows",
            field=models.BigIntegerField(
                default=0,
                db_comment="of a full list: rows that may be any record, so that it ended nothing",
            ),
        )
    ]
