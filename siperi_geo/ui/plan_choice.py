"""What a reader of the plan looks at: budget year, area, owner, state; all of it is in the address.

It reads the actions and narrows them; it draws the choices and nothing else.
"""

from dataclasses import dataclass

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.boundaries import stored_areas
from siperi_geo.plans import KeptAction, KeptPledge, kinds
from siperi_geo.plans.stored import actions_of, pledges_of
from siperi_geo.text import city_today, pick, t
from siperi_geo.ui import choices, kept, reads
from siperi_geo.ui.session import AREA, remember

ACTION_ID, OWNER, STATE, ADD, BUDGET_YEAR = "aksi", "pelaksana", "keadaan_aksi", "tambah", "tahun_anggaran"


@dataclass(frozen=True, slots=True)
class PlanView:
    """The choices made, and the actions and pledges that they leave; None: every one."""

    year: int
    area: Area | None
    actions: tuple[KeptAction, ...]
    pledges: tuple[KeptPledge, ...]
    owner: str | None = None
    state: str | None = None

    @property
    def place(self) -> str:
        """The area in words; the whole city for none."""
        return name_of(self.area) if self.area else t("plans.filter.everywhere")


def choose(*, full: bool = True) -> PlanView:
    """Draw the choices: year and area, and, where `full`, owner and state."""
    every = actions()
    usual = max((one.action.year for one in every), default=city_today().year + 1)
    years = sorted({usual, city_today().year, city_today().year + 1, *(one.action.year for one in every)})
    owner = state = None
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        year = choices.number_box(BUDGET_YEAR, t("plans.field.year"), years[::-1], usual, width=130)
        remember(BUDGET_YEAR, year)  # always in the address: what is usual today is not usual next year
        area = area_box()
        found = tuple(one for one in every if one.action.year == year and is_within(one, area))
        if full:
            names = {one.action.owner_name: one.action.owner_name for one in found}
            owner = choices.optional_box(
                OWNER, t("plans.field.owner_name"), names, placeholder=t("plans.filter.owners"), width=230
            )
            states = {code: pick(one.label) for code, one in kinds().states.items()}
            state = choices.optional_box(
                STATE, t("plans.field.state"), states, placeholder=t("plans.filter.states"), width=190
            )
    left = tuple(
        one for one in found if owner in (None, one.action.owner_name) and state in (None, one.action.state)
    )
    return PlanView(year, area, left, pledges(), owner, state)


def area_box() -> Area | None:
    """The area chosen; None for the whole city."""
    named = areas()
    names = {code: name_of(area) for code, area in named.items() if area.level != "city"}
    code = choices.optional_box(
        AREA, t("plans.field.area"), names, placeholder=t("plans.filter.everywhere"), width=270
    )
    return named[code] if code else None


def actions() -> tuple[KeptAction, ...]:
    """Every action, read once until the next write."""
    return kept.by(lambda: actions_of(reads.query("plans/action_list")), "plan actions")


def pledges() -> tuple[KeptPledge, ...]:
    """Every pledge, read once until the next write."""
    return kept.by(lambda: pledges_of(reads.query("plans/pledge_list")), "plan pledges")


def areas() -> dict[str, Area]:
    """Every area by its code: the city, then kecamatan with their kelurahan."""
    return kept.by(lambda: _areas(), "plan areas")


def _areas() -> dict[str, Area]:
    found = {area.code: area for area in stored_areas(reads.store())}
    return {code: found[code] for code in sorted(found)}


def name_of(area: Area) -> str:
    """An area with its level: `Kecamatan Alak`, `Oesapa (Kelapa Lima)`."""
    if area.level == "kelurahan":
        above = areas().get(area.parent_code or "")
        return f"{area.name} ({above.name})" if above else area.name
    return t("plans.place.kecamatan", name=area.name) if area.level == "kecamatan" else area.name


def is_within(one: KeptAction, area: Area | None) -> bool:
    """Whether an action is of this area or one in it."""
    return area is None or f"{one.action.area_code}.".startswith(f"{area.code}.")
