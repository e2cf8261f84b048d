"""What a reader asks of a budget: money, year, level, office, floors, and what must or must not be in it.

All of it is in the address. It draws the choices and computes nothing.
"""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from siperi_geo.analysis.budget import Floor, Mark
from siperi_geo.programmes import catalogue
from siperi_geo.registers.costs import read_rupiah, stored_costs
from siperi_geo.text import number, pick, t
from siperi_geo.ui import choices, frame, programme_basis, programme_reads, reads
from siperi_geo.ui.session import CHOSEN, YEAR, remember, settle

BUDGET, LEVEL, OFFICE, AREAS, MONEY = "anggaran", "tingkat", "perangkat", "wilayah_min", "rupiah_min"
OUT, IN = "tanpa", "harus"
LEVELS: tuple[Literal["kelurahan", "kecamatan"], ...] = ("kelurahan", "kecamatan")
USUAL_IDR = 1_000_000_000
EVERY, BETWEEN, JOIN = "-", "~", "_"


@dataclass(frozen=True, slots=True)
class BudgetView:
    """The choices made; floors hold for every kecamatan alike."""

    budget_idr: int
    year: int
    level: Literal["kelurahan", "kecamatan"]
    office: str | None
    least_areas: int
    least_idr: int
    excluded: tuple[Mark, ...]
    musts: tuple[Mark, ...]
    is_verified: bool

    def floors(self, kecamatan: tuple[str, ...]) -> tuple[Floor, ...]:
        """The floor of each kecamatan."""
        return tuple(Floor(code, self.least_idr, self.least_areas) for code in kecamatan)


def choose() -> BudgetView:
    """Draw the choices; ends the page with what to do where there are no scores."""
    years = sorted({*programme_reads.years(), *(one.year for one in stored_costs(reads.store()))}, reverse=True)
    if not programme_reads.years():
        frame.empty("budget.no_scores")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        budget = _money(BUDGET, t("budget.money"), str(USUAL_IDR)) or USUAL_IDR
        year = choices.number_box(YEAR, t("ui.year"), years, years[0], width=110)
        level = choices.segments(LEVEL, t("ui.level"), LEVELS, LEVELS[0], lambda one: t(f"ui.level.{one}"))
        is_verified = programme_basis.choose(year)
        offices = {one.id: pick(one.name) for one in catalogue().offices}
        every = t("budget.office.every")
        office = choices.optional_box(OFFICE, t("budget.office"), offices, placeholder=every, width=220)
    with st.expander(t("budget.floors")):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            areas = choices.number_box(AREAS, t("budget.least_areas"), range(11), 0, width=260)
            idr = _money(MONEY, t("budget.least_idr"), "") or 0
        frame.note(t("budget.floors.note"))
    programme_basis.check(year, is_verified=is_verified)
    return BudgetView(budget, year, level, office, areas, idr, marks(OUT), marks(IN), is_verified)


def _money(key: str, label: str, usual: str) -> int | None:
    """Rupiah as people write them; what cannot be read is said."""
    asked = typed(key, usual)
    said = st.text_input(label, key=key, width=240)
    found = read_rupiah(said or "")
    if said and found is None and said != "0":
        frame.caution(t("budget.money.unread", text=frame.plain(said[:40])))
    remember(key, str(found) if found else "", usual)
    if found:
        frame.note(t("budget.money.read", idr=number(found, 0)))
    del asked
    return found


def typed(key: str, usual: str) -> str:
    """A text of the address, the notes or the box itself, put into its state."""
    state = st.session_state
    known = (st.query_params.get(key), state.get(key), state.get(CHOSEN, {}).get(key))
    return settle(key, {one: () for one in (*known, usual) if one is not None}, usual) or ""


def marks(key: str) -> tuple[Mark, ...]:
    """The marks of a kind in the address; what is not one is left out."""
    text = typed(key, "")
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
