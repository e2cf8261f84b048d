"""What a reader of the board looks at: an area, a budget year, one need; all of it is in the address.

It reads the needs and narrows them; it draws the choices and nothing else.
"""

from dataclasses import dataclass

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.plans import Need
from siperi_geo.plans.needs import needs_of
from siperi_geo.tables.plans import place_of
from siperi_geo.text import t
from siperi_geo.ui import choices, kept, plan_choice, reads
from siperi_geo.ui.plan_choice import BUDGET_YEAR

NEED, ANSWERED = "kebutuhan", "board_answered"


@dataclass(frozen=True, slots=True)
class BoardView:
    """The choices made and the needs that they leave; None: every one."""

    area: Area | None
    year: int | None
    needs: tuple[Need, ...]
    every: tuple[Need, ...]
    chosen: Need | None = None

    @property
    def place(self) -> str:
        """The area in words; the whole city for none."""
        return plan_choice.name_of(self.area) if self.area else t("plans.filter.everywhere")


def choose() -> BoardView:
    """Draw the choices."""
    every = needs()
    if st.session_state.pop(ANSWERED, False):
        st.session_state[NEED] = None
    years = {str(year): str(year) for year in sorted({one.year for one in every})}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        area = plan_choice.area_box()
        asked = choices.optional_box(
            BUDGET_YEAR, t("plans.field.year"), years, placeholder=t("board.filter.years"), width=190
        )
        year = int(asked) if asked else None
        found = tuple(one for one in every if year in (None, one.year) and is_within(one, area))
        names = {one.action_id: f"{one.what} · {place_of(one)}" for one in found}
        need_id = choices.optional_box(NEED, t("board.need"), names, placeholder=t("board.need.which"), width=420)
    chosen = next((one for one in found if one.action_id == need_id), None)
    return BoardView(area, year, found, every, chosen)


def needs() -> tuple[Need, ...]:
    """Every open need, read once until the next write."""
    return kept.by(lambda: needs_of(reads.query("plans/open_need_list")), "open needs")


def is_within(one: Need, area: Area | None) -> bool:
    """Whether a need is of this area or one in it."""
    return area is None or f"{one.area_code}.".startswith(f"{area.code}.")
