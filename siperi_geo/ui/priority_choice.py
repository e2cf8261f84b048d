"""What a reader looks at on the page of priorities: year, level, lines, weights. All of it is in the address."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from siperi_geo.programmes import Line, catalogue, criteria
from siperi_geo.rights import Right
from siperi_geo.text import pick, t
from siperi_geo.ui import choices, frame, programme_basis, programme_reads, who
from siperi_geo.ui.programme_reads import Level
from siperi_geo.ui.session import YEAR

LEVEL, OFFICE, LINE, PRESET, WEIGHT, MOST = "tingkat", "kantor", "baris", "prasetel", "bobot", "tampil"
OWN = "sendiri"
KEYS = {
    "gap": "kesenjangan",
    "spm": "spm",
    "hazard": "ancaman",
    "people": "penduduk",
    "vulnerability": "kerentanan",
    "participation": "belum_ikut",
    "funding": "belum_didanai",
}  # of the weights, in the address
LEVELS: tuple[Level, ...] = ("kelurahan", "kecamatan", "city")
SCALE = range(0, 101, 5)
SHOWN = (10, 25, 50, 200)
COLUMNS = 4


@dataclass(frozen=True, slots=True)
class PriorityView:
    """The choices made; `lines` are those left after the choice of office and line."""

    year: int
    level: Level
    lines: tuple[Line, ...]
    preset: str
    weights: Mapping[str, int]
    most: int
    is_verified: bool

    @property
    def key(self) -> tuple[object, ...]:
        """What decides the ranking."""
        lines = tuple(one.code for one in self.lines)
        return self.year, self.level, lines, tuple(self.weights.items()), self.is_verified


def choose() -> PriorityView:
    """Draw the choices; ends the page where nothing is scored yet."""
    years = programme_reads.years()
    if not years:
        frame.empty(who.advice("priorities.empty", Right.IMPORT_FORMS))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        year = choices.number_box(YEAR, t("ui.year"), sorted(years, reverse=True), max(years), width=110)
        level = choices.segments(LEVEL, t("ui.level"), LEVELS, LEVELS[0], lambda one: t(f"priorities.level.{one}"))
        is_verified = programme_basis.choose(year)
        lines = _lines(level)
        most = choices.number_box(MOST, t("priorities.most"), SHOWN, SHOWN[0], width=120)
    preset, weights = _weights()
    programme_basis.check(year, is_verified=is_verified)
    return PriorityView(year, level, lines, preset, weights, most, is_verified)


def _lines(level: Level) -> tuple[Line, ...]:
    """The lines of the level, of one office or a single one where the reader chooses so."""
    known = catalogue()
    offered = known.chosen_in(level)
    offices = {one.id: pick(one.name) for one in known.offices if any(line.office == one.id for line in offered)}
    every = t("priorities.office.every")
    office = choices.optional_box(OFFICE, t("priorities.office"), offices, placeholder=every, width=190)
    offered = tuple(line for line in offered if office in (None, line.office))
    names = {line.code: pick(line.name) for line in offered}
    every = t("priorities.line.every")
    code = choices.optional_box(LINE, t("priorities.line"), names, placeholder=every, width=360)
    return tuple(line for line in offered if code in (None, line.code))


def _weights() -> tuple[str, Mapping[str, int]]:
    """A preset, or weights of the reader's own."""
    rules = criteria()
    names = {one.id: pick(one.name) for one in rules.presets} | {OWN: t("priorities.own")}
    usual = rules.presets[0]
    preset = choices.segments(PRESET, t("priorities.preset"), list(names), usual.id, lambda one: names[one])
    if preset != OWN:
        return preset, {one: rules.preset(preset).weights[one] for one in rules.ids}
    frame.note(t("priorities.own.note"))
    places = st.columns(COLUMNS)
    weights: dict[str, int] = {}
    for at, one in enumerate(rules.criteria):
        with places[at % COLUMNS]:
            name = pick(one.name)
            weights[one.id] = choices.slider(f"{WEIGHT}_{KEYS[one.id]}", name, SCALE, usual.weights[one.id])
    if not any(weights.values()):
        frame.caution(t("priorities.own.nothing"))
    return preset, weights
