"""The registry's tables as Django sees them. They are made by sql/0001_registry.sql; writes go through COPY."""

from django.db import models


class Subject(models.Model):
    """One organisation, or one body known within one source (信用主体)."""

    id = models.BigIntegerField(primary_key=True)
    parent = models.ForeignKey("self", models.DO_NOTHING, null=True, db_constraint=False, related_name="branches")
    opened_at = models.DateTimeField()
    kind = models.SmallIntegerField()
    status = models.SmallIntegerField(null=True)
    source = models.SmallIntegerField(null=True)
    provisional = models.BooleanField()
    division = models.CharField(max_length=6, null=True)  # noqa: DJ001  not told is not empty
    code = models.TextField()
    parent_code = models.TextField(null=True)  # noqa: DJ001
    name = models.TextField(null=True)  # noqa: DJ001
    name_key = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        managed = False
        db_table = 'identity"."subject'

    def __str__(self) -> str:
        return f"{self.code} {self.name or ''}".strip()
