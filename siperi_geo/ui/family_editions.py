"""The published editions of a round of families: means of areas, withheld as on the day of locking."""

from functools import partial

import pandas as pd
import streamlit as st

from siperi_geo import tables
from siperi_geo.analysis.exact import micro
from siperi_geo.analysis.family_edition import WITHHELD, changed, family_edition
from siperi_geo.assessments import Round
from siperi_geo.cells import Table, dictionary_cells, named, table, written
from siperi_geo.csv_file import csv_file
from siperi_geo.instruments import Instrument
from siperi_geo.maps import withheld_words
from siperi_geo.settings import settings
from siperi_geo.text import moment, number, pick, t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.editions import foot, newest_first

LEVELS = ("province", "city", "kecamatan", "kelurahan")


def show(instrument: Instrument, found: Round) -> None:
    """Every edition, newest first, and how the newest differs from what counts now; all as one file."""
    rows = reads.query("rounds/published_list", instrument=found.instrument, year=found.year)
    _differences(instrument, found, rows)
    for edition, of_this in newest_first(found, rows):
        _edition(instrument, edition, of_this)
    if not rows.empty:
        name = t("rounds.editions.file", instrument=found.instrument, year=found.year)
        content = csv_file(_published(instrument, rows), foot(instrument, found, rows))
        frame.download(t("rounds.editions.get"), content, name)


def _edition(instrument: Instrument, edition: int, rows: pd.DataFrame) -> None:
    hidden = int((rows["state"] == WITHHELD).sum())
    counts = {"n": number(len(rows) - hidden, 0), "withheld": number(hidden, 0)}
    at = moment(rows["published_at"].max())
    words = t("families.edition", edition=number(edition, 0), at=at, **counts)
    with st.expander(frame.plain(words)):
        frame.table(_published(instrument, rows).shown, caption=words)


def _published(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """Area, level, mean, its class or that it is withheld, and the edition; the newest first, then by code."""
    rows = rows.sort_values(["edition", "area_code"], ascending=[False, True])
    write = partial(number, decimals=instrument.decimals)
    classes = [_class(instrument, *one) for one in zip(rows["state"], rows["class_code"], strict=True)]
    return table(
        dictionary_cells(rows, ["area_code", "area_name"]),
        written(t("ui.level"), [_level(code) for code in rows["area_code"]], str),
        written(pick(instrument.root.name), rows["index_value"].tolist(), write),
        named("class_name", classes),
        dictionary_cells(rows, ["edition"]),
    )


def _level(code: str) -> str:
    return t(f"families.level.{LEVELS[code.count('.')]}")


def _class(instrument: Instrument, state: str | None, code: str | None) -> str:
    return withheld_words() if state == WITHHELD else tables.class_name(instrument, code)


def _differences(instrument: Instrument, found: Round, rows: pd.DataFrame) -> None:
    """Whether what counts now is what the newest edition says, and of which areas it is not.

    Not by how much: beside each other the two values would be the sum of the families that came in between.
    """
    newest = rows[rows["edition"] == found.edition]
    published = newest.assign(index_micro=pd.Series(map(micro, newest["index_value"]), newest.index, dtype=object))
    means = reads.query("rounds/mean_per_area", instrument=found.instrument, year=found.year)
    differing = changed(published, family_edition(instrument, means, settings().least_families))
    edition = number(found.edition, 0)
    if differing.empty:
        frame.note(t("rounds.differs.none", edition=edition))
        return
    frame.caution(t("families.differs", n=number(len(differing), 0), edition=edition))
    level = written(t("ui.level"), [_level(code) for code in differing["area_code"]], str)
    with st.expander(t("families.differs.which")):
        frame.table(
            table(dictionary_cells(differing, ["area_name"]), level).shown, caption=t("families.differs.which")
        )
