"""Desk and worker receive and decide; nobody deletes."""

from django.db import migrations

from gongxin.server.sql import grant

RUNNING = ("desk", "worker")


class Migration(migrations.Migration):
    dependencies = [("collection", "0001_deliveries")]
    operations = [
        grant("SELECT, INSERT, UPDATE", "collection_delivery", to=RUNNING),
        grant("SELECT, INSERT", "collection_part", to=RUNNING),
        grant("SELECT, INSERT, UPDATE", "collection_waiting", to=RUNNING),
    ]
