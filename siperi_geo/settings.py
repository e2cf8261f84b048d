"""The only reader of environment and configuration; every setting has a `SIPERI_` variable.

It holds no paths of one machine: everything is relative to the checkout unless a variable says otherwise.
A variable that is set to nothing counts as not set.
"""

import getpass
import ipaddress
import os
import re
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationError
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from siperi_geo.errors import Problem, SiperiError

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "SIPERI_"
CODES = {
    "data": "SETTING_DATA",
    "city": "SETTING_CITY",
    "language": "SETTING_LANGUAGE",
    "host": "SETTING_HOST",
    "port": "SETTING_PORT",
    "max_file_mb": "SETTING_MAX_FILE_MB",
    "snapshot": "SETTING_SNAPSHOT",
    "least_families": "SETTING_LEAST_FAMILIES",
    "sign_in_file": "SETTING_SIGN_IN_FILE",
    **dict.fromkeys(("instruments", "queries", "boundaries"), "SETTING_FOLDER"),
    **dict.fromkeys(("evidence_mb", "evidence_files", "evidence_form_mb"), "SETTING_EVIDENCE"),
}
YES_OR_NO = {"ya": True, "tidak": False}  # beside what pydantic takes: yes, no, true, false, on, off, 1, 0
HOST_NAME = re.compile(r"(?!-)[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*\.?")
# Who a command acts as, for scripts: no settings, so that they are kept, shown and handed on with nothing else.
CREDENTIALS = (f"{PREFIX}USER", f"{PREFIX}PASSWORD")
_actor: ContextVar[str | None] = ContextVar("actor", default=None)


def _in_a_folder(data: Path) -> Path:
    """Refuse a store below something that is a file: no folder could ever be made there."""
    if not next(parent for parent in _store_file(data).parents if parent.exists()).is_dir():
        raise ValueError
    return data


def _no_snapshot(data: Path) -> Path:
    """Refuse the name of a snapshot: where that store's owner publishes, it would be replaced."""
    if _store_file(data).stem.lower().endswith(".snapshot"):
        raise PydanticCustomError("SETTING_DATA_SNAPSHOT", "the name of a snapshot")
    return data


def _store_file(data: Path) -> Path:
    return data / "siperi.duckdb" if data.is_dir() or not data.suffix else data


def _host(host: str) -> str:
    """Refuse what is neither an IP address nor a name that a computer can have."""
    if not HOST_NAME.fullmatch(host) or not host.strip("0123456789."):
        ipaddress.ip_address(host)
    return host


def _yes_or_no(value: object) -> object:
    word = value.strip().lower() if isinstance(value, str) else value
    return YES_OR_NO.get(word, word) if isinstance(word, str) else word


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError
    return path


def _file(path: Path | None) -> Path | None:
    if path is not None and not path.is_file():
        raise ValueError
    return path


def _folder_with_schema(path: Path) -> Path:
    """Refuse a folder of queries without the schema: a store made with it would be empty for ever."""
    if not (path / "schema").is_dir():
        raise ValueError
    return path


class Settings(BaseSettings):
    """What can be set from outside, with the defaults of a laptop without internet."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="ignore")

    data: Annotated[Path, AfterValidator(_in_a_folder), AfterValidator(_no_snapshot)] = Field(
        ROOT / "var" / "siperi.duckdb", description="the store; a folder means <folder>/siperi.duckdb"
    )
    instruments: Annotated[Path, AfterValidator(_folder)] = Field(
        ROOT / "instruments", description="folder of instrument files"
    )
    queries: Annotated[Path, AfterValidator(_folder_with_schema)] = Field(
        ROOT / "queries", description="folder of SQL files"
    )
    boundaries: Annotated[Path, AfterValidator(_folder)] = Field(
        ROOT / "data" / "boundaries", description="folder of the built-in areas and schematic layer"
    )
    city: str = Field("53.71", pattern=r"^[0-9]{2}\.[0-9]{2}$", description="Kemendagri code of the city shown")
    language: Literal["id", "en"] = Field("id", description="language of a first visit")
    host: Annotated[str, AfterValidator(_host)] = Field("127.0.0.1", description="address the server listens on")
    port: int = Field(8501, ge=0, le=65_535, description="port the server listens on; 0: any free one")
    max_file_mb: int = Field(50, ge=1, description="largest file accepted by an import, in MiB")
    evidence_mb: int = Field(10, ge=1, le=50, description="largest evidence file, in MiB")
    evidence_files: int = Field(5, ge=1, description="most evidence files at one question")
    evidence_form_mb: int = Field(100, ge=1, description="most evidence of one form together, in MiB")
    least_families: int = Field(10, ge=5, le=1000, description="fewest families that a shown result is about")
    sign_in_file: Annotated[Path | None, AfterValidator(_file)] = Field(
        None, description="TOML file with the sign-in services (OpenID Connect); none: passwords only"
    )
    snapshot: Annotated[bool, BeforeValidator(_yes_or_no)] = Field(
        True, description="keep a read-only copy beside the store while the dashboard runs"
    )

    @property
    def store_path(self) -> Path:
        """The DuckDB file."""
        return _store_file(self.data)


def override(**values: object) -> None:
    """Let the command line win: set variables of this process, so that everyone who asks sees them."""
    os.environ.update({f"{PREFIX}{name.upper()}": str(value) for name, value in values.items()})


def settings() -> Settings:
    """The settings as the environment gives them now; pages ask dozens of times a run, so it is read once.

    Raises SETTING_…, one problem for each variable that cannot be used.
    """
    return _settings_of(tuple((name, value) for name, value in os.environ.items() if _is_setting(name)))


def _is_setting(name: str) -> bool:
    return name.upper().startswith(PREFIX) and name.upper() not in CREDENTIALS


@lru_cache(maxsize=16)
def _settings_of(variables: tuple[tuple[str, str], ...]) -> Settings:  # noqa: ARG001 - the key
    try:
        return Settings()
    except ValidationError as error:
        raise _refusal(error) from error


def _refusal(error: ValidationError) -> SiperiError:
    first, *more = (
        _problem(str(fault["loc"][0]), fault["type"], fault["input"]) for fault in error.errors(include_url=False)
    )
    return SiperiError(first.code, more=more, **first.values)


def _problem(name: str, kind: str, value: object) -> Problem:
    code = kind if kind.startswith("SETTING_") else CODES.get(name, "SETTING_VALUE")
    return Problem(code, values={"variable": f"{PREFIX}{name.upper()}", "value": str(value)})


def given_variables() -> dict[str, str]:
    """Every `SIPERI_` variable that is set, by name, known or not; of a password only that there is one."""
    given = {name: value for name, value in sorted(os.environ.items()) if name.startswith(PREFIX) and value}
    return {name: "…" if name == CREDENTIALS[1] else value for name, value in given.items()}


def known_variables() -> frozenset[str]:
    """The names of all variables that mean something."""
    return frozenset(f"{PREFIX}{name.upper()}" for name in Settings.model_fields) | frozenset(CREDENTIALS)


def credentials() -> tuple[str, str]:
    """The account name and the password that the environment gives to commands; empty where it gives none."""
    name, password = (os.environ.get(variable, "") for variable in CREDENTIALS)
    return name, password


def state_folder() -> Path:
    """Where this user's programs keep what they may forget, as the XDG specification says."""
    given = Path(os.environ.get("XDG_STATE_HOME", ""))
    return (given if given.is_absolute() else Path.home() / ".local" / "state") / "siperi"


def first_language() -> Literal["id", "en"]:
    """The language to speak before the settings are known to be right."""
    return "en" if os.environ.get(f"{PREFIX}LANGUAGE") == "en" else "id"


def is_loopback(host: str) -> bool:
    """Whether an address to listen on can only be reached from the computer itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def act_as(name: str) -> None:
    """Name who acts in this run: the person at whose command the server works."""
    _actor.set(name)


def actor() -> str:
    """Who acts, as the audit names them: the system's user, or "local" where it has none (some containers)."""
    named = _actor.get()
    if named is not None:
        return named
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "local"
