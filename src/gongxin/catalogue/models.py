"""What the database remembers of the catalogue: versions once used, values an operator confirmed."""

from django.db import models


class ItemVersion(models.Model):
    """A version of an item as it was when its first record came in (条目版本). Never changed."""

    item = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, db_comment="SHA-256 of the item's file in canonical form")
    first_used_at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_item_version"
        constraints = [
            models.UniqueConstraint(fields=["item", "version"], name="catalogue_item_version_once"),
        ]

    def __str__(self) -> str:
        return f"{self.item} v{self.version}"


class Confirmation(models.Model):
    """A value of law that an operator read in the document itself (核对确认). Never changed."""

    value = models.CharField(max_length=128, db_comment="id of a limit's value, a class case or a window")
    value_digest = models.CharField(max_length=64, db_comment="of the value as it was confirmed")
    document = models.CharField(max_length=400, db_comment="what it was read in: title, number, place")
    confirmed_by = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_confirmation"
        constraints = [
            models.UniqueConstraint(
                fields=["value", "value_digest"], name="catalogue_confirmation_once_a_value"
            ),
            models.CheckConstraint(
                condition=~models.Q(document=""), name="catalogue_confirmation_names_a_document"
            ),
        ]

    def __str__(self) -> str:
        return self.value
