"""The parts of the page that takes boundary layers in: stored sets, the report of a file, the decision.

It shows what `boundaries` found and decides nothing about a layer itself.
"""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from siperi_geo.boundaries import (
    BoundaryReport,
    check_file,
    headings,
    import_file,
    list_sets,
    named_pairs,
    stored_areas,
    use_set,
)
from siperi_geo.errors import brief
from siperi_geo.settings import settings
from siperi_geo.text import language, number, t
from siperi_geo.ui import frame, problem_table, reads, uploads, who

KINDS = ("indicative", "official", "schematic")
FILE, USED = "boundaries_file", "boundaries_used"


@dataclass(frozen=True, slots=True)
class Stored:
    """The layer that was stored: its name, how many kelurahan it has and how large it is."""

    name: str
    kelurahan: int
    area_km2: float


def shown_sets() -> None:
    """The stored sets as a table, after the name of the one that maps show."""
    sets = list_sets(reads.store())
    rows = [
        {
            t("boundaries.name"): one.shown_name,
            t("boundaries.kind"): t(f"ui.boundary_kind.{one.kind}"),
            t("boundaries.source"): one.shown_source,
            t("boundaries.licence"): one.licence,
            t("boundaries.kelurahan"): number(one.kelurahan, 0),
            t("boundaries.km2"): number(one.area_km2),
        }
        for one in sets
    ]
    if active := next((one for one in sets if one.is_active), None):
        frame.note(t("boundaries.shown", name=active.shown_name))
    frame.table(pd.DataFrame(rows), caption=t("boundaries.sets"))


def switch() -> None:
    """A choice of the stored set that maps show, where there are several; scores do not depend on it."""
    sets = list_sets(reads.store())
    active = next((one.set_id for one in sets if one.is_active), None)
    if len(sets) < 2 or active is None:
        return
    names = {one.set_id: one.shown_name for one in sets}
    ids = list(names)
    label = t("boundaries.use")
    chosen = st.selectbox(
        label, ids, index=ids.index(active), format_func=lambda one: names[one], placeholder=label
    )
    if st.button(t("boundaries.use.button"), disabled=chosen == active):
        _use(str(chosen), names[str(chosen)])
    if name := st.session_state.pop(USED, None):
        st.success(frame.plain(t("boundaries.used", name=name)))


def _use(set_id: str, name: str) -> None:
    with reads.store().transaction(actor=who.acting(), action="use_boundaries", target=set_id) as tx:
        use_set(tx, set_id)
    st.session_state[USED] = name
    st.rerun()


def checked(name: str, content: bytes) -> BoundaryReport | None:
    """The report of an uploaded layer; None when it cannot be read, with the reasons on the page."""
    areas = stored_areas(reads.store())

    def read(paths: list[Path]) -> BoundaryReport:
        return check_file(paths[0], level="kelurahan", areas=areas, city=settings().city)

    return uploads.examined([(name, content)], read, nameless="batas")


def show(report: BoundaryReport) -> None:
    """Counts, what is missing or double, every problem, and the pairs that rest on a name."""
    found = report.as_dict(language())
    counts = ("features", "matched", "area_km2")
    rows = {t(f"boundaries.{key}"): number(found[key], 2 if key == "area_km2" else 0) for key in counts}
    rows |= {t(f"boundaries.{key}"): ", ".join(found[key]) or "–" for key in ("unmatched", "duplicates")}
    frame.table(pd.DataFrame([rows]), caption=t("boundaries.report"))
    problem_table.show(report.problems, key="boundaries")
    _pairs(report)


def _pairs(report: BoundaryReport) -> None:
    """Every name that was taken for an area, the least certain first; nothing when all of them have codes."""
    found = named_pairs(report, stored_areas(reads.store()))
    if not found:
        return
    unsure = sum(not one.is_exact for one in found)
    title = t("boundaries.by_name", n=len(found), unsure=unsure)
    with st.expander(title, expanded=unsure > 0):
        table = pd.DataFrame([one.cells() for one in found], columns=headings())
        frame.table(table, caption=title, is_titled=True)


def decide(report: BoundaryReport) -> None:
    """Name, source, licence and kind, then the button that stores the layer and shows it on the maps."""
    if not report.importable:
        return
    with st.form("boundaries_decide"):
        name = st.text_input(t("boundaries.name"))
        source = st.text_input(t("boundaries.source"))
        licence = st.text_input(t("boundaries.licence"))
        label = t("boundaries.kind")
        kind = st.selectbox(label, KINDS, format_func=lambda one: t(f"ui.boundary_kind.{one}"), placeholder=label)
        wanted = st.form_submit_button(t("boundaries.store"), type="primary")
    if wanted:
        uploads.store(FILE, lambda: _stored(report, name, source, licence, kind))


def _stored(report: BoundaryReport, name: str, source: str, licence: str, kind: str) -> Stored:
    with reads.store().transaction(actor=who.acting(), action="import_boundaries", target=name) as tx:
        use_set(tx, import_file(tx, report, name=name, source=source, licence=licence, kind=kind))
    return Stored(name, report.matched, report.area_km2)


def say_stored() -> None:
    """After a layer was stored: which one, pinned to where the reader is."""
    stored: Stored | None = uploads.outcome(FILE)
    if stored is None:
        return
    with st.container(key="outcome"):
        counts = {"n": number(stored.kelurahan, 0), "km2": number(stored.area_km2)}
        st.success(frame.plain(t("boundaries.stored", name=brief(stored.name), **counts)))
