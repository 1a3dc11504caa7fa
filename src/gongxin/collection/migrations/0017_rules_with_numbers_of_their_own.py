"""Rows that wait say by the numbers of now that no code links them, or that codes quarrel: I-010 and I-011.

Their old numbers are those of the check characters of older codes as well, so how the row was linked decides
what was meant. In a row of that kind the old number may stand for both: what it waits for is what it keeps.
"""

from django.db import migrations

RENUMBER = """
UPDATE collection_waiting SET rules = (
    SELECT jsonb_agg(CASE WHEN rule = '"{old}"' THEN '"{new}"'::jsonb ELSE rule END ORDER BY place)
      FROM jsonb_array_elements(rules) WITH ORDINALITY AS of (rule, place))
 WHERE rules ? '{old}' AND (kind = '{kind}' OR kind = 'held' AND evidence ->> 'link' IN ({links}))
"""


class Migration(migrations.Migration):
    dependencies = [("collection", "0016_position_of_a_part")]
    operations = [
        migrations.RunSQL(
            RENUMBER.format(old="I-007", new="I-010", kind="unlinked", links="'none'"), migrations.RunSQL.noop
        ),
        migrations.RunSQL(
            RENUMBER.format(old="I-008", new="I-011", kind="conflict", links="'conflict'"),
            migrations.RunSQL.noop,
        ),
    ]
