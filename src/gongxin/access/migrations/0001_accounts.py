"""Departments, users, keys, failed sign-ins, audit entries."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="SignInFailures",
            fields=[
                ("name_digest", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("failures", models.PositiveIntegerField()),
                ("last_at", models.DateTimeField()),
                ("locked_until", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                ("action", models.CharField(db_comment="station.verb", max_length=64)),
                (
                    "user_id",
                    models.BigIntegerField(
                        db_comment="access_user; no foreign key: entries outlive accounts", null=True
                    ),
                ),
                ("key_id", models.BigIntegerField(db_comment="access_apikey; no foreign key", null=True)),
                ("actor", models.CharField(max_length=64)),
                ("department", models.CharField(max_length=32, null=True)),
                ("ids", models.JSONField(db_comment="identifiers and counts, no values of records")),
            ],
            options={
                "db_table": "access_audit",
                "indexes": [
                    models.Index(fields=["action", "at"], name="access_audi_action_2939f7_idx"),
                    models.Index(fields=["user_id", "at"], name="access_audi_user_id_ebf6c7_idx"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "code",
                    models.CharField(
                        db_comment="code of its source in the packs",
                        max_length=32,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("division", models.CharField(max_length=12)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("code", ""), _negated=True),
                            models.Q(("code__regex", "^92[0-9A-Z]{16}$"), _negated=True),
                        ),
                        name="access_department_is_an_organisation",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("name", models.CharField(max_length=64, unique=True)),
                ("post", models.CharField(blank=True, max_length=64)),
                (
                    "contact",
                    models.CharField(
                        blank=True, db_comment="of the office, not of the person", max_length=64
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), default=list, size=None
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "department",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="access.department"),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ApiKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("prefix", models.CharField(max_length=8, unique=True)),
                (
                    "digest",
                    models.CharField(
                        db_comment="SHA-256 of the whole key: 256 random bits need no salt", max_length=64
                    ),
                ),
                ("name", models.CharField(max_length=64)),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=16), size=None
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "department",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="access.department"),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("issued_at"))),
                        name="access_key_expires_after_issue",
                    )
                ],
            },
        ),
    ]
