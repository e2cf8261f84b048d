"""Choosing what is granted: a role, and the limits that make sense for it."""

from collections.abc import Mapping

import streamlit as st

from siperi_geo.rights import Grant, Role
from siperi_geo.text import abbreviation, number, t
from siperi_geo.ui import frame
from siperi_geo.ui.accounts import words

# What a role may be limited to here; how far any grant reaches is decided in `rights`.
LIMITS: dict[Role, tuple[str, ...]] = {
    Role.FILLER: ("instrument", "subject", "area"),
    Role.VERIFIER: ("instrument", "area"),
    Role.PLANNER: ("instrument", "area"),
    Role.ADMIN: (),
}
MOST = 50
WIDTH = 420


def choose(key: str, known: words.Places) -> Grant:
    """A select box for the role, and one for each limit that it may have; `key` begins their keys."""
    roles = [role.value for role in Role]
    label = t("users.role")
    chosen = st.selectbox(label, roles, format_func=words.role, placeholder=label, key=f"{key}_role", width=WIDTH)
    role = Role(chosen or Role.FILLER)
    frame.note(t(f"users.role.what.{role}"))
    limits = LIMITS[role]
    instrument = _instrument(key) if "instrument" in limits else None
    subject = _subject(key, instrument, known) if "subject" in limits else None
    area = _area(key, known, role) if "area" in limits and subject is None else None
    return Grant(role, instrument, area, subject)


def is_whole(grant: Grant) -> bool:
    """Whether it can be granted; who fills in does so for somebody."""
    return grant.role is not Role.FILLER or bool(grant.subject_id or grant.area_code)


def _instrument(key: str) -> str | None:
    names = {one.id: f"{abbreviation(one.id)} · {t(f'unit.{one.subject}')}" for one in words.instruments()}
    return _optional(t("users.limit.instrument"), names, t("users.limit.every_instrument"), f"{key}_instrument")


def _area(key: str, known: words.Places, role: Role) -> str | None:
    without = t("users.limit.or_area" if role is Role.FILLER else "users.limit.everywhere")
    return _optional(t("users.limit.of_area"), known.areas, without, f"{key}_area")


def _subject(key: str, instrument: str | None, known: words.Places) -> str | None:
    """A search box over everybody, and a select box over whom it finds."""
    every = known.subjects
    if instrument is not None:
        every = words.subjects_of(next(one for one in words.instruments() if one.id == instrument))
    sought = st.text_input(t("users.limit.search"), key=f"{key}_search", width=WIDTH) or ""
    found = {one: name for one, name in every.items() if sought.strip().casefold() in f"{name} {one}".casefold()}
    if sought.strip() and not found:
        frame.note(t("users.limit.not_found"))
    if len(found) > MOST:
        frame.note(t("users.limit.more", n=number(len(found), 0), shown=MOST))
    return _optional(
        t("users.limit.subject"), dict(list(found.items())[:MOST]), t("users.limit.nobody"), f"{key}_subject"
    )


def _optional(label: str, names: Mapping[str, str], placeholder: str, key: str) -> str | None:
    return st.selectbox(
        label,
        list(names),
        index=None,
        format_func=lambda one: names.get(one, one),
        placeholder=placeholder,
        key=key,
        width=WIDTH,
    )
