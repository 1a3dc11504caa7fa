"""`gongxin statement`: how departments reported in a month, as a document (数据质量月报)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from gongxin.commands.output import Json, write_object
from gongxin.kernel.months import add_months
from gongxin.kernel.period import Period
from gongxin.server import login
from gongxin.server.roles import Role


def statement(
    month: Annotated[str, typer.Argument(help="YYYY-MM")],
    file: Annotated[Path, typer.Argument(dir_okay=False, help="ends in .pdf or .xlsx")],
    language: Annotated[str, typer.Option(help="zh | en")] = "zh",
    as_json: Json = False,
) -> None:
    """Write the monthly statement of all departments to a file (数据质量月报)."""
    start = date.fromisoformat(f"{month}-01")
    if file.suffix not in (".pdf", ".xlsx") or language not in ("zh", "en"):
        raise typer.BadParameter("FILE: .pdf | .xlsx; --language: zh | en")
    login.become(Role.DESK)
    from gongxin.access.actor import platform
    from gongxin.catalogue.queries import in_force
    from gongxin.quality.statements.as_pdf import as_pdf
    from gongxin.quality.statements.as_xlsx import as_xlsx
    from gongxin.quality.statements.statement import statement as of_month

    law = in_force()
    period = Period(start, add_months(start, 1))
    made = of_month(period, catalogue=law, actor=platform("terminal"), at=datetime.now(UTC))
    content = (
        as_pdf(made, law, language=language) if file.suffix == ".pdf" else as_xlsx(made, language=language)
    )
    file.write_bytes(content)
    write_object({"file": file, "bytes": len(content), "lines": len(made.lines)}, as_json=as_json)
