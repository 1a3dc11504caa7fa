"""The one settings object. Every value can be given as GONGXIN_<NAME> in the environment."""

from functools import cache
from pathlib import Path

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


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
    memory_limit: str = Field(default="1GB", description="for the embedded engine")
    engine: str = Field(default="duckdb", description="duckdb | spark")
    pulls: Path | None = Field(default=None, description="file of the tables that are pulled from")
    max_upload_bytes: int = 16 * 1024**3
    max_rows: int = 100_000_000
    part_rows: int = Field(default=10_000_000, description="rows of one transaction")
    allowed_hosts: list[str] = ["127.0.0.1", "localhost", "[::1]"]
    debug: bool = False


@cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings()
