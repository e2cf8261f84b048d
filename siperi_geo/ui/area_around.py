"""What else a profile of an area says: what threatens it, how many live there, who is in it, where forms disagree.

Families are in no list. Sources and years stand beside what others have said.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from siperi_geo.analysis import round_standing
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.areas import is_kelurahan
from siperi_geo.cells import Cells, Table, as_written
from siperi_geo.registers.hazards import class_name, hazard_name, stored_statements
from siperi_geo.settings import settings
from siperi_geo.text import MISSING, abbreviation, number, pick, t
from siperi_geo.ui import folds, frame, kept, profile_links, reads, results, table_view
from siperi_geo.ui.area_choice import Here
from siperi_geo.ui.view import View

MOST, MOST_LINKS, MOST_OPEN = 40, 12, 5
"""Units listed, linked to, and listed without being folded: a kelurahan has few of them, a kecamatan many."""
HAZARD_NAMES = ("hazard", "class", "year", "according_to", "source")


def hazards(here: Here) -> None:
    """What threatens the area, who says so and from when; that nothing is said is no safety."""
    frame.section(t("area.hazards"))
    rows = here.within(reads.query("hazards/statement_list"))
    if rows.empty:
        frame.note(t("area.hazards.none"))
        return
    shown = stored_statements(rows, names=HAZARD_NAMES) if here.level == "kelurahan" else _by_hazard(here)
    caption, key = t("area.hazards.caption"), f"bahaya-{here.area.code}"
    table_view.show_all(here.views[0], as_written(shown), caption=caption, key=key)
    if here.level != "kelurahan":
        named = sorted({one for source in rows["source"].unique() for one in str(source).split("; ")})
        frame.note(t("area.hazards.sources", sources="; ".join(named)))


def _by_hazard(here: Here) -> pd.DataFrame:
    """Which kelurahan each hazard is said of, with the highest class."""
    rows = here.within(reads.query("hazards/hazard_per_area"))
    names = dict(zip(*(reads.query("areas/area_list")[one] for one in ("area_code", "name")), strict=True))
    found = []
    for hazard, group in sorted(rows.groupby("hazard"), key=lambda pair: -len(pair[1])):
        highest = group["level"].max()
        words = None if is_missing(highest) else class_name(int(highest))
        places = ", ".join(str(names.get(code, code)) for code in group["area_code"])
        found.append((hazard_name(str(hazard)), words or t("hazards.no_class"), number(len(group), 0), places))
    heads = ["hazard", "highest", "kelurahan_count", "names"]
    return pd.DataFrame(found, columns=[t(f"area.hazards.{one}") for one in heads])


def people(here: Here) -> None:
    """How many people live there, from which year and source; only of what is known."""
    frame.section(t("area.people"))
    rows = here.within(reads.query("populations/figure_list"))
    rows = rows[rows["year"] <= here.year]
    every = [
        code for code in reads.query("areas/area_list")["area_code"] if is_kelurahan(code) and here.holds(code)
    ]
    if rows.empty:
        frame.note(t("area.people.none", year=here.year))
        return
    newest = rows.sort_values("year").groupby("area_code").tail(1)
    sources = "; ".join(sorted({f"{row.source}, {row.year}" for row in newest.itertuples()}))
    values = {"people": number(int(newest["population_people"].sum()), 0), "sources": sources}
    if len(newest) < len(every):
        counts = {"n": number(len(newest), 0), "all": number(len(every), 0)}
        frame.note(t("area.people.some", **values, **counts))
    else:
        frame.note(t("area.people.all", **values))


def inside(here: Here) -> None:
    """The areas in it with their scores, and the schools and facilities with result and state of the form."""
    if here.level != "kelurahan":
        _children(here)
    if here.level != "city":
        for view in here.views:
            if not (view.instrument.is_of_areas or view.instrument.is_unnamed or view.instrument.is_private):
                _units(here, view)


def _children(here: Here) -> None:
    level = "kecamatan" if here.level == "city" else "kelurahan"
    asked = (here.area.code, here.year, *(view.scored_as for view in here.views), settings().least_families)
    columns = kept.by(lambda: _child_columns(here, level), "area_children", *asked)
    if columns:
        frame.section(t(f"area.inside.{level}"))
        caption = t("area.inside.caption", year=here.year)
        table_view.show_all(here.views[0], Table(columns), caption=caption, key=f"isi-{here.area.code}")


def _child_columns(here: Here, level: str) -> tuple[Cells, ...]:
    views = [view for view in here.views if not (view.instrument.subject == "kecamatan" and level == "kelurahan")]
    columns: list[Cells] = []
    for view in views:
        rows = results.per_group(view, level)
        rows = here.within(rows[rows["node"] == view.instrument.root.id])
        if rows.empty:
            continue
        if not columns:
            columns = [Cells(t(f"ui.level.{level}"), rows["area_name"].tolist(), rows["area_name"].tolist())]
        scores = [None if is_missing(score) else float(score) for score in rows["score"]]
        columns.append(Cells(abbreviation(view.instrument.id), scores, [number(score, 1) for score in scores]))
    return tuple(columns)


def _units(here: Here, view: View) -> None:
    instrument, unit = view.instrument, t(f"unit.{view.instrument.subject}")
    drafts = reads.store().query("drafts/draft_list")
    drafts = drafts[(drafts["instrument"] == instrument.id) & (drafts["year"] == view.year)]
    begun = tuple(drafts.itertuples(index=False, name=None))  # not in the version of the data
    shown = (here.area.code, instrument.id, instrument.version, view.year, view.scored_as)
    count, table, first = kept.by(lambda: _listed(here, view, drafts), "area_units", shown, begun)
    if not count:
        frame.note(t("area.units.none", unit=unit))
        return
    title = t("area.units", unit=unit, instrument=abbreviation(instrument.id))
    if count <= MOST_OPEN:
        frame.section(title)
        _draw_units(here, view, count, table, first)
        return
    with folds.folded(t("area.units.folded", title=title, n=number(count, 0)), key=f"units_{instrument.id}"):
        _draw_units(here, view, count, table, first)


def _draw_units(here: Here, view: View, count: int, table: Table, first: Sequence[tuple[str, str]]) -> None:
    instrument, unit = view.instrument, t(f"unit.{view.instrument.subject}")
    if count > MOST:
        frame.note(t("area.units.first", n=number(MOST, 0), all=number(count, 0)))
    table_view.show(view, table, caption=t("area.units.caption", unit=unit), key=_key(here, view))
    if len(first) < min(count, MOST):
        frame.note(t("area.units.linked", n=number(len(first), 0), all=number(min(count, MOST), 0)))
    with st.container(horizontal=True, key=f"links_{instrument.id}"):
        for subject_id, name in first:
            profile_links.unit(subject_id, name)


def _listed(here: Here, view: View, drafts: pd.DataFrame) -> tuple[int, Table, tuple[tuple[str, str], ...]]:
    """How many there are, the table of the first of them, and those that are linked to."""
    scores = here.within(results.per_subject(view))
    forms = reads.query("assessments/newest_per_subject", instrument=view.instrument.id, year=view.year)
    found = round_standing.standing(scores, forms, drafts)
    found = found.sort_values(["index_value", "subject_name"], na_position="last").head(MOST)
    linked = found.head(MOST_LINKS)
    first = tuple(zip(map(str, linked["subject_id"]), map(str, linked["subject_name"]), strict=True))
    return len(scores), _unit_table(view, found), first


def _key(here: Here, view: View) -> str:
    return f"satuan-{view.instrument.id}-{here.area.code}"


def _unit_table(view: View, found: pd.DataFrame) -> Table:
    rows = found.to_dict("records")
    bands = [band_of(view.instrument, row) for row in rows]
    named: Sequence[tuple[str, list[str]]] = (
        ("name", [str(row["subject_name"]) for row in rows]),
        ("area", [str(row["area_name"]) for row in rows]),
        ("class", [pick(band.name) if band else MISSING for band in bands]),
        ("state", [round_standing.in_words(row) for row in rows]),
    )
    words = [Cells(t(f"area.unit.{name}"), values, values) for name, values in named]
    index = [None if is_missing(row["index_value"]) else float(row["index_value"]) for row in rows]
    digits = decimals(view.instrument, view.instrument.root.id)
    shown = [number(value, digits) for value in index]
    return Table((*words[:2], Cells(t("beside.row.index"), index, shown), *words[2:]))


def subjects(here: Here) -> frozenset[str]:
    """The ids of everybody in the area who is asked by name: the areas themselves, schools, facilities."""
    asked = (here.area.code, here.year, *(view.scored_as for view in here.views))
    return kept.by(lambda: _subjects(here), "subjects", asked)


def _subjects(here: Here) -> frozenset[str]:
    named = [view for view in here.views if not view.instrument.is_unnamed]
    rows = [here.within(results.per_subject(view))["subject_id"] for view in named]
    return frozenset(str(one) for found in rows for one in found)
