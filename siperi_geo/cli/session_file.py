"""The file in which a user's commands find the session that `siperi login` began, one for each store.

Readable by that user only. It holds the token, never a password; without it the public acts.
"""

import json
import os
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from siperi_geo.settings import settings, state_folder


@dataclass(frozen=True, slots=True)
class Kept:
    """Who signed in, and the token that says so."""

    name: str
    token: str = field(repr=False)


def kept() -> Kept | None:
    """The session for the store of the settings; None where there is none, or none that we can read."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
        return Kept(str(found["name"]), str(found["token"]))
    except (OSError, RuntimeError, ValueError, KeyError, TypeError):
        return None


def keep(name: str, token: str) -> None:
    """Keep a session in the place of the one before; without a token forget that one. OSError where it fails."""
    file = _file()
    if not token:
        file.unlink(missing_ok=True)
        return
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    partial = file.with_name(f"{file.name}.{os.getpid()}.part")
    with suppress(FileNotFoundError):
        partial.unlink()
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as opened:  # noqa: PTH123 - Path cannot open a descriptor
        json.dump({"name": name, "token": token}, opened)
    partial.replace(file)


def _file() -> Path:
    store = str(settings().store_path.resolve())
    return state_folder() / f"session-{sha256(store.encode()).hexdigest()[:16]}.json"
