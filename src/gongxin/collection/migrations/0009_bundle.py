"""Files that came in one archive are found by its number."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0008_request_key")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="bundle",
            field=models.CharField(max_length=20, default="", db_comment="number of the archive it came in"),
        ),
        migrations.AddIndex(
            model_name="delivery",
            index=models.Index(
                fields=["bundle"], condition=~models.Q(bundle=""), name="collection_delivery_bundle"
            ),
        ),
    ]
