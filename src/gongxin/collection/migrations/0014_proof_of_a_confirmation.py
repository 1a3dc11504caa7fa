"""Who confirms a held row names the document that was looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0013_corrections"),
    ]

    operations = [
        migrations.AddField(
            model_name="waiting",
            name="proof",
            field=models.CharField(
                db_comment="document that was looked at; always of a held row confirmed",
                default="",
                max_length=200,
            ),
        ),
    ]
