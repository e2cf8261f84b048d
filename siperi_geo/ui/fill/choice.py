"""Which round is filled in, and for whom: the choices above the form. What follows is drawn elsewhere."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import streamlit as st

from siperi_geo.areas import placed_name
from siperi_geo.assessments import Round, rounds, subjects_of
from siperi_geo.boundaries import stored_areas
from siperi_geo.instruments import Instrument, load
from siperi_geo.rights import About, Right
from siperi_geo.store import shared_store
from siperi_geo.text import abbreviation, day, pick, t
from siperi_geo.ui import choices, frame, reads, scope, who
from siperi_geo.ui.fill import closed as fill_closed
from siperi_geo.ui.session import YEAR, remember, subject_key


def choose_round(instrument: Instrument) -> Round:
    """The open round of an instrument, or the one that the address names; ends the page where there is none."""
    every = {one.year: one for one in rounds(reads.store()) if one.instrument == instrument.id}
    asked = st.query_params.get(YEAR)
    shown = {year: one for year, one in every.items() if one.state == "open" or str(year) == asked} or every
    if not shown:
        act = partial(fill_closed.who_opens, instrument, "fill.round.open_first")
        frame.empty("fill.round.none", act=act, name=abbreviation(instrument.id))
    usual = next((year for year, one in shown.items() if one.state == "open"), max(shown))
    year = choices.segments(
        YEAR, t("fill.round"), list(shown), usual, lambda one: t(f"fill.round.{shown[one].state}", year=one)
    )
    return shown[year]


def say(instrument: Instrument, found: Round) -> None:
    """Which form this is, also where nothing else says it, and the last day of its round, where one was named."""
    words = [
        t(
            "fill.instrument",
            id=abbreviation(instrument.id),
            name=pick(instrument.name),
            version=instrument.version,
        )
    ]
    if found.state == "open" and found.closes_on is not None:
        words.append(t("fill.round.until", year=found.year, day=day(found.closes_on)))
    frame.note(" ".join(words))


def choose_subject(instrument: Instrument, names: Mapping[str, str]) -> str | None:
    """For whom the form is filled in, among those whom names has; may stay empty.

    Who fills in for one alone has nothing to choose.
    """
    key, label = subject_key(instrument), t(f"ui.pick.{instrument.subject}")
    is_limited = who.has_accounts() and not scope.holds(Right.FILL)(About(instrument.id))
    is_known = len(names) == 1 and is_limited
    chosen = (
        remember(key, next(iter(names)))
        if is_known
        else choices.optional_box(key, label, names, placeholder=t("ui.pick.placeholder"), width=340)
    )
    scope.check_asked(Right.FILL, instrument)
    return chosen


def names(instrument: Instrument) -> Mapping[str, str]:
    """Everybody asked for whom whoever is here may fill in, alphabetical: id → name.

    That of a kelurahan stands with its kecamatan, that of a school with its kelurahan.
    """
    mine = scope.subjects(Right.FILL, instrument)
    return {one: name for one, name in everybody(instrument).items() if one in mine}


def everybody(instrument: Instrument) -> Mapping[str, str]:
    """The same of everybody whom the instrument asks."""
    store = reads.store()
    return _names(str(store.path), store.data_version, instrument.id)


@st.cache_data(show_spinner=False, max_entries=16)
def _names(path: str, version: int, instrument_id: str) -> dict[str, str]:  # noqa: ARG001 - the key
    store, instrument = shared_store(Path(path)), load(instrument_id)
    areas = {area.code: area for area in stored_areas(store)}
    found = {}
    for one in subjects_of(store, instrument):
        home = areas.get(one.area_code)
        if home is not None and instrument.is_of_areas:
            home = areas.get(home.parent_code or "") if instrument.subject == "kelurahan" else None
        found[one.subject_id] = placed_name(one.name, home.code, home.name) if home is not None else one.name
    return dict(sorted(found.items(), key=lambda pair: pair[1].casefold()))
