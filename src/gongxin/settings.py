"""The one settings object. Every value can be given as GONGXIN_<NAME> in the environment."""

from functools import cache
from pathlib import Path

from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Expected(BaseModel, frozen=True):
    """What a source is expected to hand in for an item (预期范围); both bounds belong to it."""

    rows_least: int | None = None
    rows_most: int | None = None
    fill: dict[str, tuple[float, float]] = Field(default={}, description="share filled, by field")
    fall: float | None = Field(default=None, description="share of its records that a full list may end")


class Settings(BaseSettings):
    """What an operator decides (设置)."""

    model_config = SettingsConfigDict(env_prefix="GONGXIN_", frozen=True)

    data: Path = Field(default=Path(".gongxin"), description="database, kept files, spool, secrets")
    database_url: str = Field(default="", description="a real PostgreSQL; empty: the embedded one")
    packs: list[str] = Field(default=["cn"], description="packs in order: names of shipped packs or paths")
    demonstration: bool = Field(default=False, description="banner on every page; unverified values count")
    database_name: str = "gongxin"
    role_url: str = Field(default="", description="address of this process's own role; else from the secrets")
    secret_key: str = Field(default="", description="seals sessions; empty: the one made at set-up")
    https: bool = Field(default=False, description="served behind TLS: cookies travel over nothing else")
    process: str = Field(default="desk", description="portal | desk | worker | migrate; chooses the role")
    log: Path | None = Field(default=None, description="directory of the provable log; none: not written")
    log_key: Path | None = Field(default=None, description="file of the key that signs it, for the worker")
    memory_limit: str = Field(default="1GB", description="for the embedded engine")
    engine: str = Field(default="duckdb", description="duckdb | spark")
    pulls: Path | None = Field(default=None, description="file of the tables that are pulled from")
    max_upload_bytes: int = 16 * 1024**3
    max_rows: int = 100_000_000
    part_rows: int = Field(default=10_000_000, description="rows of one transaction")
    correct_within: int = Field(default=10, ge=0, description="working days to correct faulty rows")
    gates: dict[str, Expected] = Field(
        default={}, description="by item or item/department; else learned from what went in before"
    )
    fall_share: float = Field(default=0.2, description="of its records that a full list may end unasked")
    fall_rows: int = Field(default=20, ge=1, description="fewer a full list may always end")
    allowed_hosts: list[str] = ["127.0.0.1", "localhost", "[::1]"]
    debug: bool = False


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
