"""What an operator writes down of a table that is pulled from: names and no SQL (抽取配置)."""

import os
from functools import cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator

from gongxin.catalogue.model import Item
from gongxin.kernel.errors import GongxinError

NAME: Final = r"^[\w$]+$"  # of tables and columns; quoted all the same
Name = Annotated[str, StringConstraints(pattern=NAME, max_length=63)]


class _Written(BaseModel):
    """Nothing that we do not know, and nothing that changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Database(_Written):
    """Where the table is, and who reads it; the password is never written here (来源数据库)."""

    engine: Literal["postgresql", "mysql"]
    host: str
    port: int | None = None
    name: str
    user: str
    password_env: str | None = None  # name of a variable of the environment
    password_file: Path | None = None
    tls_ca: Path | None = None  # whose certificates are trusted; without it the network is

    @model_validator(mode="after")
    def _one_secret(self) -> "Database":
        if (self.password_env is None) == (self.password_file is None):
            raise ValueError("one of password_env and password_file")
        return self

    def password(self) -> str:
        """Read when it is needed."""
        if self.password_file is not None and self.password_file.is_file():
            return self.password_file.read_text(encoding="utf-8").strip()
        if found := os.environ.get(self.password_env or ""):
            return found
        raise GongxinError("collection.no_source_password")


class Status(_Written):
    """The rows that may be reported: those with one of these values in a column (状态列)."""

    column: Name
    taken: Annotated[list[str], Field(min_length=1)]


class Pull(_Written):
    """One table or view and the item of which its rows are (抽取来源).

    `changed_at` is a moment that every row has and every change of it moves on; it may be as late as
    `lag_seconds` behind the commit that shows it. Only the columns named here are read.
    """

    item: str
    department: str
    database: Database
    table: Annotated[str, StringConstraints(pattern=r"^[\w$]+(\.[\w$]+)?$", max_length=127)]
    changed_at: Name
    status: Status | None = None
    columns: Annotated[dict[str, Name], Field(min_length=1)]  # field of the item → column
    lag_seconds: Annotated[int, Field(ge=0)] = 300
    rows: Annotated[int, Field(ge=1)] = 1_000_000  # of one delivery, or more where one moment has more

    @cached_property
    def path(self) -> tuple[str, ...]:
        """Schema, if there is one, and table."""
        return tuple(self.table.split("."))

    def fits(self, item: Item) -> None:
        """Refuse columns that the item has no field for, and fields that it needs and nobody names."""
        known, needed = {f.name for f in item.fields}, {f.name for f in item.fields if f.required}
        if wrong := sorted(self.columns.keys() ^ (self.columns.keys() & known)) or sorted(
            needed - self.columns.keys()
        ):
            raise GongxinError("collection.pull_unfit", fields=", ".join(wrong))


def configured(path: Path | None) -> dict[str, Pull]:
    """The sources of a file, by the names that the operator gave them."""
    if path is None:
        raise GongxinError("collection.no_pulls")
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return {name: Pull.model_validate(said) for name, said in told.items()}
    except ValidationError as error:
        places = sorted({".".join(map(str, fault["loc"])) for fault in error.errors()})
        raise GongxinError("collection.pulls_malformed", places=", ".join(places)) from None
    except (OSError, yaml.YAMLError, AttributeError, UnicodeDecodeError):
        raise GongxinError("collection.pulls_malformed", places=path.name) from None
