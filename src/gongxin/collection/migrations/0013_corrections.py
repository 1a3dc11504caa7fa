"""Faulty rows are followed until they are corrected, and each delivery with such rows has its ticket."""

import django.db.models.deletion
from django.db import migrations, models

from gongxin.server.sql import grant

RUNNING = ("desk", "worker")


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0012_stopped_as_a_whole"),
    ]

    operations = [
        migrations.AddField(
            model_name="delivery",
            name="corrects",
            field=models.ForeignKey(
                db_comment="whose faulty rows most of its rows correct",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="corrections",
                to="collection.delivery",
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.BigIntegerField()),
                ("of_place", models.BigIntegerField()),
                ("went_in", models.BooleanField(default=False)),
                (
                    "delivery",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correcting",
                        to="collection.delivery",
                    ),
                ),
                (
                    "of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected",
                        to="collection.delivery",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["of", "went_in"], name="collection_correction_of")],
                "constraints": [
                    models.UniqueConstraint(fields=("delivery", "place"), name="collection_correction_row")
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(default="open", max_length=9)),
                (
                    "owner",
                    models.CharField(
                        db_comment="who handed it in; a system's key by its name", max_length=64
                    ),
                ),
                (
                    "owner_id",
                    models.BigIntegerField(db_comment="access_user, if a person handed it in", null=True),
                ),
                ("rows", models.BigIntegerField(db_comment="faulty when it was opened")),
                ("left", models.BigIntegerField(db_comment="of these still faulty")),
                ("opened_at", models.DateTimeField()),
                (
                    "due_on",
                    models.DateField(db_comment="last day; none where the calendar ends before", null=True),
                ),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_by", models.CharField(default="", max_length=64)),
                ("reason", models.CharField(default="", max_length=500)),
                (
                    "delivery",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ticket",
                        to="collection.delivery",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "corrected", "explained", "withdrawn"])),
                        name="collection_ticket_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("left__gte", 0), ("left__lte", models.F("rows"))),
                        name="collection_ticket_left_of_rows",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "open"), ("closed_at__isnull", False), _connector="XOR"),
                        name="collection_ticket_open_or_closed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "corrected"), _negated=True), ("left", 0), _connector="OR"
                        ),
                        name="collection_ticket_corrected_has_none_left",
                    ),
                ],
            },
        ),
        grant("SELECT, INSERT, UPDATE", "collection_correction", to=RUNNING),
        grant("SELECT, INSERT, UPDATE", "collection_ticket", to=RUNNING),
    ]
