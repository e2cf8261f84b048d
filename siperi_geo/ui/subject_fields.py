"""The fields in which one of the register is corrected; filled with what is stored, also when others change it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from siperi_geo.areas import Area
from siperi_geo.registers.subjects import OWNERSHIPS, Subject, Written, as_written, kind_of
from siperi_geo.text import pick, t

BOX_WIDTH = 520


def written(one: Subject, areas: Sequence[Area]) -> Written:
    """The fields, filled with what is stored; of units and governments name and type alone."""
    _refresh(one)
    kind, stored = kind_of(one.kind), as_written(one)
    name = st.text_input(t("subjects.column.name"), key=_field(one, "name", one.name), width=BOX_WIDTH)
    types = {"": t("subjects.untyped")} | {key: pick(of.label) for key, of in kind.types.items()}
    subtype = _choice(one, "subtype", types, one.subtype or "")
    said = types.get(subtype, "") if subtype else ""
    if not kind.is_of_city:
        return Written(name, one.area_code, said)
    owners = {"": t("subjects.by_hand.unknown")} | {key: t(f"subjects.ownership.{key}") for key in OWNERSHIPS}
    ownership = _choice(one, "ownership", owners, one.ownership or "")
    places = {area.code: f"{area.name} ({area.code})" for area in areas if area.level == "kelurahan"}
    area_code = _choice(one, "kelurahan", places, one.area_code)
    with st.container(horizontal=True):
        lat, lon = (
            st.text_input(t(f"subjects.column.{axis}"), key=_field(one, axis, getattr(stored, axis)), width=180)
            for axis in ("lat", "lon")
        )
    return Written(name, area_code, said, ownership, lat, lon)


def forget(subject_id: str) -> None:
    """Empty everything that is written about one."""
    for key in [key for key in st.session_state if str(key).startswith(f"subjects_{subject_id}_")]:
        del st.session_state[key]


def _refresh(one: Subject) -> None:
    """What was written about it before it was stored otherwise is not about it any more."""
    key = f"subjects_{one.subject_id}_shown"
    if st.session_state.get(key, one) != one:
        forget(one.subject_id)
    st.session_state[key] = one


def _choice(one: Subject, name: str, names: Mapping[str, str], now: str) -> str:
    known = names if now in names else {now: now, **names}
    key, label = _field(one, name, now), t(f"subjects.column.{name}")
    return st.selectbox(
        label, list(known), format_func=lambda code: known[code], placeholder=label, key=key, width=BOX_WIDTH
    )


def _field(one: Subject, name: str, now: str) -> str:
    """The key of a field, which holds what is stored until something else is written."""
    key = f"subjects_{one.subject_id}_{name}"
    st.session_state.setdefault(key, now)
    return key
