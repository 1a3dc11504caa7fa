"""Letters to departments that fall behind: of what they say and what was done with them nothing changes."""

import django.db.models.deletion
from django.db import migrations, models

from gongxin.server.sql import grant

DESK = ("desk",)
STATES = ["draft", "sent", "read", "answered", "closed", "withdrawn"]


class Migration(migrations.Migration):
    dependencies = [("quality", "0001_scores")]
    operations = [
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=12)),
                ("department", models.CharField(max_length=18, db_comment="unified code of the source")),
                (
                    "division",
                    models.CharField(max_length=12, db_comment="of the department when it was drawn up"),
                ),
                (
                    "sender",
                    models.CharField(
                        max_length=32, db_comment="access_department of who drew it up; no foreign key"
                    ),
                ),
                ("text", models.CharField(max_length=2000)),
                ("known_at", models.DateTimeField(db_comment="its figures are of this moment")),
                (
                    "working_days",
                    models.PositiveSmallIntegerField(db_comment="for the answer, from the day it is sent"),
                ),
                (
                    "limit",
                    models.CharField(
                        max_length=80,
                        db_comment="value of the catalogue that sets these days; empty: set by hand",
                    ),
                ),
                ("state", models.CharField(max_length=9)),
                (
                    "due_on",
                    models.DateField(null=True, db_comment="last day for the answer; none: never sent"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Cited",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("what", models.CharField(max_length=8)),
                ("item", models.CharField(max_length=64)),
                ("period_from", models.DateField()),
                ("period_until", models.DateField(db_comment="first day after it")),
                ("due_on", models.DateField(null=True)),
                (
                    "receipt",
                    models.CharField(
                        default="", max_length=20, db_comment="of the delivery whose ticket is open"
                    ),
                ),
                (
                    "figure",
                    models.BigIntegerField(db_comment="days overdue | records late | rows left | deliveries"),
                ),
                (
                    "among",
                    models.BigIntegerField(null=True, db_comment="records with a limit | faulty rows"),
                ),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cited",
                        to="quality.letter",
                    ),
                ),
            ],
            options={"ordering": ["place"]},
        ),
        migrations.CreateModel(
            name="LetterAct",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("action", models.CharField(max_length=8)),
                ("state", models.CharField(max_length=9, db_comment="of the letter from then on")),
                (
                    "text",
                    models.CharField(default="", max_length=2000, db_comment="the answer, or the reason"),
                ),
                (
                    "due_on",
                    models.DateField(null=True, db_comment="last day for the answer from then on"),
                ),
                ("actor", models.CharField(max_length=64)),
                ("user_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "letter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="acts",
                        to="quality.letter",
                    ),
                ),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(kind__in=["notice", "interview", "supervision"]),
                name="quality_letter_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=STATES), name="quality_letter_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=~models.Q(text=""), name="quality_letter_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(working_days__gte=1, working_days__lte=60), name="quality_letter_days"
            ),
        ),
        migrations.AddConstraint(
            model_name="letter",
            constraint=models.CheckConstraint(
                condition=models.Q(state="withdrawn")
                | (models.Q(state="draft") ^ models.Q(due_on__isnull=False)),
                name="quality_letter_due_once_sent",
            ),
        ),
        migrations.AddIndex(
            model_name="letter",
            index=models.Index(fields=["department", "-id"], name="quality_letter_to"),
        ),
        migrations.AddConstraint(
            model_name="cited",
            constraint=models.UniqueConstraint(fields=("letter", "place"), name="quality_cited_place"),
        ),
        migrations.AddConstraint(
            model_name="cited",
            constraint=models.CheckConstraint(
                condition=models.Q(what__in=["missing", "late", "ticket", "gap"]), name="quality_cited_what"
            ),
        ),
        migrations.AddConstraint(
            model_name="cited",
            constraint=models.CheckConstraint(
                condition=models.Q(period_until__gt=models.F("period_from")), name="quality_cited_period"
            ),
        ),
        migrations.AddConstraint(
            model_name="cited",
            constraint=models.CheckConstraint(
                condition=models.Q(figure__gte=0)
                & (models.Q(among=None) | models.Q(figure__lte=models.F("among"))),
                name="quality_cited_figure",
            ),
        ),
        migrations.AddConstraint(
            model_name="letteract",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=STATES), name="quality_letteract_state"
            ),
        ),
        migrations.AddConstraint(
            model_name="letteract",
            constraint=models.CheckConstraint(
                condition=models.Q(action__in=["draw_up", "send", "read"]) ^ ~models.Q(text=""),
                name="quality_letteract_is_said",
            ),
        ),
        grant("SELECT, INSERT, UPDATE (state, due_on)", "quality_letter", to=DESK),
        grant("SELECT, INSERT", "quality_cited", to=DESK),
        grant("SELECT, INSERT", "quality_letteract", to=DESK),
    ]
