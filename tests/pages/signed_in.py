"""People with accounts in toy town, and the dashboard in the browser of one of them.

A session is begun without its password: what passwords cost is tested where they are.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import SimpleNamespace

import pandas as pd
import pytest

from siperi_geo.accounts.cookie import NAME
from siperi_geo.accounts.granting import scope
from siperi_geo.accounts.sessions import begin
from siperi_geo.rights import SYSTEM, Grant, Role
from siperi_geo.store import Store

BUKIT, LERENG, MUARA = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
KECAMATAN = "99.01.01"
PEOPLE: Mapping[str, Grant] = {
    "admin": Grant(Role.ADMIN),
    "rencana": Grant(Role.PLANNER),
    "periksa": Grant(Role.VERIFIER, "keltana", KECAMATAN),
    "lurah": Grant(Role.FILLER, None, None, BUKIT),
    "camat": Grant(Role.FILLER, "keltana", KECAMATAN),
}


class Browser:
    """The cookies of the browser that pages are opened in."""

    def __init__(self, tokens: Mapping[str, str]) -> None:
        self._tokens = tokens
        self.cookies: dict[str, str] = {}

    def sign_in(self, name: str) -> None:
        """Be one of the people from here on; "" is the public."""
        self.cookies = {NAME: self._tokens[name]} if name else {}


def add_people(store: Store) -> dict[str, str]:
    """Add all of them; name → the token of a session."""
    now = datetime.now(UTC)
    user = {"password_hash": "-", "must_change": False, "is_active": True, "created_at": now, "actor": "test"}
    granted = {"granted_at": now, "actor": "test"}
    with store.transaction(actor=SYSTEM, action="add_account", target="test") as tx:
        tx.append("users", pd.DataFrame([{"user_name": one, "office": "", **user} for one in PEOPLE]))
        rows = [{"user_name": one, **scope(grant), **granted} for one, grant in PEOPLE.items()]
        tx.append("grants", pd.DataFrame(rows))
        return {one: begin(tx, one, now) for one in PEOPLE}


def browser_of(store: Store, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A browser for the people, who get their accounts in this store."""
    return browser_with(add_people(store), monkeypatch)


def browser_with(tokens: Mapping[str, str], monkeypatch: pytest.MonkeyPatch) -> Browser:
    """A browser whose cookies pages see, through Streamlit's own context; people by the token of their session."""
    browser = Browser(tokens)
    monkeypatch.setattr(
        "streamlit.runtime.context._get_client_context",
        lambda: SimpleNamespace(cookies=browser.cookies, headers={}, remote_ip="127.0.0.1"),
    )
    return browser
