"""`gongxin verify`, `gongxin log-key`: the ledger against its signed log, and who signs it (账本核验)."""

import os
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from gongxin.commands.output import Json, write_object, write_rows
from gongxin.kernel.errors import GongxinError
from gongxin.server import login
from gongxin.server.roles import Role

Keys = Annotated[list[str] | None, typer.Option(help="of an organisation that watches the log / 见证方公钥")]


def verify(
    log: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="the log's files / 日志目录")],
    key: Annotated[str, typer.Option(help="the log's verifier key / 日志公钥")],
    held: Annotated[
        list[Path] | None,
        typer.Option(exists=True, dir_okay=False, help="a checkpoint kept elsewhere / 另行保存的检查点"),
    ] = None,
    witness: Keys = None,
    witnesses: Annotated[int, typer.Option(min=0, help="how many must have signed / 至少几个见证方")] = 0,
    as_json: Json = False,
) -> None:
    """Compare every row of the ledger with the log that was signed (账本核验). Exit code 1 if any differs.

    Names each row that was altered, deleted, moved, added or back-dated, whoever did it.
    """
    login.become(Role.WORKER)
    from gongxin.ledger.verifying import verify as compare
    from gongxin.proof.tiles import Directory
    from gongxin.proof.verify import Key, Policy, Unproven

    try:
        policy = Policy(Key.parse(key), tuple(map(Key.parse, witness or ())), witnesses)
    except Unproven as refusal:
        raise GongxinError(f"proof.{refusal.code}", **refusal.facts) from None
    verdict = compare(Directory(log), policy, [path.read_text(encoding="utf-8") for path in held or ()])
    faults = [asdict(fault) for fault in verdict.faults]
    told = {"agreed": verdict.agreed, "erased": verdict.erased, "later": verdict.later, "faults": len(faults)}
    write_object(told, as_json=as_json)
    write_rows(faults, as_json=as_json)
    raise typer.Exit(1 if faults else 0)


def log_key(
    name: Annotated[str, typer.Argument(help="of the log, for good: credit.example/log / 日志名称")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="a new file, for GONGXIN_LOG_KEY / 密钥文件")],
    as_json: Json = False,
) -> None:
    """Make the key that signs the log; says its public half, which is for everybody (生成日志密钥)."""
    from gongxin.proof.signing import Signer

    signer = Signer.make(name)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise GongxinError("proof.key_is_there", path=str(file)) from None
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        out.write(signer.secret + "\n")
    write_object({"key": str(signer.key)}, as_json=as_json)
