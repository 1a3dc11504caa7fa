"""The way of a record at the terminal: the same as at the desk, and noted."""

import json

from gongxin.access.models import AuditEntry
from tests.web.city import CODE, organisations, penalties


def test_it_tells_versions_and_windows_and_is_noted(database, command):
    subject, _ = organisations()
    penalties(subject, 1)
    shown = command(database, "show", CODE, "--json")
    record = json.loads(shown.stdout)["record"]
    told = json.loads(command(database, "trace", CODE, record, "--json").stdout)
    assert [version["act"] for version in told["versions"]] == ["open"]
    assert told["windows"][0]["audience"] == "public"
    assert "open" in command(database, "trace", CODE, record).stdout
    database.use("worker")
    assert AuditEntry.objects.filter(action="disclosure.read_trace").count() == 2


def test_what_is_not_there_is_refused(database, command):
    organisations()
    answer = command(database, "trace", CODE, "00000000-0000-0000-0000-000000000000", "--json")
    assert answer.exception.code == "flows.unknown_record"
