"""The last imports as a table, whatever was imported. Which imports those are, a query says."""

from collections.abc import Callable
from typing import Any

from siperi_geo.text import moment, number
from siperi_geo.ui import frame, reads

COUNTS = ("rows_in", "rows_good", "rows_bad", "held_count")
COLUMNS = ("created_at", "file_name", "rows_in", "rows_good", "rows_bad", "held_count", "actor")


def history(query: str, *, caption: str, words: Callable[[str], str], **asked: Any) -> None:
    """The rows of a query under what `words` calls each column; `words("none")` without any."""
    rows = reads.query(query, **asked)
    if rows.empty:
        frame.note(words("none"))
        return
    rows = rows.assign(created_at=[moment(at) for at in rows["created_at"]])
    rows = rows.assign(**{name: [number(n, 0) for n in rows[name]] for name in COUNTS if name in rows})
    names = [name for name in COLUMNS if name in rows]
    frame.table(rows[names].rename(columns={name: words(name) for name in names}), caption=caption)
