"""A request that is sent again is known by its sender's key."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0007_only_what_is_needed")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="request_key",
            field=models.CharField(
                max_length=64, default="", db_comment="SHA-256 of the key that the sender gave the request"
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.UniqueConstraint(
                fields=["department", "request_key"],
                condition=~models.Q(request_key=""),
                name="collection_delivery_one_a_request",
            ),
        ),
    ]
