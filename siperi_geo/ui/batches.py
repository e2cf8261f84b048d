"""The last imports as a table, whatever was imported. Which imports those are, a query says."""

from collections.abc import Callable

from siperi_geo.text import moment, number
from siperi_geo.ui import frame, reads

COUNTS = ("rows_in", "rows_good", "rows_bad", "held_count")
COLUMNS = ("created_at", "file_name", "rows_in", "rows_good", "rows_bad", "held_count", "actor")


def history(query: str, *, caption: str, words: Callable[[str], str], by: str | None = None) -> None:
    """The rows of `query`, newest first, under what `words` calls each column; `words("none")` without rows.

    `by`: those of one account alone.
    """
    rows = reads.query(query)
    if by is not None:
        rows = rows[rows["actor"] == by]
    if rows.empty:
        frame.note(words("none"))
        return
    rows = rows.assign(created_at=[moment(at) for at in rows["created_at"]])
    rows = rows.assign(**{name: [number(n, 0) for n in rows[name]] for name in COUNTS if name in rows})
    names = [name for name in COLUMNS if name in rows]
    frame.table(rows[names].rename(columns={name: words(name) for name in names}), caption=caption)
