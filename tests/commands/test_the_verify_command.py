import json
import threading
import time

import pytest
from structlog.testing import capture_logs
from typer.testing import CliRunner

from gongxin.commands.main import app
from gongxin.kernel.errors import GongxinError
from gongxin.ledger.following import following
from gongxin.proof.proving import published
from gongxin.proof.signing import Signer
from gongxin.proof.tiles import Directory
from gongxin.proof.verify import TIMED, Note
from tests.ledger.acts import act, appended
from tests.ledger.logs import AT, SIGNER, integrator

WITNESS = Signer.make("witness.example", TIMED)


@pytest.fixture
def log(database, tmp_path):
    """A log of four rows, whose checkpoint of the first two was kept."""
    writer = integrator(tmp_path / "log")
    for number in "ab":
        appended(act(1, number), act(2, number))
        writer.integrate(AT)
        if number == "a":
            (tmp_path / "held").write_text((tmp_path / "log/checkpoint").read_text())
    return tmp_path


def arguments(log, *more: str) -> list[str]:
    return ["verify", str(log / "log"), "--key", str(SIGNER.key), *more, "--json"]


def test_it_says_that_ledger_and_log_agree(database, command, log):
    result = command(database, *arguments(log, "--held", str(log / "held")))
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout) == {"agreed": 4, "erased": 0, "later": 0, "faults": 0}


def test_it_names_what_was_altered_and_fails(database, command, log, as_role):
    root = as_role("superuser")
    root.execute("ALTER TABLE ledger.content DISABLE TRIGGER keep")
    root.execute("UPDATE ledger.content SET payload = '{}' WHERE subject_id = 2")
    result = command(database, *arguments(log))
    assert result.exit_code == 1
    told, *faults = map(json.loads, result.stdout.splitlines())
    assert told["faults"] == 2
    assert [(fault["kind"], fault["leaf"], fault["subject_id"]) for fault in faults] == [
        ("altered", 1, 2),
        ("altered", 3, 2),
    ]


def test_a_log_that_was_written_anew_does_not_pass_who_kept_a_checkpoint(database, command, log):
    other = Signer.make("log.example/gongxin")
    text = Note.parse((log / "held").read_text()).text.replace("\n2\n", "\n3\n")
    (log / "held").write_text(SIGNER.note(text, AT))
    for more, code in (
        (["--held", str(log / "held")], "not_grown"),
        (["--witness", str(WITNESS.key), "--witnesses", "1"], "too_few_witnesses"),
        (["--key", str(other.key)], "not_signed"),
        (["--key", "key"], "not_a_key"),
    ):
        result = command(database, *arguments(log, *more))
        assert isinstance(result.exception, GongxinError)
        assert result.exception.code == f"proof.{code}"


def test_a_log_whose_tiles_are_not_what_was_signed_is_refused(database, command, log):
    tile = log / "log/tile/0/000.p/4"
    tile.write_bytes(tile.read_bytes()[::-1])
    result = command(database, *arguments(log))
    assert isinstance(result.exception, GongxinError)
    assert result.exception.code == "proof.other_tiles"


def test_a_key_is_made_once_for_its_owner_alone_and_its_public_half_told(tmp_path):
    file = tmp_path / "key"
    made = CliRunner().invoke(app, ["log-key", "log.example/gongxin", str(file), "--json"])
    assert json.loads(made.stdout)["key"] == str(Signer.parse(file.read_text()).key)
    assert file.stat().st_mode & 0o777 == 0o600
    before = file.read_text()
    again = CliRunner().invoke(app, ["log-key", "log.example/gongxin", str(file)])
    assert isinstance(again.exception, GongxinError)
    assert again.exception.code == "proof.key_is_there"
    assert file.read_text() == before


def test_the_worker_lets_the_log_follow_the_commits(database, command, tmp_path):
    key = tmp_path / "key"
    key.write_text(SIGNER.secret)
    store = Directory(tmp_path / "log")
    with following(tmp_path / "log", key):
        for number in "ab":
            appended(act(1, number))
            wait_for(store, number)
    assert command(database, *arguments(tmp_path)).exit_code == 0


def wait_for(store: Directory, number: str) -> None:
    """Until the log has the leaf of an append; a hanging thread fails in a minute."""
    size = "ab".index(number) + 1
    for _ in range(600):
        if store.checkpoint() and published(store)[0].size == size:
            return
        time.sleep(0.1)
    raise TimeoutError(number)


def test_without_a_place_or_a_key_no_log_is_written(tmp_path):
    before = threading.active_count()
    with capture_logs() as said, following(None, tmp_path / "key"), following(tmp_path, None):
        assert threading.active_count() == before
    assert [line["missing"] for line in said] == ["GONGXIN_LOG", "GONGXIN_LOG_KEY"]
    with capture_logs() as said, following(None, None):
        assert not said
