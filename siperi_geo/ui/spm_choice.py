"""What a reader looks at on the page of the minimum service standard: year, service, level, hazard, reading.

All of it is in the address; it draws the choices and reads the years alone.
"""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from siperi_geo.registers.hazards import hazard_name
from siperi_geo.spm import Bands, Service, standard
from siperi_geo.text import pick, t
from siperi_geo.ui import choices, frame, reads, spm_examples
from siperi_geo.ui.session import YEAR

SERVICE, LEVEL, HAZARD, READING, NO_TARGET = "layanan", "tingkat", "ancaman", "bacaan", "tanpa_sasaran"
LEFT_OUT, FULL = "tidak_dihitung", "penuh"
Level = Literal["kelurahan", "kecamatan"]
LEVELS: tuple[Level, ...] = ("kelurahan", "kecamatan")


@dataclass(frozen=True, slots=True)
class SpmView:
    """The choices made; `hazard` is None for all together."""

    year: int
    years: tuple[int, ...]
    service: Service
    level: Level
    hazard: str | None
    bands: Bands
    no_target_is_full: bool

    @property
    def rules(self) -> tuple[str, bool]:
        """The readings that decide values and classes."""
        return self.bands.id, self.no_target_is_full


def choose() -> SpmView:
    """Draw the choices; ends the page with the way to import where nothing is stored."""
    rows = reads.query("spm/year_list")
    if rows.empty:
        frame.empty("spm.empty", act=spm_examples.offer)
    years = tuple(int(year) for year in rows["year"])
    services = {one.id: one for one in standard().services}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        newest_first = sorted(years, reverse=True)
        year = choices.number_box(YEAR, t("ui.year"), newest_first, newest_first[0], width=110)
        code = choices.box(SERVICE, t("spm.service"), {one.id: one.short for one in services.values()}, width=330)
        level = choices.segments(LEVEL, t("ui.level"), LEVELS, LEVELS[0], lambda one: t(f"ui.level.{one}"))
        hazards = {one: hazard_name(one) for one in _hazards(rows, year)}
        hazard = None
        if hazards:
            every = t("spm.hazard.every")
            hazard = choices.optional_box(HAZARD, t("spm.hazard"), hazards, placeholder=every, width=200)
    bands, is_full = _rules()
    return SpmView(year, years, services[code], level, hazard, bands, is_full)


def _hazards(rows: object, year: int) -> list[str]:
    found = rows[rows["year"] == year].iloc[0]["hazards"]  # type: ignore[index]
    return [str(one) for one in found] if hasattr(found, "__len__") else []


def _rules() -> tuple[Bands, bool]:
    """Two things that offices read differently, closed at first."""
    readings = {one.id: one for one in standard().bands}
    with st.expander(t("spm.rules.choose")):
        chosen = choices.segments(
            READING, t("spm.reading"), list(readings), standard().bands[0].id, lambda one: pick(readings[one].name)
        )
        frame.note(t("spm.reading.note"))
        rule = choices.segments(
            NO_TARGET, t("spm.no_target"), (LEFT_OUT, FULL), LEFT_OUT, lambda one: t(f"spm.no_target.{one}")
        )
        frame.note(t("spm.no_target.note"))
    return readings[chosen], rule == FULL
