"""The published editions of a round of local governments: means of units and of all above them, as locked."""

import pandas as pd
import streamlit as st

from siperi_geo.analysis.erat_edition import changed, edition_rows
from siperi_geo.analysis.erat_edition_table import edition_columns
from siperi_geo.analysis.erat_words import level_name
from siperi_geo.assessments import Round
from siperi_geo.csv_file import csv_file
from siperi_geo.instruments import Instrument
from siperi_geo.tables.erat import of_written
from siperi_geo.text import moment, number, t
from siperi_geo.ui import chart_view, erat_files, erat_reads, frame, reads
from siperi_geo.ui.editions import foot, newest_first

SHOWN = 8  # columns of a page: who, how many, the index; the file has the rest


def show(instrument: Instrument, found: Round) -> None:
    """Every edition, newest first, and where the newest differs from what counts now; all as one file."""
    rows = reads.query("rounds/published_mean_list", instrument=found.instrument, year=found.year)
    _differences(instrument, found, rows)
    for edition, of_this in newest_first(found, rows):
        _edition(instrument, edition, of_this)
    if not rows.empty:
        name = t("rounds.editions.file", instrument=found.instrument, year=found.year)
        status = erat_files.status(instrument)
        content = of_written(edition_columns(instrument, rows))
        frame.download(t("rounds.editions.get"), csv_file(content, (*foot(instrument, found, rows), status)), name)


def _edition(instrument: Instrument, edition: int, rows: pd.DataFrame) -> None:
    of_index = rows[rows["node"] == instrument.root.id]
    counts = {place: int((of_index["place"] == place).sum()) for place in ("unit", "government")}
    people = int(of_index.loc[of_index["place"] == "province", "form_count"].sum())
    said = {"units": number(counts["unit"], 0), "governments": number(counts["government"], 0)}
    at = moment(rows["published_at"].max())
    words = t("erat.edition", edition=number(edition, 0), at=at, n=number(people, 0), **said)
    with st.expander(frame.plain(words)):
        columns = edition_columns(instrument, rows)[1 : SHOWN + 1]
        frame.table(of_written(columns).shown, caption=words)


def _differences(instrument: Instrument, found: Round, rows: pd.DataFrame) -> None:
    """Whether what counts now is what the newest edition says, and of whom it is not; not by how much.

    Beside each other the two values of a unit would say what the respondents who came in between answered.
    """
    now = erat_reads.summary(instrument, found.year, with_examples=False)
    differing = changed(rows[rows["edition"] == found.edition], edition_rows(now))
    edition = number(found.edition, 0)
    if not differing:
        frame.note(t("rounds.differs.none", edition=edition))
        return
    frame.caution(t("erat.differs", n=number(len(differing), 0), edition=edition))
    with st.expander(t("erat.differs.which")):
        chart_view.bullets([_named(*one) for one in differing])


def _named(place: str, name: str, government: str | None) -> str:
    if place == "province":
        return t("erat.what.province")
    if place == "level":
        return level_name(name)
    return name if place == "government" or government is None else f"{name}, {government}"
