"""The profile of one area beside a map: index, class, coverage, aspects, next steps, way to the calculation."""

import html
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import maps, palette
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import floor_pct, is_missing
from siperi_geo.areas import full_name
from siperi_geo.charts import NOT_ASSESSABLE, Hatch
from siperi_geo.instruments import Instrument
from siperi_geo.settings import settings
from siperi_geo.text import MISSING, number, percent, pick, t
from siperi_geo.ui import chart_view, examples, frame, links, next_steps, profile_links, results, verified
from siperi_geo.ui.view import View

Row = Mapping[Hashable, Any]


def show(view: View, area_code: str | None) -> None:
    """The profile of the chosen area, or a hint how to choose one."""
    if area_code is None:
        frame.note(t("profile.hint"))
    elif view.is_own:
        _area(view, area_code)
        profile_links.area(area_code)
    else:
        _group(view, area_code)
        profile_links.area(area_code)


def _area(view: View, code: str) -> None:
    """An area that fills in the form itself."""
    rows = view.marked(verified.with_verification(view, results.per_subject(view)))
    area = rows[rows["subject_id"] == code].iloc[0].to_dict()
    frame.section(frame.plain(_name(area)))
    frame.note(t("profile.place", kecamatan=area["kecamatan_name"], code=code, year=view.year))
    subject(view, area, t("profile.no_form", year=view.year))


def subject(view: View, one: Row, no_form: str) -> None:
    """Whoever filled in a form (a row of `scores/score_per_subject`): result, aspects, next steps, calculation."""
    code = str(one["subject_id"])
    name = full_name(code, str(one["subject_name"]))  # a school has no code of an area
    todo = next_steps.of(view, code)
    if todo is None:
        st.info(no_form, icon=":material/inbox:")
        examples.link_to_forms()
        return
    nodes = results.every_node(view)
    _headline(view.instrument, one)
    for words in todo.why_not:
        frame.note(words)
    _aspects(view.instrument, nodes[nodes["subject_id"] == code])
    next_steps.show(todo)
    links.calculation(view, code, name)


def _group(view: View, code: str) -> None:
    """An area with the mean of who is in it."""
    rows = view.marked(results.per_group(view, view.level))
    rows = rows[rows["area_code"] == code]
    area = rows[rows["node"] == view.instrument.root.id].iloc[0].to_dict()
    frame.section(frame.plain(_name(area)))
    if view.instrument.is_private:
        _of_families(view, area, rows)
        return
    frame.note(_group_place(view, area))
    if not area["subject_count"]:
        return
    if area["form_count"]:
        _headline(view.instrument, area)
        if not is_missing(area["index_value"]):
            frame.note(t("analysis.mean_class"))
        if maps.row_is_thin(view.instrument, area):
            frame.caution(t("map.tip.thin"))
        _aspects(view.instrument, rows)
    else:
        st.info(t("profile.no_form", year=view.year), icon=":material/inbox:")
    if view.instrument.subject == "kelurahan":
        links.calculation_of_mean(view, code, _name(area))
    else:
        links.participants(view, code, _name(area))


def _of_families(view: View, area: Row, rows: pd.DataFrame) -> None:
    """An area with the mean of its families, or why nothing is said of them."""
    code = str(area["area_code"])
    if area["is_withheld"]:
        frame.note(_place(view, area, t("families.count.hidden")))
        st.html(f'<p class="siperi-index">{_dots()}<span>{html.escape(maps.withheld_words())}</span></p>')
        frame.note(t("families.withheld.why", n=number(settings().least_families, 0)))
        return
    if not area["form_count"]:
        frame.note(_place(view, area, t("families.count", n=number(0, 0))))
        st.info(t("families.no_form", year=view.year), icon=":material/inbox:")
        return
    frame.note(_place(view, area, maps.family_count(area)))
    _headline(view.instrument, area)
    if not is_missing(area["index_value"]):
        frame.note(t("analysis.mean_class"))
    _aspects(view.instrument, rows)
    links.calculation_of_mean(view, code, _name(area))


def _name(area: Row) -> str:
    return full_name(str(area["area_code"]), str(area["area_name"]))


def _group_place(view: View, area: Row) -> str:
    """Where the area is, and of how many its value is the mean, or that nobody in it is asked."""
    unit = t(f"unit.{view.instrument.subject}")
    if not area["subject_count"]:
        counted = t("map.tip.nobody", unit=unit)
    else:
        counts = {"scored": int(area["scored_count"]), "all": int(area["subject_count"])}
        counted = t("map.tip.counted", unit=unit, **counts)
    return _place(view, area, counted)


def _place(view: View, area: Row, counted: str) -> str:
    code = str(area["area_code"])
    if view.level == "kecamatan":
        return t("profile.place.kecamatan", code=code, year=view.year, counted=counted)
    return f"{t('profile.place', kecamatan=area['kecamatan_name'], code=code, year=view.year)} · {counted}"


def _headline(instrument: Instrument, area: Row) -> None:
    """Index and class, or the sign of why there is none; how much was answered; example or real."""
    value: float | None = None if is_missing(area["index_value"]) else float(area["index_value"])
    band = band_of(instrument, area)
    words = pick(band.name) if band else t("map.not_assessable")
    ground = palette.class_colour(band.order, len(instrument.classes)) if band else palette.SURFACE
    sign = "" if band else _swatch(NOT_ASSESSABLE)
    st.html(
        f'<p class="siperi-index"><b>{number(value, instrument.decimals)}</b>{sign}'
        f'<span style="background:{ground};color:{palette.ink_on(ground)}">{html.escape(words)}</span></p>'
    )
    frame.note(_coverage(area))
    if isinstance(area.get("verification"), str):
        frame.note(t("verified.status", status=area["verification"]))
    if isinstance(area.get("origin"), str):
        frame.note(t("map.tip.origin", origin=area["origin"]))


def _dots() -> str:
    """The sign of what is withheld, as the legend has it."""
    return f'<i class="siperi-swatch" style="{maps.ground(maps.withheld_paint())}"></i>'


def _swatch(sign: Hatch) -> str:
    ground = chart_view.hatching(sign.ground, sign.lines, sign.angle)
    return f'<i class="siperi-swatch" style="background:{ground}"></i>'


def _coverage(area: Row) -> str:
    if "answered_items" in area and area["answered_items"] < area["total_items"]:
        counts = {"answered": int(area["answered_items"]), "total": int(area["total_items"])}
        return t("map.tip.partly", **counts)
    return t("profile.coverage", coverage=percent(floor_pct(area["coverage_pct"])))


def _aspects(instrument: Instrument, rows: pd.DataFrame) -> None:
    scores = dict(zip(rows["node"], rows["score"], strict=True))
    bars = "".join(_bar(pick(node.name), scores.get(node.id)) for node in instrument.aspects)
    st.html(f'<p class="siperi-head">{html.escape(t("profile.aspects"))}</p><ul class="siperi-bars">{bars}</ul>')


def _bar(name: str, score: Any) -> str:
    """A name, a number and a bar; a missing score fills the bar with its sign."""
    if is_missing(score):
        ground = chart_view.hatching(NOT_ASSESSABLE.ground, NOT_ASSESSABLE.lines, NOT_ASSESSABLE.angle)
        words = html.escape(t("map.not_assessable"))
        bar = f'<i style="background:{ground}" title="{words}"></i>'
        return f"<li><span>{html.escape(name)}</span><b>{MISSING}</b>{bar}</li>"
    return (
        f"<li><span>{html.escape(name)}</span><b>{number(score, 0)}</b>"
        f'<i><i style="width:{score:.1f}%;background:{palette.score_colour(score)}"></i></i></li>'
    )
