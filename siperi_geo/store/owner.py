"""The owner's note beside the store: which server holds it, and how a command can ask that server to do its work.

The note (`<store>.owner`, readable by its own user only) carries the token that the server asks for. It is not a
lock: DuckDB's lock says who owns the store, and a note that a killed server left behind means nothing.
"""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

from siperi_geo.errors import SiperiError

WORK_ROUTE = "/work"


@dataclass(frozen=True, slots=True)
class Owner:
    """A server that holds a store and takes over work."""

    pid: int
    host: str
    port: int
    token: str = field(repr=False)

    @property
    def address(self) -> str:
        """What to type in a browser on this computer."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def announce(store: Path, *, host: str, port: int) -> Owner:
    """Write the note of this process, with a new token, in one step; OSError where that cannot be."""
    owner = Owner(pid=os.getpid(), host=host, port=port, token=secrets.token_urlsafe(32))
    note = _note(store)
    partial = note.with_name(note.name + ".part")
    partial.unlink(missing_ok=True)
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123 - Path cannot open a descriptor
        json.dump(asdict(owner), file)
    partial.replace(note)
    return owner


def read_owner(store: Path) -> Owner | None:
    """What the note says; None where there is none, it is not ours to read, or it is not a note."""
    try:
        return Owner(**json.loads(_note(store).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def holder(store: Path, error: SiperiError) -> Owner | None:
    """The server of ours that holds the store, when that is what the error of opening it says."""
    owner = read_owner(store)
    if owner is None or error.code != "STORE_LOCKED":
        return None
    return owner if error.problem.values["pid"] in {str(owner.pid), "?"} else None


def withdraw(store: Path, owner: Owner) -> None:
    """Remove the note, unless another server has written its own meanwhile."""
    if read_owner(store) == owner:
        _note(store).unlink(missing_ok=True)


def _note(store: Path) -> Path:
    found = store.resolve()  # one store, one note, whatever links lead to it
    return found.with_name(found.name + ".owner")
