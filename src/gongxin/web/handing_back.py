"""Giving back what is wrong as a workbook, for page, interface and terminal (返还问题数据)."""

import tempfile
from pathlib import Path
from typing import IO, Final

from gongxin.collection import workbook
from gongxin.collection.models import Delivery
from gongxin.kernel.errors import GongxinError
from gongxin.web.desk import explaining

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def write_workbook(delivery: Delivery, path: Path, *, language: str) -> None:
    """Write the workbook of what a delivery still has to correct; refused where the item is known no more."""
    item = explaining.item(delivery)
    if item is None:
        raise GongxinError("flows.version_gone", item=delivery.item, version=delivery.item_version)
    workbook.write(
        delivery, item, lambda rule, field: explaining.rule(item, rule, field), path, language=language
    )


def problem_workbook(delivery: Delivery, *, language: str) -> IO[bytes]:
    """The same as an open file that is gone once it is closed."""
    with tempfile.NamedTemporaryFile(suffix=".xlsx") as made:
        write_workbook(delivery, Path(made.name), language=language)
        return Path(made.name).open("rb")
