"""Tables and charts about local governments with their files: what each is, of which year, how sure we are.

They belong to no kelurahan, so what a `View` says of other pages is said here from the summary.
"""

from collections.abc import Collection
from functools import partial

import streamlit as st

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.cells import Table
from siperi_geo.charts import Chart
from siperi_geo.csv_file import Foot, csv_file
from siperi_geo.instruments import Instrument
from siperi_geo.text import city_today, day, number, pick, t
from siperi_geo.ui import chart_view, frame, reads, table_view
from siperi_geo.xlsx_file import xlsx_file


def show(found: Summary, table: Table, *, caption: str, key: str, years: Collection[int] = ()) -> None:
    """A table with its files; `key` names all of them, `years` are those it holds (else the year shown)."""
    frame.table(table.shown, caption=caption)
    about_it = foot(found, years)

    def made(kind: str) -> bytes:
        return csv_file(table, about_it) if kind == "csv" else xlsx_file(table, caption, about_it)

    table_view.files(made, partial(file_name, found, key, years), key=f"{found.instrument.id}_{key}")


def twin(found: Summary, table: Table, *, caption: str, key: str, years: Collection[int] = ()) -> None:
    """The table behind a chart with its files, closed at first."""
    with st.expander(t("chart.table")):
        show(found, table, caption=caption, key=key, years=years)


def draw(found: Summary, chart: Chart, *, key: str, years: Collection[int] = ()) -> None:
    """A chart that can be taken along as a picture; its title stands above it already."""
    name = file_name(found, key, years, "png")
    chart_view.draw(chart, key=f"{found.instrument.id}_{key}", file_name=name, foot=foot(found, years))


def file_name(found: Summary, key: str, years: Collection[int], kind: str) -> str:
    """`siperi-dimensi-erat-2026.csv`: what it holds, of which instrument and years."""
    return f"siperi-{key}-{found.instrument.id}-{_span(found, years)}.{kind}"


def note(found: Summary, words: str, years: Collection[int] = ()) -> str:
    """The line under a chart: how to read it, what it is of."""
    about_it = about(found.instrument)
    return f"{words} {t('erat.chart.source', year=_span(found, years), **about_it)}"


def about(instrument: Instrument) -> dict[str, str]:
    """Name, version and status of the instrument, and how sure we are of it."""
    status = t(f"instruments.status.{instrument.status}").lower()
    names = {"name": pick(instrument.name), "version": instrument.version}
    return names | {"status": status, "note": pick(instrument.status_note)}


def foot(found: Summary, years: Collection[int] = ()) -> Foot:
    """What the file is about: years, instrument and its status, whether units are made up, which data."""
    instrument = found.instrument
    return (
        (t("table.foot.year"), _span(found, years)),
        (t("table.foot.instrument"), pick(instrument.name)),
        (t("table.foot.version"), instrument.version),
        status(instrument),
        (t("table.foot.origin"), t("table.origin.example" if found.is_example else "table.origin.real")),
        (t("erat.foot.blank"), t("erat.foot.blank.means")),
        (t("table.foot.data_version"), number(reads.data_version(), 0)),
        (t("table.foot.snapshot"), reads.snapshot_id()),
        (t("table.foot.source"), t("erat.foot.source")),
        (t("table.foot.made"), day(city_today())),
    )


def status(instrument: Instrument) -> tuple[str, str]:
    """How sure we are of the instrument, as a line below the rows."""
    words = about(instrument)
    return t("table.foot.status"), f"{words['status']}. {words['note']}"


def _span(found: Summary, years: Collection[int]) -> str:
    first, last = min(years, default=found.year), max(years, default=found.year)
    return f"{first}–{last}" if first < last else str(last)
