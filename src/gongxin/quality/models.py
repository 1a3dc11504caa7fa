"""What is measured of deliveries beyond their receipts, what a person judged, and letters to departments."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from gongxin.collection.models import Delivery
from gongxin.quality.letters.states import Kind, State, What

LONGEST_TEXT = 2000
LONGEST_ANSWER = 60  # working days


def _values(*words: StrEnum) -> list[str]:
    """As plain text: a migration imports nothing of ours."""
    return [word.value for word in words]


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


class Letter(models.Model):
    """A letter to a department that fell behind (督促函件); what it says never changes."""

    kind = models.CharField(max_length=12)
    department = models.CharField(max_length=18, db_comment="unified code of the source")
    division = models.CharField(max_length=12, db_comment="of the department when it was drawn up")
    sender = models.CharField(max_length=32, db_comment="access_department of who drew it up; no foreign key")
    text = models.CharField(max_length=LONGEST_TEXT)
    known_at = models.DateTimeField(db_comment="its figures are of this moment")
    working_days = models.PositiveSmallIntegerField(db_comment="for the answer, from the day it is sent")
    limit = models.CharField(
        max_length=80, db_comment="value of the catalogue that sets these days; empty: set by hand"
    )
    state = models.CharField(max_length=9)
    due_on = models.DateField(null=True, db_comment="last day for the answer; none: never sent")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=_values(*Kind)), name="quality_letter_kind"),
            models.CheckConstraint(condition=Q(state__in=_values(*State)), name="quality_letter_state"),
            models.CheckConstraint(condition=~Q(text=""), name="quality_letter_says_something"),
            models.CheckConstraint(
                condition=Q(working_days__gte=1, working_days__lte=LONGEST_ANSWER), name="quality_letter_days"
            ),
            models.CheckConstraint(
                condition=Q(state=State.WITHDRAWN.value)
                | (Q(state=State.DRAFT.value) ^ Q(due_on__isnull=False)),
                name="quality_letter_due_once_sent",
            ),
        ]
        indexes = [models.Index(fields=["department", "-id"], name="quality_letter_to")]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Cited(models.Model):
    """One thing that a letter tells, with its figure at the moment it was drawn up (引用事项)."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="cited")
    place = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=8)
    item = models.CharField(max_length=64)
    period_from = models.DateField()
    period_until = models.DateField(db_comment="first day after it")
    due_on = models.DateField(null=True)
    receipt = models.CharField(max_length=20, default="", db_comment="of the delivery whose ticket is open")
    figure = models.BigIntegerField(db_comment="days overdue | records late | rows left | deliveries")
    among = models.BigIntegerField(null=True, db_comment="records with a limit | faulty rows")

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "place"], name="quality_cited_place"),
            models.CheckConstraint(condition=Q(what__in=_values(*What)), name="quality_cited_what"),
            models.CheckConstraint(
                condition=Q(period_until__gt=F("period_from")), name="quality_cited_period"
            ),
            models.CheckConstraint(
                condition=Q(figure__gte=0) & (Q(among=None) | Q(figure__lte=F("among"))),
                name="quality_cited_figure",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}/{self.place}"


class LetterAct(models.Model):
    """One thing that was done with a letter (函件办理记录). Only appended to."""

    letter = models.ForeignKey(Letter, on_delete=models.PROTECT, related_name="acts")
    action = models.CharField(max_length=8)
    state = models.CharField(max_length=9, db_comment="of the letter from then on")
    text = models.CharField(max_length=LONGEST_TEXT, default="", db_comment="the answer, or the reason")
    due_on = models.DateField(null=True, db_comment="last day for the answer from then on")
    actor = models.CharField(max_length=64)
    user_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=_values(*State)), name="quality_letteract_state"),
            models.CheckConstraint(
                condition=Q(action__in=["draw_up", "send", "read"]) ^ ~Q(text=""),
                name="quality_letteract_is_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.action}"
