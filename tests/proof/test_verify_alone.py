"""`verify.py` by itself, as somebody downloads it: no Gongxin, no network, plain sentences."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gongxin.proof import verify
from gongxin.proof.growing import Grower
from gongxin.proof.proving import prove, prove_growth
from gongxin.proof.signing import Signer
from gongxin.proof.verify import TIMED, record_leaf
from tests.proof.logs import AT, ORIGIN, Memory, leaves

SIGNER, WITNESS = Signer.make(ORIGIN), Signer.make("witness.example", TIMED)
SALT = bytes(range(16))
RECORD = {"envelope": {"act": "1", "item": "3"}, "payload": {"document_number": "示市罚〔2026〕1号"}}


@pytest.fixture
def handed_out(tmp_path):
    """A folder with a record, its proof, an old checkpoint and the proof of growth since."""
    store = Memory()
    grower = Grower(store, SIGNER)
    grower.append(b"".join([*leaves(20), record_leaf(RECORD, SALT)]))
    grower.publish(AT)
    (tmp_path / "old.checkpoint").write_text(store.note, encoding="utf-8")
    grower.append(b"".join(leaves(300, 21)))
    checkpoint = grower.publish(AT)
    store.note += WITNESS.line(checkpoint.text, AT)
    (tmp_path / "record.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "record.tlog-proof").write_text(str(prove(store, 20, salt=SALT)), encoding="utf-8")
    (tmp_path / "growth").write_text(str(prove_growth(store, 21)), encoding="utf-8")
    (tmp_path / "checkpoint").write_text(store.note, encoding="utf-8")
    shutil.copy(verify.__file__, tmp_path)
    return tmp_path


def run(folder, *arguments) -> tuple[int, str]:
    """Isolated: neither this package nor the surroundings of the test can be reached."""
    done = subprocess.run(
        [sys.executable, "-I", "verify.py", *arguments, "--key", str(SIGNER.key)],
        cwd=folder,
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not done.stderr, done.stderr
    return done.returncode, done.stdout


def test_it_imports_the_standard_library_and_cryptography_and_nothing_else():
    tree = ast.parse(Path(verify.__file__).read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    modules |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in modules} - sys.stdlib_module_names == {"cryptography"}


def test_it_says_that_record_growth_and_checkpoint_hold(handed_out):
    status, said = run(handed_out, "record", "record.json", "record.tlog-proof")
    assert status == 0
    assert "第21条" in said
    assert "321" in said
    status, said = run(
        handed_out, "growth", "old.checkpoint", "growth", "--witness", str(WITNESS.key), "--witnesses", "1"
    )
    assert status == 0
    assert "from 21 to 321" in said
    assert "witness.example 2026-06-01" in said
    assert run(handed_out, "checkpoint", "checkpoint")[0] == 0


def test_it_says_what_does_not_hold(handed_out, capsys):
    def told(*arguments: str) -> str:
        files = [str(handed_out / name) if not name.startswith("-") else name for name in arguments[1:]]
        assert verify.main([arguments[0], *files, "--key", str(SIGNER.key)]) == 1
        return capsys.readouterr().out

    (handed_out / "changed.json").write_text(
        json.dumps(RECORD).replace("1\\u53f7", "2\\u53f7"), encoding="utf-8"
    )
    (handed_out / "list.json").write_text('{"envelope": {"a": 1}, "payload": {}}', encoding="utf-8")
    (handed_out / "binary").write_bytes(b"\xff")
    assert "was changed" in told("record", "changed.json", "record.tlog-proof")
    assert "no record" in told("record", "list.json", "record.tlog-proof")
    assert "no proof" in told("record", "record.json", "binary")
    assert "no proof of growth" in told("growth", "old.checkpoint", "checkpoint")
    assert "too long or too short" in told("growth", "checkpoint", "growth")
    assert "1 are asked for, 0 did" in told("checkpoint", "checkpoint", "--witnesses=1")


@pytest.mark.parametrize(
    "text",
    [
        '{"envelope": {}, "payload": {"fine": "9", "fine": "1"}}',
        '{"payload": {"fine": "9"}, "envelope": {}, "payload": {}}',
        '{"envelope": {}, "payload": {}, "note": ""}',
        '{"envelope": [], "payload": ["ab"]}',
        '{"envelope": {}, "payload": {"a": "\\ud800"}}',
        "[" * 100_000,
        '""',
    ],
)
def test_a_record_that_could_be_read_in_two_ways_is_none(text):
    with pytest.raises(verify.Unproven) as refusal:
        verify._record(text)
    assert refusal.value.code == "not_a_record"


@pytest.mark.parametrize("salt", [b"", SALT[:-1], SALT + b"{"])
def test_a_salt_has_its_length(salt):
    with pytest.raises(verify.Unproven):
        record_leaf(RECORD, salt)


def test_a_wrong_key_is_no_key(handed_out, capsys):
    assert verify.main(["checkpoint", str(handed_out / "checkpoint"), "--key", "key"]) == 1
    assert "verifier key" in capsys.readouterr().out
