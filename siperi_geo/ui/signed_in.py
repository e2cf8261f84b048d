"""Who is signed in, in the sidebar, with the ways in and out. Nothing where nobody has an account."""

import html

import streamlit as st

from siperi_geo import accounts
from siperi_geo.rights import Actor, Person, Role
from siperi_geo.text import t
from siperi_geo.ui import reads, services, who


def show() -> Actor:
    """A name with its roles and the ways to a new password and out, for the public the way in; gives who it is."""
    person = who.note_name()
    if isinstance(person, Person):
        label = html.escape(t("sign_in.account"))
        st.sidebar.html(f'<nav class="siperi-account" aria-label="{label}">{_lines(person)}</nav>')
        services.arrive(reads.store(), person)
        with st.sidebar:
            services.offer(person)
    return person


def _lines(person: Person) -> str:
    if not person.name:
        return _way(who.SIGN_IN, "sign_in.sign_in")
    is_ours = who.token() is not None or not services.is_in()
    ways = _way(who.PASSWORD, "sign_in.change") + _way(who.SIGN_OUT, "sign_in.sign_out") if is_ours else ""
    return f"<p><b>{html.escape(person.name)}</b><br>{html.escape(_roles(person))}</p>{ways}"


def _roles(person: Person) -> str:
    held = {grant.role for grant in person.grants}
    if held:
        return ", ".join(t(f"sign_in.role.{role}") for role in Role if role in held)
    must_change = accounts.must_change(reads.store(), who.token())
    return t("sign_in.role.waiting" if must_change else "sign_in.role.none")


def _way(page: str, key: str) -> str:
    return f'<a href="{html.escape(who.address(page))}">{html.escape(t(key))}</a>'
