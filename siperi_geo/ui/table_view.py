"""A table on a page, which can be taken along as a CSV file that says what it holds."""

from collections.abc import Collection

import streamlit as st

from siperi_geo.cells import Table
from siperi_geo.csv_file import Foot, csv_file
from siperi_geo.text import number, pick, t
from siperi_geo.ui import frame
from siperi_geo.ui.view import View


def twin(view: View, table: Table, *, title: str, caption: str, key: str, years: Collection[int] = ()) -> None:
    """The table behind a chart or a map, closed at first; nothing when there are no rows."""
    if table.shown.empty:
        return
    with st.expander(title):
        show(view, table, caption=caption, key=key, years=years)


def show(view: View, table: Table, *, caption: str, key: str, years: Collection[int] = ()) -> None:
    """The table and its file; `key` names both, `years` are those it holds (else the year shown)."""
    frame.table(table.shown, caption=caption)
    frame.download(t("table.download"), csv_file(table, foot(view, years)), file_name(view, key, years))


def file_name(view: View, key: str, years: Collection[int] = ()) -> str:
    """`siperi-peta-kelurahan-index-keltana-2026-terverifikasi.csv`: what it holds, and on which basis."""
    basis = "-terverifikasi" if view.is_verified_only else ""
    return f"siperi-{key}-{view.instrument.id}-{span(view, years)}{basis}.csv"


def foot(view: View, years: Collection[int] = ()) -> Foot:
    """What a reader of the file alone must know: year, instrument, version, origin, basis, version of the data."""
    forms = [view.forms[year] for year in years or (view.year,)]
    total, examples = sum(n for n, _ in forms), sum(n for _, n in forms)
    kind = "real" if not examples else "example" if examples == total else "both"
    return (
        (t("table.foot.year"), str(span(view, years))),
        (t("table.foot.instrument"), pick(view.instrument.name)),
        (t("table.foot.version"), view.instrument.version),
        (t("table.foot.origin"), t(f"table.origin.{kind}", origin=view.origin(years))),
        *_basis(view, years),
        (t("table.foot.data_version"), number(view.data_version, 0)),
        (t("table.foot.source"), t("table.source")),
    )


def _basis(view: View, years: Collection[int]) -> Foot:
    """Whether the numbers are of all forms that count or of the verified ones; nothing for example data alone."""
    if view.is_verified_only:
        return ((t("ui.basis"), t("table.basis.verified")),)
    return ((t("ui.basis"), t("table.basis.all")),) if view.holds_real(years) else ()


def span(view: View, years: Collection[int] = ()) -> str:
    """The year shown, or the first and the last of several."""
    first, last = min(years, default=view.year), max(years, default=view.year)
    return f"{first}–{last}" if first < last else str(last)
