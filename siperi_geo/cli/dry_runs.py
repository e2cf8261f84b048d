"""Which files of rows set aside a dry run wrote, so that the next report on the same content may take their place.

A note beside the store, of no worth but this: without it nothing is overwritten. What a commit wrote, what came
from other content, and what somebody changed since is not in it.
"""

import hashlib
import json
from pathlib import Path

from siperi_geo.settings import settings


def is_replaceable(path: Path, content_sha256: str) -> bool:
    """Whether a dry run of this very content wrote this file, and nobody changed it since."""
    return path.is_file() and _notes().get(str(path.resolve())) == [content_sha256, _sha256(path)]


def note(path: Path, content_sha256: str) -> None:
    """Remember that a dry run of this content wrote this file."""
    _write(_notes() | {str(path.resolve()): [content_sha256, _sha256(path)]})


def forget(path: Path) -> None:
    """The file is there to stay."""
    _write({place: said for place, said in _notes().items() if place != str(path.resolve())})


def _file() -> Path:
    return settings().store_path.with_suffix(".dry-runs.json")


def _notes() -> dict[str, list[str]]:
    """Every note; none where they cannot be read."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _write(notes: dict[str, list[str]]) -> None:
    if notes == _notes():
        return
    kept = {place: said for place, said in notes.items() if Path(place).exists()}
    _file().write_text(json.dumps(kept, indent=1), encoding="utf-8")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
