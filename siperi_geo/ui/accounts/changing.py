"""What can be changed in one account: its roles, its password, whether it is active. Nobody is deleted."""

import streamlit as st

from siperi_geo.accounts import Account, add_grant, email_of, remove_grant, reset_password, set_active, set_email
from siperi_geo.text import t
from siperi_geo.ui import frame, reads, services, who
from siperi_geo.ui.accounts import doing, granting, password, words


def show(one: Account, known: words.Places) -> None:
    """What is granted to the account, and each change behind a fold of its own."""
    frame.note(t("users.has", name=one.name, grants=words.of_all(one.grants, known)))
    with st.expander(t("users.grant"), key=f"accounts_grant_{one.name}"):
        _grant(one, known)
    if one.grants:
        with st.expander(t("users.revoke"), key=f"accounts_revoke_{one.name}"):
            _revoke(one, known)
    with st.expander(t("users.reset"), key=f"accounts_reset_{one.name}"):
        _reset(one)
    if services.services():
        with st.expander(t("users.email"), key=f"accounts_email_{one.name}"):
            _email(one)
    with st.expander(t(f"users.{_other(one)}"), key=f"accounts_active_{one.name}"):
        _turn(one)


def _grant(one: Account, known: words.Places) -> None:
    key = f"accounts_grant_{one.name}_{doing.turn()}"
    grant = granting.choose(key, known)
    if not granting.is_whole(grant):
        frame.note(t("users.grant.lacking"))
        return
    said = {"name": one.name, "grant": words.of(grant, known)}

    def act() -> str:
        add_grant(reads.store(), one.name, grant, actor=who.acting())
        return t("users.grant.done", **said)

    doing.offer("accounts_do_grant", t("users.grant.sure", **said), t("users.grant.do"), act)


def _revoke(one: Account, known: words.Places) -> None:
    named = {words.of(grant, known): grant for grant in one.grants}
    key = f"accounts_revoked_{one.name}_{doing.turn()}"
    label = t("users.revoke.which")
    chosen = st.selectbox(label, list(named), key=key, placeholder=label, width=granting.WIDTH)
    said = {"name": one.name, "grant": chosen}

    def act() -> str:
        remove_grant(reads.store(), one.name, named[chosen], actor=who.acting())
        return t("users.revoke.done", **said)

    doing.offer("accounts_do_revoke", t("users.revoke.sure", **said), t("users.revoke.do"), act)


def _reset(one: Account) -> None:
    frame.note(t("users.reset.what"))

    def act() -> str:
        password.hold(one.name, reset_password(reads.store(), one.name, actor=who.acting()))
        return t("users.reset.done", name=one.name)

    doing.offer("accounts_do_reset", t("users.reset.sure", name=one.name), t("users.reset.do"), act)


def _email(one: Account) -> None:
    frame.note(t("users.email.what"))
    key = f"accounts_address_{one.name}_{doing.turn()}"
    before = email_of(reads.store(), one.name) or ""
    said = (st.text_input(t("users.email.address"), before, key=key, width=granting.WIDTH) or "").strip()

    def act() -> str:
        set_email(reads.store(), one.name, said or None, actor=who.acting())
        return t("users.email.done" if said else "users.email.gone", name=one.name, email=said)

    doing.offer("accounts_do_email", t("users.email.sure", name=one.name), t("users.email.do"), act)


def _turn(one: Account) -> None:
    kind = _other(one)
    frame.note(t(f"users.{kind}.what"))

    def act() -> str:
        set_active(reads.store(), one.name, not one.is_active, actor=who.acting())
        return t(f"users.{kind}.done", name=one.name)

    doing.offer("accounts_do_active", t(f"users.{kind}.sure", name=one.name), t(f"users.{kind}.do"), act)


def _other(one: Account) -> str:
    return "disable" if one.is_active else "enable"
