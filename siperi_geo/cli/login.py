"""`siperi login, logout, whoami`: whose name the commands of this user are under."""

import typer

from siperi_geo.accounts import account_of, sign_in, sign_out
from siperi_geo.cli import session_file
from siperi_geo.cli.asking import ask_password
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines
from siperi_geo.cli.scopes import said
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Person
from siperi_geo.settings import actor
from siperi_geo.store import has_accounts
from siperi_geo.text import t


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("login", help=t("accounts.cli.login"))(login)
    app.command("logout", help=t("accounts.cli.logout"))(logout)
    app.command("whoami", help=t("accounts.cli.whoami"))(whoami)


def login(name: str) -> int:
    """Sign in for the commands that follow, until `logout`, 12 hours without a command, or 7 days."""
    return _sign_in(name, ask_password("accounts.ask.password"), _kept())


@on_store
def _sign_in(name: str, password: str, former: str) -> int:
    with open_store() as store:
        if not has_accounts(store):
            raise SiperiError("ACCOUNTS_NONE")
        found = sign_in(store, name, password)
        sign_out(store, former)
    screen().keep_session(found.person.name, found.token)
    show_lines([t("accounts.signed_in", name=found.person.name)])
    if found.must_change:
        screen().err(t("accounts.must_change", name=found.person.name) + "\n")
    return 1 if found.must_change else 0


def logout() -> int:
    """End the session, here and in the store."""
    return _sign_out(_kept())


@on_store
def _sign_out(token: str) -> int:
    with open_store() as store:
        sign_out(store, token)
    screen().keep_session("", "")
    show_lines([t("accounts.signed_out")])
    return 0


def _kept() -> str:
    """The token of the session that this user has, whoever the environment names."""
    kept = session_file.kept()
    return kept.token if kept else ""


@on_store
def whoami() -> int:
    """Say who acts in commands, and with which grants; 1 where nobody signed in to a store with accounts."""
    with open_store() as store:
        if not has_accounts(store):
            show_lines([t("accounts.without", name=actor())])
            return 0
        one = acting(store)
        if not isinstance(one, Person) or not one.name:
            show_lines([t("accounts.nobody")])
            return 1
        office = account_of(store, one.name).office
    show_lines([f"{one.name} · {office}" if office else one.name, *(said(grant) for grant in one.grants)])
    return 0
