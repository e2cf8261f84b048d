"""What a reader asks of a budget: money, year, level, office, floors, and what must or must not be in it.

All of it is in the address. It draws the choices and computes nothing.
"""

from dataclasses import dataclass, replace
from typing import Literal

import streamlit as st

from siperi_geo.analysis.budget import Floor, Mark
from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import stored_costs
from siperi_geo.text import pick, t
from siperi_geo.ui import budget_floors, budget_words, choices, frame, programme_basis, programme_reads, reads
from siperi_geo.ui.session import YEAR, remember

BUDGET, LEVEL, OFFICE = "anggaran", "tingkat", "perangkat"
OUT, IN = "tanpa", "harus"
LEVELS: tuple[Literal["kelurahan", "kecamatan"], ...] = ("kelurahan", "kecamatan")
USUAL_IDR = 1_000_000_000
EVERY, BETWEEN, JOIN = "-", "~", "_"


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The choices made; `floor` is that of every kecamatan that is not among `own_floors`."""

    budget_idr: int
    year: int
    level: Literal["kelurahan", "kecamatan"]
    office: str | None
    floor: Floor
    own_floors: tuple[Floor, ...]
    excluded: tuple[Mark, ...]
    musts: tuple[Mark, ...]
    is_verified: bool

    def floors(self, kecamatan: tuple[str, ...]) -> tuple[Floor, ...]:
        """The floor of each kecamatan."""
        own = {one.kecamatan_code: one for one in self.own_floors}
        return tuple(own.get(code) or replace(self.floor, kecamatan_code=code) for code in kecamatan)


def choose() -> BudgetView:
    """Draw the choices; ends the page with what to do where there are no scores."""
    years = sorted({*programme_reads.years(), *(one.year for one in stored_costs(reads.store()))}, reverse=True)
    if not programme_reads.years():
        frame.empty("budget.no_scores")
    with st.container(horizontal=True, vertical_alignment="top"):
        budget = budget_words.money(BUDGET, t("budget.money"), str(USUAL_IDR)) or USUAL_IDR
        year = choices.number_box(YEAR, t("ui.year"), years, years[0], width=110)
        level = choices.segments(LEVEL, t("ui.level"), LEVELS, LEVELS[0], lambda one: t(f"ui.level.{one}"))
        is_verified = programme_basis.choose(year)
        offices = {one.id: pick(one.name) for one in catalogue().offices}
        every = t("budget.office.every")
        office = choices.optional_box(OFFICE, t("budget.office"), offices, placeholder=every, width=220)
    floor, own = budget_floors.choose()
    programme_basis.check(year, is_verified=is_verified)
    return BudgetView(budget, year, level, office, floor, own, marks(OUT), marks(IN), is_verified)


def marks(key: str) -> tuple[Mark, ...]:
    """The marks of a kind in the address; what is not one is left out."""
    text = budget_words.typed(key, "")
    found = tuple(mark for one in text.split(BETWEEN) if (mark := _read(one)))
    remember(key, BETWEEN.join(map(written, found)), "")
    return found


def written(mark: Mark) -> str:
    """A mark as the address has it: area and line, `-` for every one."""
    return JOIN.join((mark.area_code or EVERY, mark.line_code or EVERY))


def _read(text: str) -> Mark | None:
    area, is_mark, line = text.partition(JOIN)
    found = Mark(None if area == EVERY else area, None if line == EVERY else line)
    return found if is_mark and text and found != Mark() else None


def change(key: str, found: tuple[Mark, ...]) -> None:
    """For a button: these are the marks of a kind from now on."""
    st.session_state[key] = BETWEEN.join(dict.fromkeys(map(written, found)))
