"""A table in two forms at once: cells as people read them, and the same cells as plain values for files.

Headings come from the column dictionary or from a register. It knows no page and writes no file (see `csv_file`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from siperi_geo import columns
from siperi_geo.analysis.exact import floor_pct, is_missing
from siperi_geo.registers.subjects import Column


@dataclass(frozen=True, slots=True)
class Cells:
    """One column: its heading, its plain values, the same as text.

    `is_for_files`: not shown on a page; `is_for_pages`: what it puts together stands column by column in files.
    """

    title: str
    values: Sequence[Any]
    shown: Sequence[str]
    is_for_files: bool = False
    is_for_pages: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Columns side by side: `shown` is the frame for a page (all text), `values` the one for a file."""

    cells: tuple[Cells, ...]

    @property
    def shown(self) -> pd.DataFrame:
        """What a page shows."""
        seen = {one.title: list(one.shown) for one in self.cells if not one.is_for_files}
        return pd.DataFrame(seen, dtype=object)

    @property
    def values(self) -> pd.DataFrame:
        """What a file holds: numbers as numbers, missing as None."""
        taken = [one for one in self.cells if not one.is_for_pages]
        held = {one.title: [None if is_missing(value) else value for value in one.values] for one in taken}
        return pd.DataFrame(held, dtype=object)


def as_written(rows: pd.DataFrame) -> Table:
    """A frame of words as it is shown, for files too."""
    return Table(tuple(Cells(str(name), list(rows[name]), list(rows[name])) for name in rows.columns))


def table(*cells: Cells | Sequence[Cells]) -> Table:
    """Columns and runs of columns as one table."""
    runs = [(one,) if isinstance(one, Cells) else tuple(one) for one in cells]
    return Table(tuple(one for run in runs for one in run))


def dictionary_cells(frame: pd.DataFrame, names: Sequence[str]) -> tuple[Cells, ...]:
    """These columns of a frame, in this order, called and written as the column dictionary says."""
    return tuple(_dictionary_cell(frame, name) for name in names)


def _dictionary_cell(frame: pd.DataFrame, name: str) -> Cells:
    column, values = columns.column(name), frame[name].tolist()
    shown = [column.show(floor_pct(value) if name == "coverage_pct" else value) for value in values]
    held = shown if column.format == "yes_no" else values
    return Cells(column.title(), held, shown, is_for_files=column.format == "code")


def register_cells(listed: Iterable[Column]) -> tuple[Cells, ...]:
    """Columns as a register lists what is stored, with its own headings."""
    return tuple(Cells(one.title, one.values, one.shown, one.is_for_files) for one in listed)


def written(title: str, values: Sequence[Any], write: Callable[[Any], str]) -> Cells:
    """A column with a heading and a way of writing of its own."""
    return Cells(title, list(values), [write(value) for value in values])


def for_files(cells: Iterable[Cells]) -> tuple[Cells, ...]:
    """The same columns, not shown on a page."""
    return tuple(replace(one, is_for_files=True) for one in cells)


def for_pages(title: str, shown: Sequence[str]) -> Cells:
    """A column of words that put together what files have column by column."""
    return Cells(title, list(shown), list(shown), is_for_pages=True)


def named(name: str, words: Sequence[str]) -> Cells:
    """A column of words, called as the column dictionary says."""
    return Cells(columns.column(name).title(), list(words), list(words))
