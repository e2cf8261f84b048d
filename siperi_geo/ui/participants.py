"""The parts of the page about everybody whom an instrument asks: counts, one of them, all of them, a reminder."""

from collections.abc import Hashable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import tables
from siperi_geo.analysis import overview
from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.participation import remarks
from siperi_geo.analysis.reminder import reminder
from siperi_geo.text import CITY_ZONE, number, pick, t
from siperi_geo.ui import chart_view, frame, profile, results, table_view
from siperi_geo.ui.view import View

Row = Mapping[Hashable, Any]


def rows(view: View, within: str | None) -> pd.DataFrame:
    """Everybody asked, in the city or in one kecamatan or kelurahan, with remarks and origin."""
    found = view.marked(remarks(view.instrument, results.per_subject(view), results.every_node(view)))
    if within is None:
        return found
    return found[(found["area_code"] == within) | (found["kecamatan_code"] == within)].reset_index(drop=True)


def counts(view: View, found: pd.DataFrame) -> None:
    """How many are asked, have filled in, could be assessed; and how many are in each class."""
    unit = t(f"unit.{view.instrument.subject}")
    filled, assessed = int(found["assessment_id"].notna().sum()), int(found["index_value"].notna().sum())
    chart_view.cards(
        [
            Card(t("participants.card.asked"), number(len(found), 0), unit),
            Card(t("participants.card.filled"), number(filled, 0), _share(filled, len(found))),
            Card(t("participants.card.assessed"), number(assessed, 0), t("participants.card.assessed.remark")),
        ]
    )
    named = [
        f"{pick(one.band.name) if one.band else t(f'participants.count.{one.kind}')}: {number(one.count, 0)}"
        for one in overview.class_counts(view.instrument, found)
    ]
    frame.note(t("participants.classes", counts=" · ".join(named)))


def _share(part: int, whole: int) -> str:
    return t("analysis.of", part=number(part, 0), all=number(whole, 0))


def one(view: View, found: pd.DataFrame, subject_id: str) -> None:
    """The result of one of them."""
    row: Row = found[found["subject_id"] == subject_id].iloc[0].to_dict()
    frame.section(frame.plain(str(row["subject_name"])))
    place = {"area": row["area_name"], "kecamatan": row["kecamatan_name"], "year": view.year}
    frame.note(t("participants.place", **place))
    profile.subject(view, row, t("participants.no_form", year=view.year))


def everybody(view: View, found: pd.DataFrame) -> None:
    """All of them as a table, lowest first, those without a form last."""
    frame.section(t("participants.all"))
    shown = tables.participants(view.instrument, found)
    table_view.show(view, shown, caption=t("participants.caption", year=view.year), key="peserta")


def missing(view: View, found: pd.DataFrame) -> None:
    """Those without a form as a text that is ready to send; a sentence when nobody is missing."""
    frame.section(t("participants.missing"))
    words = reminder(view.instrument, view.year, found, datetime.now(CITY_ZONE).date())
    if not words:
        frame.note(t("participants.missing.nobody"))
        return
    frame.note(t("participants.missing.lead"))
    st.code(words, language=None, wrap_lines=True, height=260)
