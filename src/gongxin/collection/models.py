"""Deliveries, their parts, and the rows that wait for a person. Nothing here holds a personal value."""

from enum import StrEnum

from django.db import models
from django.db.models import F, Q

from gongxin.collection.states import Kind, Mending, State, Waits

OUTCOMES = ("accepted", "unchanged", "corrected", "held", "unlinked", "refused", "personal")


def _values(*states: StrEnum) -> list[str]:
    """As plain text: a migration imports nothing of ours."""
    return [state.value for state in states]


def _adds_up(name: str) -> models.CheckConstraint:
    total = F(f"{OUTCOMES[0]}_rows")
    for outcome in OUTCOMES[1:]:
        total = total + F(f"{outcome}_rows")  # type: ignore[assignment]  # a sum of columns
    return models.CheckConstraint(condition=Q(read_rows=total), name=name)


class Counted(models.Model):
    """Rows by outcome; together they are the rows read."""

    read_rows = models.BigIntegerField(default=0)
    accepted_rows = models.BigIntegerField(default=0)
    unchanged_rows = models.BigIntegerField(default=0)
    corrected_rows = models.BigIntegerField(default=0)
    held_rows = models.BigIntegerField(default=0)
    unlinked_rows = models.BigIntegerField(default=0)
    refused_rows = models.BigIntegerField(default=0)
    personal_rows = models.BigIntegerField(default=0)

    class Meta:
        abstract = True


class Delivery(Counted):
    """One file or record as a department handed it in (报送批次). Written by actions only."""

    receipt = models.CharField(max_length=20, unique=True, db_comment="the number a person quotes")
    sha256 = models.CharField(max_length=64, db_comment="of the bytes as received, which are not kept")
    size = models.BigIntegerField()
    file_name = models.CharField(
        max_length=120, db_comment="ours: item, receipt and the ending of the sender's"
    )
    item = models.CharField(max_length=64)
    item_version = models.PositiveSmallIntegerField()
    item_digest = models.CharField(max_length=64)
    department = models.CharField(max_length=18, db_comment="unified code of the source")
    bundle = models.CharField(max_length=20, default="", db_comment="number of the archive it came in")
    request_key = models.CharField(
        max_length=64, default="", db_comment="SHA-256 of the key that the sender gave the request"
    )
    division = models.CharField(
        max_length=12, default="", db_comment="of the department when it handed this in: its region"
    )
    mode = models.CharField(max_length=8, db_comment="rows | snapshot | zero")
    period_from = models.DateField(null=True, db_comment="of a zero report: first day")
    period_until = models.DateField(null=True, db_comment="of a zero report: first day after it")
    channel = models.CharField(max_length=8, db_comment="cli | desk | form | api | folder | database")
    actor = models.CharField(max_length=64)
    user_id = models.BigIntegerField(null=True)
    key_id = models.BigIntegerField(null=True)
    state = models.CharField(max_length=8)
    received_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    format = models.CharField(max_length=8, default="")
    encoding = models.CharField(max_length=16, default="")
    layout = models.JSONField(null=True, db_comment="sheets, columns by word of the catalogue or by letter")
    rows_digest = models.CharField(max_length=64, default="", db_comment="kept file of the rows, masked")
    findings_digest = models.CharField(max_length=64, default="", db_comment="kept file of the findings")
    unidentified_rows = models.BigIntegerField(
        default=0, db_comment="of a full list: rows that may be any record, so that it ended nothing"
    )
    fill = models.JSONField(default=dict, db_comment="share of the rows read that fill each field")
    stopped_for = models.JSONField(default=list, db_comment="figures for which a gate stopped the whole")
    second_by = models.CharField(max_length=64, default="", db_comment="who decided on what a gate stopped")
    second_user_id = models.BigIntegerField(null=True)
    second_at = models.DateTimeField(null=True)
    second_reason = models.CharField(max_length=500, default="")
    refusal = models.CharField(max_length=64, default="", db_comment="code of the refusal of the whole")
    refusal_facts = models.JSONField(default=dict)
    repeat_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT)
    corrects = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        db_comment="whose faulty rows most of its rows correct",
    )
    backend_pid = models.IntegerField(null=True, db_comment="database session that works on it")
    backend_started = models.DateTimeField(null=True)
    client_host = models.CharField(max_length=64, default="")
    client_pid = models.IntegerField(null=True)
    client_started = models.BigIntegerField(null=True, db_comment="clock ticks since the host's start")

    class Meta:
        constraints = [
            _adds_up("collection_delivery_rows_add_up"),
            models.CheckConstraint(condition=Q(state__in=_values(*State)), name="collection_delivery_state"),
            models.CheckConstraint(
                condition=Q(
                    mode__in=["rows", "snapshot"], period_from__isnull=True, period_until__isnull=True
                )
                | Q(mode="zero", period_from__isnull=False, period_until__gt=F("period_from")),
                name="collection_delivery_mode",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_values(State.RECEIVED, State.RUNNING, State.STOPPED), finished_at=None)
                | Q(state__in=_values(State.DONE, State.REFUSED, State.FAILED), finished_at__isnull=False),
                name="collection_delivery_ends_once",
            ),
            models.CheckConstraint(
                condition=Q(state=State.REFUSED.value) ^ Q(refusal=""),
                name="collection_delivery_refusal_is_said",
            ),
            models.UniqueConstraint(
                fields=["department", "request_key"],
                condition=~Q(request_key=""),
                name="collection_delivery_one_a_request",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.STOPPED.value) | ~Q(stopped_for=[]),
                name="collection_delivery_stop_is_said",
            ),
            models.CheckConstraint(
                condition=Q(second_by="", second_at=None, second_reason="")
                | ~Q(second_by="") & ~Q(second_reason="") & Q(second_at__isnull=False),
                name="collection_delivery_second_has_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["sha256", "item", "department"], name="collection_delivery_same"),
            models.Index(fields=["department", "-received_at"], name="collection_delivery_list"),
            models.Index(fields=["bundle"], condition=~Q(bundle=""), name="collection_delivery_bundle"),
        ]

    def __str__(self) -> str:
        return self.receipt


class Part(Counted):
    """A numbered part of a large delivery, all in or not at all (分段)."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    first_row = models.BigIntegerField()
    last_row = models.BigIntegerField()
    finished_at = models.DateTimeField()
    position = models.BigIntegerField(
        db_comment="last one of the ledger with which its rows may have been compared"
    )

    class Meta:
        constraints = [
            _adds_up("collection_part_rows_add_up"),
            models.UniqueConstraint(fields=["delivery", "number"], name="collection_part_number"),
            models.CheckConstraint(
                condition=Q(last_row__gte=F("first_row")), name="collection_part_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}/{self.number}"


class Waiting(models.Model):
    """A row that waits for a person's decision (待处理记录), masked as it would be stored."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="waiting")
    source_row = models.BigIntegerField()
    sheet = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=64)
    department = models.CharField(max_length=18)
    kind = models.CharField(max_length=8)
    subject_name = models.CharField(max_length=200, db_comment="of an organisation")
    subject_code = models.TextField(db_comment="its main identifier, whole")
    payload = models.JSONField(db_comment="stored fields, masked; empty once decided")
    evidence = models.JSONField(db_comment="what was found and the row needs to go on; empty once decided")
    rules = models.JSONField(db_comment="ids of the rules that it broke")
    state = models.CharField(max_length=9, default=Waits.OPEN.value)
    opened_at = models.DateTimeField()
    decided_by = models.CharField(max_length=64, default="")
    user_id = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, default="")
    proof = models.CharField(
        max_length=200, default="", db_comment="document that was looked at; always of a held row confirmed"
    )
    subject_id = models.BigIntegerField(null=True, db_comment="identity.subject to which it was linked")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=_values(*Kind)), name="collection_waiting_kind"),
            models.CheckConstraint(condition=Q(state__in=_values(*Waits)), name="collection_waiting_state"),
            models.CheckConstraint(
                condition=Q(state=Waits.OPEN.value, decided_at=None)
                | Q(decided_at__isnull=False) & ~Q(state=Waits.OPEN.value) & ~Q(reason=""),
                name="collection_waiting_decided_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=Waits.OPEN.value) | Q(payload={}, evidence={}),
                name="collection_waiting_decided_keeps_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state=Waits.LINKED.value) ^ Q(subject_id=None),
                name="collection_waiting_linked_to_one",
            ),
        ]
        indexes = [
            models.Index(
                fields=["kind", "department", "id"],
                condition=Q(state=Waits.OPEN.value),
                name="collection_waiting_open",
            ),
            models.Index(
                "kind",
                F("decided_at").desc(),
                F("id").desc(),
                condition=~Q(state=Waits.OPEN.value),
                name="collection_waiting_decided",
            ),
            models.Index(fields=["delivery"], name="collection_waiting_delivery"),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}:{self.sheet}:{self.source_row}"


class Pulled(models.Model):
    """A delivery of rows that were pulled from a source, and up to which moment (续传位置)."""

    source = models.CharField(max_length=64, db_comment="name that the operator gave it")
    number = models.PositiveIntegerField(db_comment="within the source: two who pull at once collide")
    until = models.CharField(max_length=40, db_comment="the last moment of change, as its database writes it")
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="+")
    void = models.BooleanField(default=False, db_comment="it or one before was cut short: pulled again")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "number"], name="collection_pulled_number"),
        ]

    def __str__(self) -> str:
        return f"{self.source}/{self.number}"


class Correction(models.Model):
    """A row handed in for a faulty one of an earlier delivery (更正行). Places as `places.number`."""

    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="correcting")
    place = models.BigIntegerField()
    of = models.ForeignKey(Delivery, on_delete=models.PROTECT, related_name="corrected")
    of_place = models.BigIntegerField()
    went_in = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delivery", "place"], name="collection_correction_row")
        ]
        indexes = [models.Index(fields=["of", "went_in"], name="collection_correction_of")]

    def __str__(self) -> str:
        return f"{self.delivery_id}:{self.place} → {self.of_id}:{self.of_place}"


class Ticket(models.Model):
    """What a department has to put right of one delivery, by whom and until when (整改工单)."""

    delivery = models.OneToOneField(Delivery, on_delete=models.PROTECT, related_name="ticket")
    state = models.CharField(max_length=9, default=Mending.OPEN.value)
    owner = models.CharField(max_length=64, db_comment="who handed it in; a system's key by its name")
    owner_id = models.BigIntegerField(null=True, db_comment="access_user, if a person handed it in")
    rows = models.BigIntegerField(db_comment="faulty when it was opened")
    left = models.BigIntegerField(db_comment="of these still faulty")
    opened_at = models.DateTimeField()
    due_on = models.DateField(null=True, db_comment="last day; none where the calendar ends before")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.CharField(max_length=64, default="")
    reason = models.CharField(max_length=500, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=_values(*Mending)), name="collection_ticket_state"),
            models.CheckConstraint(
                condition=Q(left__gte=0, left__lte=F("rows")), name="collection_ticket_left_of_rows"
            ),
            models.CheckConstraint(
                condition=Q(state=Mending.OPEN.value) ^ Q(closed_at__isnull=False),
                name="collection_ticket_open_or_closed",
            ),
            models.CheckConstraint(
                condition=~Q(state=Mending.CORRECTED.value) | Q(left=0),
                name="collection_ticket_corrected_has_none_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery_id}"
