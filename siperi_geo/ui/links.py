"""Links from a number to its calculation, from a name to its profile, from an empty page to where it is filled.

Each has an address of its own, with codes. Nobody is sent to a page that they cannot use.
"""

import streamlit as st

from siperi_geo.plans import Need
from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import frame, who
from siperi_geo.ui.plan_choice import ACTION_ID, ADD, BUDGET_YEAR
from siperi_geo.ui.session import AREA, GROUP, NODE, PART, WITHIN, link_to, subject_key
from siperi_geo.ui.view import View

METHOD, MAP = "pages/method/method.py", "pages/results/map.py"
PARTICIPANTS, ROUNDS = "pages/results/participants.py", "pages/fill/rounds.py"
VERIFY, ERAT = "pages/fill/verify.py", "pages/results/erat.py"
REGISTER, BOUNDARIES = "pages/data/subjects.py", "pages/data/boundaries.py"
SPM_FIGURES, PLANS = "pages/data/spm.py", "pages/programmes/plans.py"
BOARD = "pages/programmes/board.py"
CALCULATE = ":material/calculate:"


def to_register() -> None:
    """To the page where schools and health facilities are registered."""
    if who.may_somewhere(Right.KEEP_REGISTERS):
        st.page_link(REGISTER, label=t("ui.nav.data.subjects"), icon=":material/list_alt:")


def to_verification() -> None:
    """To the page where forms are verified, of the instrument and year shown."""
    if who.may_somewhere(Right.SEE_FORM):
        link_to(VERIFY, t("ui.nav.fill.verify"), ":material/fact_check:", {})


def calculation(view: View, subject_id: str, label: str) -> None:
    """To the calculation of one subject (its id and label), at the node shown."""
    words = frame.plain(t("chart.calculation.area", area=label))
    link_to(METHOD, words, CALCULATE, {subject_key(view.instrument): subject_id, NODE: _node(view)})


def participants(view: View, area: str, label: str) -> None:
    """To everybody whom the instrument asks in one area (its code and name)."""
    words = frame.plain(t("links.participants", area=label, unit=t(f"unit.{view.instrument.subject}")))
    link_to(PARTICIPANTS, words, ":material/groups_3:", {WITHIN: area})


def calculation_of_mean(view: View, group: str | None = None, name: str = "") -> None:
    """To the kelurahan behind a mean, at the node shown: of one kecamatan (its code and name), or of the city."""
    words = t("chart.calculation.area", area=name) if group else t("chart.calculation")
    link_to(METHOD, frame.plain(words), CALCULATE, {PART: "mean", GROUP: group, NODE: _node(view)})


def spm_figures() -> None:
    """To the page that takes the office's figures of the minimum service standard in."""
    if who.may_somewhere(Right.KEEP_REGISTERS):
        st.page_link(SPM_FIGURES, label=t("ui.nav.data.spm"), icon=":material/fact_check:")


def to_plan(line: str, area_code: str) -> None:
    """To the action plan, where an action of a budget line in an area can be added at once."""
    link_to(PLANS, t("links.plan"), ":material/checklist:", {ADD: line, AREA: area_code})


def plans() -> None:
    """To the action plan as it is."""
    st.page_link(PLANS, label=t("ui.nav.programmes.plans"), icon=":material/checklist:")


def to_action(need: Need) -> None:
    """From a need on the board to its action in the plan, for who may change that."""
    if who.may_plan(need.area_code):
        area = None if need.level == "city" else need.area_code
        at = {ACTION_ID: need.action_id, BUDGET_YEAR: str(need.year), AREA: area}
        link_to(PLANS, t("links.action"), ":material/edit_note:", at)


def to_board(area_code: str | None, year: int) -> None:
    """To the board, with what is open to partners in an area and a budget year."""
    link_to(BOARD, t("links.board"), ":material/volunteer_activism:", {AREA: area_code, BUDGET_YEAR: str(year)})


def boundaries() -> None:
    """To the page that takes boundary layers in."""
    if who.may_somewhere(Right.KEEP_BOUNDARIES):
        st.page_link(BOUNDARIES, label=t("ui.nav.data.boundaries"), icon=":material/polyline:")


def _node(view: View) -> str | None:
    """The node as the address has it: the index is the usual one and needs no mention."""
    return None if view.node == view.instrument.root.id else view.node
