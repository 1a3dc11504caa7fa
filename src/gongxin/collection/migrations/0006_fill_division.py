"""Deliveries that were handed in before lie where their department lies now."""

from django.db import migrations

FILL = """
UPDATE collection_delivery d SET division = a.division
  FROM access_department a WHERE a.code = d.department AND d.division = ''
"""


class Migration(migrations.Migration):
    dependencies = [("collection", "0005_division"), ("access", "0001_accounts")]
    operations = [migrations.RunSQL(FILL, migrations.RunSQL.noop)]
