"""Where the department of a delivery lies: over whom an actor of a region acts."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0004_unidentified_rows")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="division",
            field=models.CharField(
                max_length=12,
                default="",
                db_comment="of the department when it handed this in: its region",
            ),
        )
    ]
