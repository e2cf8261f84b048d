"""Signing in through a service outside (OpenID Connect, by `st.login`): which there are, and whom they vouch for.

Its cookie lives for 30 days whatever the service says later; so it only tells an address, and what its owner
may do is asked of our accounts each time. How a service is set up stands in the README.
"""

from typing import Any

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section

from siperi_geo.accounts import note_arrival, person_by_email
from siperi_geo.rights import PUBLIC, Person
from siperi_geo.store import Store
from siperi_geo.text import t
from siperi_geo.ui import frame

ARRIVED = "siperi_service_arrival"
UNNAMED = "default"


def services() -> list[str]:
    """The names of the services that are set up: `default` for the one of `[auth]` itself."""
    section: dict[str, Any] = get_secrets_auth_section().to_dict()
    named = [name for name, value in section.items() if isinstance(value, dict) and "client_id" in value]
    return [UNNAMED, *named] if "client_id" in section else named


def vouched() -> str | None:
    """The address that a service vouches for in this session; None without one, or where it is not verified."""
    user: dict[str, Any] = st.user.to_dict()
    is_sure = user.get("is_logged_in") is True and user.get("email_verified") is True
    email = user.get("email")
    return email if is_sure and isinstance(email, str) else None


def of_service(store: Store) -> Person:
    """Who came in through a service, if one of the accounts is theirs."""
    email = vouched()
    return person_by_email(store, email) if email else PUBLIC


def arrive(store: Store, person: Person) -> None:
    """Leave in the audit, once a session, that somebody came in through a service."""
    is_new = is_in() and st.session_state.get(ARRIVED) != person.name
    if person.name and is_new and person == of_service(store):
        st.session_state[ARRIVED] = person.name
        note_arrival(store, person, str(st.user.get("provider", UNNAMED)))


def is_in() -> bool:
    """Whether this session came in through a service, known here or not."""
    return st.user.get("is_logged_in") is True


def offer(person: Person) -> None:
    """For the public a button per service; for who came in through one the way out, with a word where in vain."""
    if is_in():
        if not person.name:
            frame.note(t("services.unknown", email=str(st.user.get("email") or "–")))
        st.button(t("services.leave"), key="service_leave", on_click=st.logout)
    elif not person.name:
        for name in services():
            words = t("services.enter") if name == UNNAMED else t("services.enter.named", name=name)
            st.button(words, key=f"service_{name}", on_click=st.login, args=() if name == UNNAMED else (name,))
