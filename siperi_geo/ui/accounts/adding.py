"""A new account: whose, from which office, with which role. The first one ends laptop mode and is an admin's."""

import streamlit as st

from siperi_geo.accounts import add_account
from siperi_geo.rights import Grant, Role
from siperi_geo.text import t
from siperi_geo.ui import chart_view, frame, reads, who
from siperi_geo.ui.accounts import doing, granting, password, words

WIDTH = 420


def first() -> None:
    """What changes with the first account, the command that makes it, and the boxes that do."""
    frame.section(t("users.first"))
    st.markdown(t("users.first.lead"))
    chart_view.bullets([t(f"users.first.{name}") for name in ("public", "sign_in", "rights", "stays")])
    st.markdown(t("users.first.command"))
    st.code("siperi user add NAMA --role admin", language=None)
    frame.note(t("users.first.here"))
    _boxes(Grant(Role.ADMIN), "first")


def show(known: words.Places) -> None:
    """A further account."""
    frame.section(t("users.add"))
    key = f"accounts_add_{doing.turn()}"
    with st.container(key="accounts_add"):
        name, office = _names(key)
        grant = granting.choose(key, known)
        _button("add", name, office, grant, t("users.add.sure", name=name, grant=words.of(grant, known)))


def _boxes(grant: Grant, kind: str) -> None:
    name, office = _names(f"accounts_{kind}")
    _button(kind, name, office, grant, t("users.first.sure", name=name))


def _names(key: str) -> tuple[str, str]:
    name = st.text_input(t("users.name"), key=f"{key}_name", max_chars=32, width=WIDTH, help=None)
    frame.note(t("users.name.rule"))
    office = st.text_input(t("users.office"), key=f"{key}_office", max_chars=120, width=WIDTH)
    return (name or "").strip().lower(), (office or "").strip()


def _button(kind: str, name: str, office: str, grant: Grant, sure: str) -> None:
    is_whole = bool(name) and granting.is_whole(grant)
    if not is_whole:
        frame.note(t("users.add.lacking" if not name else "users.grant.lacking"))
        return

    def act() -> str:
        given = add_account(reads.store(), name, [grant], actor=who.acting(), office=office)
        password.hold(name, given)
        return t("users.add.done", name=name)

    doing.offer(f"accounts_do_{kind}", sure, t(f"users.{kind}.do"), act)
