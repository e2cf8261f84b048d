"""A table on a page, which can be taken along as a CSV file or a workbook that says what it holds.

Files are made when they are asked for, in the words of the page.
"""

from collections.abc import Callable, Collection
from contextvars import copy_context
from functools import partial

import streamlit as st

from siperi_geo.analysis.origin import counted
from siperi_geo.cells import Table
from siperi_geo.csv_file import Foot, csv_file
from siperi_geo.text import city_today, day, number, pick, t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.view import View
from siperi_geo.xlsx_file import xlsx_file

LABELS = {"csv": "table.download", "xlsx": "table.download.xlsx"}


def twin(
    view: View,
    table: Table,
    *,
    title: str,
    caption: str,
    key: str,
    years: Collection[int] = (),
    more: Foot = (),
) -> None:
    """The table behind a chart or a map, closed at first; nothing when there are no rows."""
    if table.shown.empty:
        return
    with st.expander(title):
        show(view, table, caption=caption, key=key, years=years, more=more)


def show(
    view: View, table: Table, *, caption: str, key: str, years: Collection[int] = (), more: Foot = ()
) -> None:
    """The table and its files; `key` names all, `years` are those it holds (else the year shown).

    `more`: lines of the files' foot that this table alone has.
    """
    frame.table(table.shown, caption=caption)
    about = (*foot(view, years), *more)  # now: whoever fetches it later fetches what was shown
    files(partial(made, table, caption, about), partial(file_name, view, key, years), key=key)


def show_all(view: View, table: Table, *, caption: str, key: str) -> None:
    """The same of a table that is not of one instrument: nothing in its files names that of the view."""
    frame.table(table.shown, caption=caption)
    name = f"siperi-{key}-{view.year}{suffix(view)}"
    files(partial(made, table, caption, foot_of_all(view)), lambda kind: f"{name}.{kind}", key=key)


def files(make: Callable[[str], bytes], name: Callable[[str], str], *, key: str) -> None:
    """A table to take along: a button for each kind of file (`csv`, `xlsx`), made and named by these functions."""
    with st.container(horizontal=True, key=f"files_{key}"):
        for kind, label in LABELS.items():
            _file(t(label), partial(make, kind), name(kind))


def made(table: Table, caption: str, foot: Foot, kind: str) -> bytes:
    """The file of a kind (`csv`, `xlsx`), made today."""
    about = (*foot, today())
    return csv_file(table, about) if kind == "csv" else xlsx_file(table, caption, about)


def _file(label: str, make: Callable[[], bytes], name: str) -> None:
    """A button that makes a file when it is pressed, in the words of this run."""
    words = copy_context()

    def made() -> bytes:
        return words.copy().run(make)

    frame.download(label, made, name)


def file_name(view: View, key: str, years: Collection[int] = (), kind: str = "csv") -> str:
    """`siperi-peta-kelurahan-index-keltana-2026-terverifikasi.csv`: what it holds, and on which basis."""
    return f"siperi-{key}-{view.instrument.id}-{span(view, years)}{suffix(view)}.{kind}"


def suffix(view: View) -> str:
    """What names of files say of the basis."""
    return "-terverifikasi" if view.is_verified_only else ""


def foot(view: View, years: Collection[int] = ()) -> Foot:
    """What a reader of the file alone must know: year, instrument, version, origin, basis, version of the data."""
    forms = [view.forms[year] for year in years or (view.year,)]
    total, examples = sum(n for n, _ in forms), sum(n for _, n in forms)
    kind = "real" if not examples else "example" if examples == total else "both"
    return (
        (t("table.foot.year"), str(span(view, years))),
        (t("table.foot.instrument"), pick(view.instrument.name)),
        (t("table.foot.version"), view.instrument.version),
        (t("table.foot.status"), t(f"instruments.status.{view.instrument.status}")),
        (t("table.foot.origin"), t(f"table.origin.{kind}", origin=view.origin(years))),
        *_basis(view, years),
        *of_data(),
    )


def foot_of_all(view: View) -> Foot:
    """The same of a table of every instrument in the year shown; example data are those of the whole store."""
    origins = reads.origins()
    kind = "both" if origins.is_mixed else "example" if origins.examples else "real"
    words = counted(origins.examples + origins.real, origins.examples)
    return (
        (t("table.foot.year"), str(view.year)),
        (t("table.foot.instrument"), t("participation.file.every")),
        (t("table.foot.origin"), t(f"table.origin.{kind}", origin=words)),
        *(((t("ui.basis"), t("table.basis.verified")),) if view.is_verified_only else ()),
        *of_data(),
    )


def of_data(source: str = "") -> Foot:
    """Which data the numbers follow from, as lines of a foot; `source` where it is not the stored forms."""
    return (
        (t("table.foot.data_version"), number(reads.data_version(), 0)),
        (t("table.foot.snapshot"), reads.snapshot_id()),
        (t("table.foot.source"), source or t("table.source")),
    )


def today() -> tuple[str, str]:
    """The day a file is made, as a line of its foot."""
    return t("table.foot.made"), day(city_today())


def about_file(view: View, years: Collection[int] = (), more: Foot = ()) -> Foot:
    """The foot of a file made today; `more` are lines that it alone has."""
    return (*foot(view, years), *more, today())


def _basis(view: View, years: Collection[int]) -> Foot:
    """Whether the numbers are of all forms that count or of the verified ones; nothing for example data alone."""
    if view.is_verified_only:
        return ((t("ui.basis"), t("table.basis.verified")),)
    return ((t("ui.basis"), t("table.basis.all")),) if view.holds_real(years) else ()


def span(view: View, years: Collection[int] = ()) -> str:
    """The year shown, or the first and the last of several."""
    first, last = min(years, default=view.year), max(years, default=view.year)
    return f"{first}–{last}" if first < last else str(last)
