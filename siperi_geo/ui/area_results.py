"""The results of one area by every instrument: the finding, a table, aspects against the city and the targets."""

import html
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import palette
from siperi_geo.analysis.area_profile import Standing, compared_with_city, headline, is_stepped, lowest
from siperi_geo.analysis.beside import Beside, beside
from siperi_geo.areas import full_name
from siperi_geo.cells import Table
from siperi_geo.charts import NOT_ASSESSABLE
from siperi_geo.charts.beside import why_not
from siperi_geo.settings import settings
from siperi_geo.tables.area_profile import area_table
from siperi_geo.text import MISSING, abbreviation, number, pick, t, use_subject
from siperi_geo.ui import chart_view, frame, kept, next_steps, participation_counts, results, since, table_view
from siperi_geo.ui.area_choice import Here
from siperi_geo.ui.view import View

UNIT = "unit"  # in place of a level: a school or facility, held against the mean of its kind


def standings(here: Here) -> tuple[Standing, ...]:
    """The area by every instrument that says something of areas of its size; kept until the next write."""
    asked = (here.area.code, here.year, *(view.scored_as for view in here.views), settings().least_families)
    return kept.by(lambda: _standings(here), "standings", asked)


def _standings(here: Here) -> tuple[Standing, ...]:
    return tuple(_standing(here, view) for view in here.views if here.seen_by(view.instrument))


def _standing(here: Here, view: View) -> Standing:
    instrument = view.instrument
    rows = participation_counts.with_asked(view, here.level, results.per_group(view, here.level))
    rows = rows[rows["area_code"] == here.area.code].assign(code=here.area.code)
    is_own = instrument.subject == here.level
    if is_own:
        rows = rows.drop(columns=["scored_count", "subject_count"])
    names, classes = {here.area.code: here.area.name}, _classes(view) if is_own else {}
    changes = _changes(here, view)
    (one,) = beside(instrument, rows, names, classes=classes, changes=changes)
    aims = results.targets(instrument, view.year)
    targets = {node: instrument.score_range(node).score(value) for node, value in aims.items()}
    city = {} if here.level == "city" else _city(view)
    return Standing(instrument, one, city, targets, view.year_before)


def _classes(view: View) -> dict[str, Any]:
    rows = results.per_subject(view).astype(object)
    return dict(zip(rows["subject_id"].astype(str), rows["class_code"], strict=True))


def _changes(here: Here, view: View) -> pd.DataFrame | None:
    rows = since.of_areas(view, here.level)
    if rows is None:
        return None
    return rows[rows["area_code"] == here.area.code].rename(columns={"area_code": "code"})


def _city(view: View) -> dict[str, float | None]:
    rows = results.per_group(view, "city")
    known = rows[rows["score"].notna()]
    return {str(node): float(score) for node, score in zip(known["node"], known["score"], strict=True)}


def show(here: Here, found: tuple[Standing, ...]) -> None:
    """The finding as a heading, where the area is, every instrument in a table, what is not of its size."""
    frame.section(frame.plain(headline(full_name(here.area.code, here.area.name), found)))
    frame.note(_place(here))
    if here.level != "city" and (words := compared_with_city(found)):
        frame.note(words)
    shown = area_table(found)
    frame.table(shown.shown, caption=t("area.instruments", year=here.year))
    _files(here, shown, _said(here, found))
    if stepped := [abbreviation(one.instrument.id) for one in found if is_stepped(one)]:
        frame.note(t("area.class.steps", instruments=", ".join(stepped)))
    if any(one.result.is_thin for one in found):
        frame.caution(t("beside.thin.note"))
    for view in here.views:
        if not here.seen_by(view.instrument):
            frame.note(t("area.larger", instrument=abbreviation(view.instrument.id)))
    if here.level != "city" and any(one.instrument.is_private for one in found):
        frame.note(t("area.families"))


def _place(here: Here) -> str:
    values = {"code": here.area.code, "year": here.year, "kecamatan": here.kecamatan}
    return t(f"area.place.{here.level}", **values)


def aspects(found: tuple[Standing, ...], level: str) -> None:
    """A block for each instrument with a value: its aspects as bars, the city's mean and the target marked."""
    scored = [one for one in found if one.score is not None]
    if not scored:
        return
    frame.section(t("area.aspects" if level != UNIT else "area.aspects.unit"))
    frame.note(t(f"area.aspects.key.{level}" if level in (UNIT, "city") else "area.aspects.key"))
    blocks = "".join(_block(one, level) for one in scored)
    st.html(f'<div class="siperi-portraits">{blocks}</div>')


def _block(one: Standing, level: str) -> str:
    name = f"{abbreviation(one.instrument.id)} · {t(f'unit.{one.instrument.subject}')}"
    low = {node.id for node in lowest(one)[:1]}
    bars = "".join(_bar(one, node.id, pick(node.name), node.id in low, level) for node in one.instrument.aspects)
    status = t(f"instruments.status.{one.instrument.status}").lower()
    words = f"{html.escape(name)} <small>{html.escape(one.instrument.version)}, {html.escape(status)}</small>"
    return f'<section><p class="siperi-head">{words}</p><ul class="siperi-bars">{bars}</ul></section>'


def _bar(one: Standing, node: str, name: str, is_lowest: bool, level: str) -> str:
    score, city, aim = one.result.scores[node], one.city.get(node), one.targets.get(node)
    marks = [("siperi-mean", city)] if level != "city" else []
    marks += [("siperi-aim", aim)]
    ticks = "".join(f'<u class="{kind}" style="left:{at:.1f}%"></u>' for kind, at in marks if at is not None)
    said = [t("area.bar.lowest")] if is_lowest else []
    said += [t("area.bar.city", score=number(city, 0))] if city is not None and level != "city" else []
    said += [t("area.bar.target", score=number(aim, 0))] if aim is not None else []
    small = f" <small>{html.escape(' · '.join(said))}</small>" if said else ""
    label = f"<span>{html.escape(name)}{small}</span>"
    if score is None:
        ground = chart_view.hatching(NOT_ASSESSABLE.ground, NOT_ASSESSABLE.lines, NOT_ASSESSABLE.angle)
        return f'<li>{label}<b>{MISSING}</b><i style="background:{ground}">{ticks}</i></li>'
    width = f"width:{score:.1f}%;background:{palette.score_colour(score)}"
    return f'<li>{label}<b>{number(score, 0)}</b><i><i style="{width}"></i>{ticks}</i></li>'


def todo(here: Here, found: tuple[Standing, ...]) -> None:
    """What to do next, by the form that the area filled in itself; else what is lowest of those in it."""
    frame.section(t("area.todo"))
    is_said = False
    for view in here.views:
        if view.instrument.subject == here.level:
            use_subject(view.instrument.subject)
            steps = kept.of(view, next_steps.of, here.area.code)
            if steps is not None:
                for words in steps.why_not:
                    frame.note(words)
                next_steps.show(steps)
                is_said = True
    for one in found:
        if one.instrument.subject != here.level and one.score is not None:
            names = "; ".join(_lowest(one.result, node.id, pick(node.name)) for node in lowest(one))
            frame.note(t("area.todo.lowest", instrument=abbreviation(one.instrument.id), names=names))
            is_said = True
    if not is_said:
        frame.note(t("area.todo.none"))


def _lowest(result: Beside, node: str, name: str) -> str:
    score = result.scores[node]
    return f"{name} ({number(score, 0) if score is not None else why_not(result)})"


def sources(here: Here, found: tuple[Standing, ...]) -> None:
    """Which version of every instrument the results are of, whether it is official, and on which basis."""
    frame.section(t("area.sources"))
    said = _said(here, found)
    frame.note(said or t("area.sources.none", year=here.year))
    if any(view.is_verified_only for view in here.views):
        frame.note(t("verified.footer"))


def _said(here: Here, found: tuple[Standing, ...]) -> str:
    """The sources of those instruments that have forms of the year about this area, or withhold them."""
    about = {one.instrument.id for one in found if one.result.has_form or one.result.is_withheld}
    views = (view for view in here.views if view.year in view.years and view.instrument.id in about)
    return " ".join(_source(view) for view in views)


def _source(view: View) -> str:
    instrument = view.instrument
    status = t(f"instruments.status.{instrument.status}").lower()
    values = {"name": pick(instrument.name), "version": instrument.version, "status": status}
    return t("area.source", **values, origin=view.origin())


def _files(here: Here, shown: Table, said: str) -> None:
    """The table of all instruments to take along; its foot names the version of each."""
    view, is_verified = here.views[0], any(one.is_verified_only for one in here.views)
    foot = (
        (t("table.foot.year"), str(here.year)),
        (t("area.pick"), f"{here.area.name} ({here.area.code})"),
        (t("area.sources"), said),
        *(((t("ui.basis"), t("table.basis.verified")),) if is_verified else ()),
        *table_view.of_data(),
    )
    name = f"siperi-profil-{here.area.code}-{here.year}{table_view.suffix(view)}"
    make = partial(table_view.made, shown, t("area.instruments", year=here.year), foot)
    table_view.files(make, lambda kind: f"{name}.{kind}", key="profil")
