"""Departments, users, keys, and what each did. Of a person: name, post and contact, no more."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q


class Department(models.Model):
    """A body whose people or systems use the platform (单位)."""

    code = models.CharField(max_length=32, primary_key=True, db_comment="code of its source in the packs")
    name = models.CharField(max_length=200)
    division = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(code__regex=r"^92[0-9A-Z]{16}$"),
                name="access_department_is_an_organisation",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class User(AbstractBaseUser):
    """A member of staff (用户). `name` is what they sign in with."""

    name = models.CharField(max_length=64, unique=True)
    post = models.CharField(max_length=64, blank=True)
    contact = models.CharField(max_length=64, blank=True, db_comment="of the office, not of the person")
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    roles = ArrayField(models.CharField(max_length=16), default=list)
    created_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    USERNAME_FIELD = "name"

    def __str__(self) -> str:
        return self.name

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # Django's word for it
        return self.closed_at is None


class ApiKey(models.Model):
    """A key of a department's system (接口密钥). The key itself is shown once and never stored."""

    prefix = models.CharField(max_length=8, unique=True)
    digest = models.CharField(
        max_length=64, db_comment="SHA-256 of the whole key: 256 random bits need no salt"
    )
    name = models.CharField(max_length=64)
    department = models.ForeignKey(Department, on_delete=models.PROTECT)
    roles = ArrayField(models.CharField(max_length=16))
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("issued_at")), name="access_key_expires_after_issue"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class SignInFailures(models.Model):
    """Failed sign-ins in a row under one name, whether or not somebody bears it (登录失败)."""

    name_digest = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField()
    last_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.failures} since {self.last_at:%F %T}"


class AuditEntry(models.Model):
    """One act, as it was done (审计记录). Appended in the transaction of the act; never changed."""

    at = models.DateTimeField()
    action = models.CharField(max_length=64, db_comment="station.verb")
    user_id = models.BigIntegerField(
        null=True, db_comment="access_user; no foreign key: entries outlive accounts"
    )
    key_id = models.BigIntegerField(null=True, db_comment="access_apikey; no foreign key")
    actor = models.CharField(max_length=64)
    department = models.CharField(max_length=32, null=True)  # noqa: DJ001 - the platform itself has none
    ids = models.JSONField(db_comment="identifiers and counts, no values of records")

    class Meta:
        db_table = "access_audit"
        indexes = [models.Index(fields=["action", "at"]), models.Index(fields=["user_id", "at"])]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.actor} {self.action}"
