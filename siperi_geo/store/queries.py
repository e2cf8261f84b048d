"""Named queries: one statement per file under `queries/`, with a header that says what it returns.

This module reads and checks the files; it does not run them.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

HEADER_KEYS = ("What", "Grain", "Params", "Columns")
_HEADER_LINE = re.compile(r"^-- (?:(What|Grain|Params|Columns): )?(.*)$")
_TYPED = re.compile(r"\$?(\w+) ([a-z0-9_\[\]]+)")


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A statement and the promises of its header.

    `params` and `columns` are (name, type) pairs with DuckDB type names in lower case; writes have no columns.
    """

    name: str
    sql: str
    what: str
    grain: str
    params: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str], ...]


def query_names(folder: Path) -> list[str]:
    """The names (`room/measure_per_grain`) of every query file, without the schema migrations."""
    files = (p.relative_to(folder).with_suffix("") for p in folder.glob("*/*.sql"))
    return sorted(str(p.as_posix()) for p in files if p.parts[0] != "schema")


@lru_cache(maxsize=512)
def load_query(folder: Path, name: str) -> NamedQuery:
    """Read `folder/name.sql`; KeyError when there is no such query, ValueError when its header is incomplete."""
    path = folder / f"{name}.sql"
    if not path.is_file():
        raise KeyError(f"no query {name!r} under {folder.name}/")
    text = path.read_text(encoding="utf-8")
    header = _header(text)
    missing = [key for key in HEADER_KEYS if key not in header]
    if missing:
        raise ValueError(f"{name}.sql: header lacks {', '.join(missing)}")
    return NamedQuery(
        name=name,
        sql=text,
        what=header["What"],
        grain=header["Grain"],
        params=_typed(header["Params"]),
        columns=_typed(header["Columns"]),
    )


def _header(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        match = _HEADER_LINE.match(line)
        if match is None:
            break
        key = match[1] or key
        found[key] = f"{found.get(key, '')} {match[2]}".strip()
    return found


def _typed(text: str) -> tuple[tuple[str, str], ...]:
    return () if text == "none" else tuple(_TYPED.findall(text))
