"""A department can say that it decided nothing in a period."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0009_bundle")]
    operations = [
        migrations.AddField(
            model_name="delivery",
            name="period_from",
            field=models.DateField(null=True, db_comment="of a zero report: first day"),
        ),
        migrations.AddField(
            model_name="delivery",
            name="period_until",
            field=models.DateField(null=True, db_comment="of a zero report: first day after it"),
        ),
        migrations.RemoveConstraint(model_name="delivery", name="collection_delivery_mode"),
        migrations.AddConstraint(
            model_name="delivery",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    mode__in=["rows", "snapshot"], period_from__isnull=True, period_until__isnull=True
                )
                | models.Q(mode="zero", period_from__isnull=False, period_until__gt=models.F("period_from")),
                name="collection_delivery_mode",
            ),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="mode",
            field=models.CharField(max_length=8, db_comment="rows | snapshot | zero"),
        ),
        migrations.AlterField(
            model_name="delivery",
            name="channel",
            field=models.CharField(max_length=8, db_comment="cli | desk | form | api | folder | database"),
        ),
    ]
