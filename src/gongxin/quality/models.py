"""What is measured of deliveries beyond their receipts, and what a person judged in an assessment."""

from django.db import models
from django.db.models import F, Q

from gongxin.collection.models import Delivery


class Measured(models.Model):
    """What a delivery's receipt does not count (质量计数). `rebuild scores` makes it anew from the facts."""

    delivery = models.OneToOneField(
        Delivery, on_delete=models.PROTECT, primary_key=True, related_name="measured"
    )
    faulty = models.BigIntegerField(db_comment="rows with an error, a doubt or a warning; persons apart")
    required = models.BigIntegerField(db_comment="cells of required fields; rows of persons apart")
    filled = models.BigIntegerField(db_comment="of these with something in them that says something")
    dated = models.BigIntegerField(db_comment="records first told by it that had to come within a limit")
    late = models.BigIntegerField(db_comment="of these received when the limit was over")
    measured_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(filled__gte=0, filled__lte=F("required")), name="quality_measured_filled"
            ),
            models.CheckConstraint(
                condition=Q(late__gte=0, late__lte=F("dated")), name="quality_measured_late"
            ),
        ]

    def __str__(self) -> str:
        return str(self.delivery_id)


class Assessed(models.Model):
    """The points that a person gave a department in an assessment (考核评分); the last ones count."""

    assessment = models.CharField(max_length=64)
    part = models.CharField(max_length=64)
    department = models.CharField(max_length=18, db_comment="unified code of the source")
    year = models.PositiveSmallIntegerField()
    points = models.DecimalField(max_digits=6, decimal_places=2)
    evidence = models.CharField(max_length=500, db_comment="what was shown for it")
    actor = models.CharField(max_length=64)
    user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(evidence=""), name="quality_assessed_by_evidence"),
            models.CheckConstraint(condition=Q(points__gte=0), name="quality_assessed_points"),
        ]
        indexes = [models.Index(fields=["assessment", "year", "department"], name="quality_assessed_of")]

    def __str__(self) -> str:
        return f"{self.department} {self.part} {self.year}"
