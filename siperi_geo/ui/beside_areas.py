"""The parts of the page that lays areas, schools or facilities side by side: the choice of six, what is read.

Every choice is a select box of its own and stands in the address (`?w1=…&w2=…`); one more appears once the last is
filled. Without any choice the lowest and the highest are shown, and the page says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd
import streamlit as st

from siperi_geo.analysis import change, narrative
from siperi_geo.analysis.beside import MOST, Beside, against_city, beside, city_beside
from siperi_geo.charts import Chart
from siperi_geo.charts.beside import beside as chart_of
from siperi_geo.tables.beside import beside_table
from siperi_geo.text import t
from siperi_geo.ui import (
    chart_view,
    choices,
    filters,
    frame,
    participation_counts,
    profile_links,
    results,
    since,
    table_view,
)
from siperi_geo.ui.session import wanted
from siperi_geo.ui.view import View

WHAT = "banding"
FEWEST, ENDS = 2, 3
Kind = Literal["areas", "subjects"]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is compared: areas of the level shown, or those whom the instrument asks; and who of them."""

    kind: Kind
    names: Mapping[str, str]
    is_chosen: bool


def choose(view: View) -> Asked:
    """Draw the choice of what is compared and of up to six of them."""
    kind = _kind(view)
    rows = _rows(view, kind)
    whole = rows[rows["node"] == view.instrument.root.id]
    labels = _labels(kind, whole)
    with st.container(horizontal=True, key="beside"):
        chosen = _boxes(labels)
    if chosen:
        return Asked(kind, {code: labels[code] for code in chosen}, is_chosen=True)
    return Asked(kind, {code: labels[code] for code in _ends(whole)}, is_chosen=False)


def _kind(view: View) -> Kind:
    """Areas, or those whom the instrument asks, where these are neither areas themselves nor private."""
    if view.instrument.is_of_areas or view.instrument.is_private:
        return "areas"
    words = {"areas": t("beside.what.areas"), "subjects": t(f"unit.{view.instrument.subject}").capitalize()}
    kinds: tuple[Kind, ...] = ("areas", "subjects")
    with view.row:
        return choices.segments(WHAT, t("beside.what"), kinds, "areas", words.__getitem__)


def _rows(view: View, kind: Kind) -> pd.DataFrame:
    """Every node of everybody who can be chosen, under `code`."""
    if kind == "subjects":
        return results.every_node(view).rename(columns={"subject_id": "code"})
    rows = participation_counts.with_asked(view, view.level, results.per_group(view, view.level))
    rows = rows.assign(code=rows["area_code"])
    return rows.drop(columns=["scored_count", "subject_count"]) if view.is_own else rows


def _labels(kind: Kind, whole: pd.DataFrame) -> dict[str, str]:
    if kind == "areas":
        return filters.area_labels(whole)
    return filters.subject_labels(whole.rename(columns={"code": "subject_id"}))


def _boxes(labels: Mapping[str, str]) -> list[str]:
    """A box for each chosen one and an empty one after them, two at first; nobody twice."""
    chosen: list[str] = []
    asked = [wanted(f"w{place}", dict.fromkeys(labels, ())) for place in range(1, MOST + 1)]
    last = max([place for place, code in enumerate(asked, 1) if code in labels], default=0)
    for place in range(1, min(max(last + 1, FEWEST), MOST) + 1):
        free = {code: name for code, name in labels.items() if code not in chosen}
        label, hint = t("beside.pick", n=place), t("ui.pick.placeholder")
        code = choices.optional_box(f"w{place}", label, free, placeholder=hint, width=380)
        chosen += [code] if code else []
    return chosen


def _ends(whole: pd.DataFrame) -> list[str]:
    """The lowest and the highest three; whoever there is where hardly anybody has a value."""
    known = whole.dropna(subset="index_value").sort_values(["index_value", "code"])
    if len(known) < FEWEST:
        return [str(code) for code in [*known["code"], *whole.loc[whole["index_value"].isna(), "code"]][:FEWEST]]
    ends = known if len(known) <= MOST else pd.concat([known.head(ENDS), known.tail(ENDS)])
    return [str(code) for code in ends["code"]]


def found(view: View, asked: Asked) -> tuple[Beside, ...]:
    """Those compared, with what changed of them."""
    rows = _rows(view, asked.kind)
    return beside(
        view.instrument, rows, asked.names, classes=_classes(view, asked), changes=_changes(view, asked.kind)
    )


def _classes(view: View, asked: Asked) -> dict[str, str | None]:
    """The classes stored with forms of their own."""
    if view.instrument.is_private or (asked.kind == "areas" and not view.is_own):
        return {}
    rows = results.per_subject(view).astype(object)
    return dict(zip(rows["subject_id"].astype(str), rows["class_code"], strict=True))


def _changes(view: View, kind: Kind) -> pd.DataFrame | None:
    before = view.year_before
    if before is None:
        return None
    if kind == "subjects":
        rows = change.compare(results.per_subject(view, year=before), results.per_subject(view))
        return rows.rename(columns={"subject_id": "code"})
    areas = since.of_areas(view, view.level)
    return None if areas is None else areas.rename(columns={"area_code": "code"})


def show(view: View, asked: Asked, those: tuple[Beside, ...]) -> None:
    """The finding, the measures side by side, the drawing, its table twin, and the ways on."""
    if not asked.is_chosen:
        frame.note(t("beside.unchosen", n=len(those)))
    if not those:
        frame.note(t("beside.nobody"))
        return
    city = _city(view)
    about = chart_view.about(view, len(those), sum(one.is_example for one in those))
    chart = chart_of(view.instrument, those, city.scores if city else {}, about=about)
    shown = beside_table(view.instrument, those, city, year_before=view.year_before)
    frame.section(frame.plain(chart.title))
    if words := against_city(view.instrument, those, city):
        frame.note(words)
    table_view.show(view, shown, caption=t("beside.caption", year=view.year), key="banding")
    if any(one.is_thin for one in those):
        frame.caution(t("beside.thin.note"))
    _draw(view, chart, those)
    profile_links.to_each(view, asked.kind, those)


def _draw(view: View, chart: Chart, those: tuple[Beside, ...]) -> None:
    """The drawing below its heading; who the letters are goes along in the foot of its picture too."""
    who = narrative.some([f"{one.letter} = {one.name}" for one in those], most=MOST)
    frame.section(t("beside.drawing"))
    frame.note(who)
    name, foot = table_view.file_name(view, WHAT, kind="png"), table_view.about_file(view, more=(("A–F", who),))
    chart_view.draw(chart, key=WHAT, file_name=name, foot=foot)


def _city(view: View) -> Beside | None:
    """The city's mean, of how many it is one, and its change."""
    rows = participation_counts.with_asked(view, "city", results.per_group(view, "city"))
    return city_beside(view.instrument, rows, t("beside.column.city"), since.of_areas(view, "city"))
