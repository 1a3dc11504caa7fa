"""How far a source has been pulled from."""

import django.db.models.deletion
from django.db import migrations, models

from gongxin.server.sql import grant


class Migration(migrations.Migration):
    dependencies = [("collection", "0010_zero_reports")]
    operations = [
        migrations.CreateModel(
            name="Pulled",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("source", models.CharField(max_length=64, db_comment="name that the operator gave it")),
                (
                    "number",
                    models.PositiveIntegerField(db_comment="within the source: two who pull at once collide"),
                ),
                (
                    "until",
                    models.CharField(
                        max_length=40, db_comment="the last moment of change, as its database writes it"
                    ),
                ),
                (
                    "void",
                    models.BooleanField(
                        default=False, db_comment="it or one before was cut short: pulled again"
                    ),
                ),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="collection.delivery",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="pulled",
            constraint=models.UniqueConstraint(fields=["source", "number"], name="collection_pulled_number"),
        ),
        grant("SELECT, INSERT, UPDATE", "collection_pulled", to=("worker",)),
    ]
