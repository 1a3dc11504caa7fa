"""The rows of a queue that were decided last are found without reading all that ever waited."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [
        ("collection", "0014_proof_of_a_confirmation"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="waiting",
            index=models.Index(
                "kind",
                F("decided_at").desc(),
                F("id").desc(),
                condition=~Q(state="open"),
                name="collection_waiting_decided",
            ),
        ),
    ]
