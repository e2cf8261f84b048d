"""The profile of one area beside a map: index, class, coverage, aspects, next steps, way to the calculation."""

import html
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import palette
from siperi_geo.analysis.advice import answers_of, version_of
from siperi_geo.instruments import Instrument, load
from siperi_geo.maps import MICRO
from siperi_geo.scoring import Recommendation, recommendations
from siperi_geo.text import number, percent, pick, t
from siperi_geo.ui import chart_view, frame, reads
from siperi_geo.ui.filters import View

STEPS = 3
Row = Mapping[Hashable, Any]


def show(view: View, area_code: str | None) -> None:
    """The profile of the chosen area, or a hint how to choose one."""
    if area_code is None:
        frame.note(t("profile.hint"))
        return
    choice = {"instrument": view.instrument.id, "year": view.year, "variant": view.variant}
    scores = reads.query(f"scores/score_per_{view.level}", **choice, node=view.instrument.root.id)
    area = scores[scores["area_code"] == area_code].iloc[0].to_dict()
    frame.section(frame.plain(str(area["area_name"])))
    if view.level == "kecamatan":
        _kecamatan(view, area, choice)
    else:
        _kelurahan(view, area, choice)


def _kelurahan(view: View, area: Row, choice: Mapping[str, Any]) -> None:
    frame.note(t("profile.place", kecamatan=area["kecamatan_name"], code=area["area_code"], year=view.year))
    forms = reads.query("assessments/current_per_subject", instrument=view.instrument.id, year=view.year)
    answers = answers_of(forms, str(area["area_code"]))
    if answers is None:
        st.info(t("profile.no_form", year=view.year), icon=":material/inbox:")
        return
    rows = reads.query("scores/node_score_per_kelurahan", **choice, level=view.instrument.aspects[0].level)
    rows = rows[rows["area_code"] == area["area_code"]]
    scores = {str(row["node"]): row["score"] for row in rows.to_dict("records")}
    _headline(view.instrument, area)
    _aspects(view.instrument, scores)
    instrument = load(view.instrument.id, version_of(forms, str(area["area_code"])))
    _next_steps(instrument, scores, recommendations(instrument, answers))
    chart_view.open_result(t("profile.calculation"))


def _kecamatan(view: View, area: Row, choice: Mapping[str, Any]) -> None:
    counts = {"scored": int(area["scored_count"]), "all": int(area["kelurahan_count"])}
    frame.note(t("profile.place.kecamatan", code=area["area_code"], year=view.year, **counts))
    scores = {}
    for aspect in view.instrument.aspects:
        rows = reads.query("scores/score_per_kecamatan", **choice, node=aspect.id)
        scores[aspect.id] = rows.set_index("area_code").loc[area["area_code"], "score"]
    _headline(view.instrument, area)
    frame.note(t("analysis.mean_class"))
    _aspects(view.instrument, scores)
    chart_view.calculation_of_mean(view, str(area["area_code"]), str(area["area_name"]))


def _headline(instrument: Instrument, area: Row) -> None:
    value: float | None = None if pd.isna(area["index_value"]) else float(area["index_value"])
    band = None if value is None else instrument.class_of(round(value * MICRO))
    words = pick(band.name) if band else t("map.not_assessable")
    ground = palette.class_colour(band.order, len(instrument.classes)) if band else palette.GRID
    st.html(
        f'<p class="siperi-index"><b>{number(value, instrument.decimals)}</b>'
        f'<span style="background:{ground};color:{palette.ink_on(ground)}">{html.escape(words)}</span></p>'
    )
    frame.note(t("profile.coverage", coverage=percent(area["coverage_pct"])))


def _aspects(instrument: Instrument, scores: Mapping[str, Any]) -> None:
    bars = "".join(_bar(pick(node.name), scores.get(node.id)) for node in instrument.aspects)
    st.html(f'<p class="siperi-head">{html.escape(t("profile.aspects"))}</p><ul class="siperi-bars">{bars}</ul>')


def _bar(name: str, score: Any) -> str:
    value = None if score is None or pd.isna(score) else float(score)
    return (
        f"<li><span>{html.escape(name)}</span><b>{number(value, 0)}</b>"
        f'<i><i style="width:{value or 0:.1f}%;background:{palette.score_colour(value)}"></i></i></li>'
    )


def weakest_first(scores: Mapping[str, Any]) -> list[str]:
    """Codes from the lowest score up; a score that is missing says nothing and comes last."""
    return sorted(scores, key=lambda code: (True, 0.0) if pd.isna(scores[code]) else (False, float(scores[code])))


def _next_steps(instrument: Instrument, scores: Mapping[str, Any], found: list[Recommendation]) -> None:
    """The first steps of the weakest aspects; all of them are on the gaps page."""
    if not found:
        st.success(t("profile.all_met"))
        return
    aspect_of = {node.id: aspect.id for aspect in instrument.aspects for node in aspect.walk()}
    rank = {code: place for place, code in enumerate(weakest_first(scores))}
    weakest = sorted(found, key=lambda step: rank.get(aspect_of.get(step.node.id, ""), len(rank)))
    lines = "".join(f"<li>{html.escape(pick(step.text))}</li>" for step in weakest[:STEPS])
    title = t("profile.next_steps", shown=min(STEPS, len(found)), all=len(found))
    st.html(f'<p class="siperi-head">{html.escape(title)}</p><ol class="siperi-steps">{lines}</ol>')
