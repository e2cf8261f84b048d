"""The published editions of a round: each as a table, all as one file, and whether the results differ by now."""

from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import tables
from siperi_geo.assessments import Round
from siperi_geo.cells import Table, dictionary_cells, table, written
from siperi_geo.csv_file import csv_file
from siperi_geo.instruments import Instrument
from siperi_geo.text import moment, number, pick, t
from siperi_geo.ui import erat_editions, family_editions, frame, reads
from siperi_geo.ui.editions import foot, newest_first


def show(instrument: Instrument, found: Round) -> None:
    """Every edition, newest first; nothing before the first one."""
    if not found.edition:
        return
    frame.section(t("rounds.editions"))
    if instrument.is_private or instrument.has_respondents:
        (family_editions if instrument.is_private else erat_editions).show(instrument, found)
        return
    rows = reads.query("rounds/published_list", instrument=found.instrument, year=found.year)
    _differences(instrument, found)
    for edition, of_this in newest_first(found, rows):
        _edition(instrument, edition, of_this, is_newest=edition == found.edition)
    if not rows.empty:
        name = t("rounds.editions.file", instrument=found.instrument, year=found.year)
        content = csv_file(_published(instrument, rows), foot(instrument, found, rows))
        frame.download(t("rounds.editions.get"), content, name)


def _edition(instrument: Instrument, edition: int, rows: pd.DataFrame, *, is_newest: bool) -> None:
    verified = int((rows["state"] == "verified").sum())
    counts = {"n": number(len(rows), 0), "verified": number(verified, 0)}
    at = moment(rows["published_at"].max())
    words = t("rounds.edition", edition=number(edition, 0), at=at, **counts)
    with st.expander(frame.plain(words), expanded=is_newest and len(rows) <= 12):
        frame.table(_published(instrument, rows).shown, caption=words)


def _published(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """The table of editions: whose result, the index, its class, how sure it was, in which edition."""
    rows = rows.sort_values(["edition", "subject_name", "subject_id"], ascending=[False, True, True])
    rows = rows.assign(
        class_name=[tables.class_name(instrument, code) for code in rows["class_code"]],
        form_state=[t(f"participants.state.{state}") for state in rows["state"]],
        subject_code=[str(one).rpartition(":")[2] for one in rows["subject_id"]],
    )
    area = [] if instrument.is_of_areas else ["area_name"]
    write = partial(number, decimals=instrument.decimals)
    return table(
        dictionary_cells(rows, ["subject_code", "subject_name", *area]),
        written(pick(instrument.root.name), rows["index_value"].tolist(), write),
        dictionary_cells(rows, ["class_name", "form_state", "edition"]),
    )


def _differences(instrument: Instrument, found: Round) -> None:
    """Whether what counts now is what the newest edition says, and whose result it is not."""
    rows = reads.query("rounds/changed_since_edition", instrument=found.instrument, year=found.year)
    edition = number(found.edition, 0)
    if rows.empty:
        frame.note(t("rounds.differs.none", edition=edition))
        return
    frame.caution(t("rounds.differs", n=number(len(rows), 0), edition=edition))
    write = partial(number, decimals=instrument.decimals)
    shown = table(
        dictionary_cells(rows, ["subject_name", *([] if instrument.is_of_areas else ["area_name"])]),
        written(t("rounds.differs.published", edition=edition), rows["value_published"].tolist(), write),
        written(t("rounds.differs.now"), rows["value_now"].tolist(), write),
    ).shown
    with st.expander(t("rounds.differs.who", n=number(len(rows), 0))):
        frame.table(shown, caption=t("rounds.differs.who", n=number(len(rows), 0)))
