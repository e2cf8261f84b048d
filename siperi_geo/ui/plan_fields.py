"""The fields of one action as a form, one below the other on a phone. It stores nothing and checks nothing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from siperi_geo.plans import Action, kinds
from siperi_geo.plans.kinds import List
from siperi_geo.text import pick, t
from siperi_geo.ui import frame, plan_choice

WIDE, HALF, SMALL = 720, 350, 180


def form(action: Action, mark: str, button: str) -> Action | None:
    """The action as typed, once it is sent; None before. `mark` tells one form from another."""
    with st.form(f"plan_{mark}", border=True):
        said: dict[str, Any] = {
            "what": st.text_area(_label("what"), action.what, key=f"plan_what_{mark}", height=80)
        }
        with st.container(horizontal=True, vertical_alignment="bottom"):
            said["year"] = int(
                st.number_input(_label("year"), 2000, 2099, action.year, key=f"plan_year_{mark}", width=SMALL)
            )
            said["area_code"] = _area(action, mark)
        said |= _owner(action, mark) | _quantity(action, mark) | _standing(action, mark) | _evidence(action, mark)
        closes = st.text_input(_label("closes"), "; ".join(action.closes), key=f"plan_closes_{mark}")
        frame.note(t("plans.closes.note"))
        said["closes"] = tuple(part for part in closes.replace(",", ";").replace(" ", "").split(";") if part)
        said["is_open"] = st.checkbox(t("plans.open.box"), action.is_open, key=f"plan_open_{mark}")
        is_sent = st.form_submit_button(button, type="primary")
    return replace(action, **said) if is_sent else None


def _owner(action: Action, mark: str) -> dict[str, Any]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return {
            "owner_kind": _kind("owner_kind", "owners", action.owner_kind, mark),
            "owner_name": _text("owner_name", action, mark),
            "money": _kind("money", "money", action.money, mark),
        }


def _quantity(action: Action, mark: str) -> dict[str, Any]:
    indicator = st.text_input(_label("indicator"), action.indicator, key=f"plan_indicator_{mark}")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        target = st.number_input(
            _label("target"), value=action.target, step=None, key=f"plan_target_{mark}", width=SMALL
        )
        unit = _text("unit", action, mark, width=SMALL)
        budget = st.number_input(
            _label("budget_idr"), value=action.budget_idr, step=1, key=f"plan_budget_{mark}", width=HALF
        )
    return {"indicator": indicator, "target": target, "unit": unit, "budget_idr": budget}


def _standing(action: Action, mark: str) -> dict[str, Any]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        return {
            "due_on": _day("due_on", action.due_on, mark),
            "state": _kind("state", "states", action.state, mark, width=SMALL),
            "progress_pct": int(
                st.number_input(
                    _label("progress_pct"), 0, 100, action.progress_pct, key=f"plan_progress_{mark}", width=SMALL
                )
            ),
            "reason": _text("reason", action, mark),
        }


def _evidence(action: Action, mark: str) -> dict[str, Any]:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        said = {
            "evidence": _text("evidence", action, mark),
            "evidence_on": _day("evidence_on", action.evidence_on, mark),
        }
    frame.note(t("plans.evidence.note"))
    return said


def _area(action: Action, mark: str) -> str:
    named = plan_choice.areas()
    codes = list(named)
    at = codes.index(action.area_code) if action.area_code in named else 0
    shown: Callable[[str], str] = lambda code: plan_choice.name_of(named[code])  # noqa: E731
    label = _label("area")
    return str(st.selectbox(label, codes, at, shown, key=f"plan_area_{mark}", placeholder=label, width=HALF))


def _kind(name: str, of: List, code: str, mark: str, width: int = HALF) -> str:
    known = kinds().of(of)
    codes, label = list(known), _label(name)
    at = codes.index(code) if code in known else 0
    shown: Callable[[str], str] = lambda one: pick(known[one].label)  # noqa: E731
    return str(st.selectbox(label, codes, at, shown, key=f"plan_{name}_{mark}", placeholder=label, width=width))


def _text(name: str, action: Action, mark: str, width: int = HALF) -> str:
    found: str | None = st.text_input(_label(name), getattr(action, name), key=f"plan_{name}_{mark}", width=width)
    return found or ""


def _day(name: str, value: date | None, mark: str) -> date | None:
    found = st.date_input(_label(name), value, format="DD/MM/YYYY", key=f"plan_{name}_{mark}", width=SMALL)
    return found if isinstance(found, date) else None


def _label(name: str) -> str:
    return t(f"plans.field.{name}")
