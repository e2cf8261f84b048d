"""The only reader of environment and configuration; every setting has a `SIPERI_` variable.

It holds no paths of one machine: everything is relative to the checkout unless a variable says otherwise.
"""

import getpass
import os
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """What can be set from outside, with the defaults of a laptop without internet."""

    model_config = SettingsConfigDict(env_prefix="SIPERI_", extra="ignore")

    data: Path = Field(
        ROOT / "var" / "siperi.duckdb", description="the store; a folder means <folder>/siperi.duckdb"
    )
    instruments: Path = Field(ROOT / "instruments", description="folder of instrument files")
    queries: Path = Field(ROOT / "queries", description="folder of SQL files")
    boundaries: Path = Field(
        ROOT / "data" / "boundaries", description="folder of the built-in areas and schematic layer"
    )
    city: str = Field("53.71", description="Kemendagri code of the city shown")
    language: Literal["id", "en"] = Field("id", description="language of a first visit")
    host: str = Field("127.0.0.1", description="address the server listens on")
    port: int = Field(8501, description="port the server listens on")
    max_file_mb: int = Field(50, description="largest file accepted by an import, in MiB")

    @property
    def store_path(self) -> Path:
        """The DuckDB file."""
        return self.data if self.data.suffix else self.data / "siperi.duckdb"


def override(**values: object) -> None:
    """Let the command line win: set variables of this process, so that everyone who asks sees them."""
    os.environ.update({f"SIPERI_{name.upper()}": str(value) for name, value in values.items()})


def settings() -> Settings:
    """The settings as the environment gives them now (read at each call: tests set variables)."""
    return Settings()


def actor() -> str:
    """Who acts, as the audit names them: the system's user, or "local" where it has none (some containers)."""
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "local"
