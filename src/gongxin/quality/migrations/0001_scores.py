"""What is measured of deliveries, and what a person judged in an assessment; nobody deletes."""

import django.db.models.deletion
from django.db import migrations, models

from gongxin.server.sql import grant

RUNNING = ("desk", "worker")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("collection", "0011_pulled")]
    operations = [
        migrations.CreateModel(
            name="Measured",
            fields=[
                (
                    "delivery",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="measured",
                        serialize=False,
                        to="collection.delivery",
                    ),
                ),
                (
                    "faulty",
                    models.BigIntegerField(
                        db_comment="rows with an error, a doubt or a warning; persons apart"
                    ),
                ),
                (
                    "required",
                    models.BigIntegerField(db_comment="cells of required fields; rows of persons apart"),
                ),
                (
                    "filled",
                    models.BigIntegerField(db_comment="of these with something in them that says something"),
                ),
                (
                    "dated",
                    models.BigIntegerField(
                        db_comment="records first told by it that had to come within a limit"
                    ),
                ),
                (
                    "late",
                    models.BigIntegerField(db_comment="of these received when the limit was over"),
                ),
                ("measured_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Assessed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("assessment", models.CharField(max_length=64)),
                ("part", models.CharField(max_length=64)),
                (
                    "department",
                    models.CharField(max_length=18, db_comment="unified code of the source"),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("points", models.DecimalField(max_digits=6, decimal_places=2)),
                ("evidence", models.CharField(max_length=500, db_comment="what was shown for it")),
                ("actor", models.CharField(max_length=64)),
                ("user_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.AddConstraint(
            model_name="measured",
            constraint=models.CheckConstraint(
                condition=models.Q(filled__gte=0, filled__lte=models.F("required")),
                name="quality_measured_filled",
            ),
        ),
        migrations.AddConstraint(
            model_name="measured",
            constraint=models.CheckConstraint(
                condition=models.Q(late__gte=0, late__lte=models.F("dated")), name="quality_measured_late"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessed",
            constraint=models.CheckConstraint(
                condition=~models.Q(evidence=""), name="quality_assessed_by_evidence"
            ),
        ),
        migrations.AddConstraint(
            model_name="assessed",
            constraint=models.CheckConstraint(
                condition=models.Q(points__gte=0), name="quality_assessed_points"
            ),
        ),
        migrations.AddIndex(
            model_name="assessed",
            index=models.Index(fields=["assessment", "year", "department"], name="quality_assessed_of"),
        ),
        grant("SELECT, INSERT, UPDATE", "quality_measured", to=RUNNING),
        grant("SELECT, INSERT", "quality_assessed", to=("desk",)),
    ]
