"""A delivery that a gate stops as a whole, and who decided on it; how far its fields were filled."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0011_pulled"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="delivery",
            name="collection_delivery_state",
        ),
        migrations.RemoveConstraint(
            model_name="delivery",
            name="collection_delivery_ends_once",
        ),
        migrations.AddField(
            model_name="delivery",
            name="fill",
            field=models.JSONField(db_comment="share of the rows read that fill each field", default=dict),
        ),
        migrations.AddField(
            model_name="delivery",
            name="second_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="delivery",
            name="second_by",
            field=models.CharField(
                db_comment="who decided on what a gate stopped", default="", max_length=64
            ),
        ),
        migrations.AddField(
            model_name="delivery",
            name="second_reason",
            field=models.CharField(default="", max_length=500),
        ),
        migrations.AddField(
            model_name="delivery",
            name="second_user_id",
            field=models.BigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="delivery",
            name="stopped_for",
            field=models.JSONField(db_comment="figures for which a gate stopped the whole", default=list),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["received", "running", "stopped", "done", "refused", "failed"])
                ),
                name="collection_delivery_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("finished_at", None), ("state__in", ["received", "running", "stopped"])),
                    models.Q(("finished_at__isnull", False), ("state__in", ["done", "refused", "failed"])),
                    _connector="OR",
                ),
                name="collection_delivery_ends_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "stopped"), _negated=True),
                    models.Q(("stopped_for", []), _negated=True),
                    _connector="OR",
                ),
                name="collection_delivery_stop_is_said",
            ),
        ),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("second_at", None), ("second_by", ""), ("second_reason", "")),
                    models.Q(
                        models.Q(("second_by", ""), _negated=True),
                        models.Q(("second_reason", ""), _negated=True),
                        ("second_at__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="collection_delivery_second_has_a_reason",
            ),
        ),
    ]
