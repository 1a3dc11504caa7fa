"""A code that is known within one source holds names: cut short it would be another subject's."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("collection", "0002_grants")]
    operations = [
        migrations.AlterField(
            model_name="waiting",
            name="subject_code",
            field=models.TextField(db_comment="its main identifier, whole"),
        )
    ]
