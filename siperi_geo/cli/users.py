"""`siperi user add, list, show, grant, revoke, disable, enable`: who can sign in, and what is granted to them.

Passwords are in `user_passwords`.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, Any, Literal

import typer

from siperi_geo.accounts import Account, account_of, accounts, add_account, add_grant, remove_grant, set_active
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import Format, show_json, show_lines, show_table
from siperi_geo.cli.scopes import RoleName, Several, grants, said
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.user_email import email
from siperi_geo.cli.user_passwords import password, rescue_, show_given
from siperi_geo.cli.who import acting
from siperi_geo.rights import Grant, Right
from siperi_geo.store import Store, permit
from siperi_geo.text import MISSING, moment, t

Role = Annotated[RoleName, typer.Option()]


def register(app: typer.Typer) -> None:
    """Add the group."""
    group = typer.Typer(help=t("accounts.cli"), no_args_is_help=True)
    commands: dict[str, Callable[..., int]] = {
        "add": add,
        "list": list_,
        "show": show,
        "grant": grant,
        "revoke": revoke,
        "disable": disable,
        "enable": enable,
        "password": password,
        "email": email,
        "rescue": rescue_,
    }
    for name, command in commands.items():
        group.command(name, help=t(f"accounts.cli.{name}"))(command)
    app.add_typer(group, name="user")


@on_store
def add(
    name: str,
    role: Role,
    subject: Several = None,
    area: Several = None,
    instrument: Several = None,
    office: str = "",
) -> int:
    """Add an account and print its one-time password, once."""
    with open_store() as store:
        is_first = not accounts(store)
        asked = grants(store, role, subject, area, instrument)
        given = add_account(store, name, asked, actor=acting(store), office=office)
        added = account_of(store, name)
    screen().err(t("accounts.added", name=added.name, grants=_all(added.grants)) + "\n")
    show_given(added.name, given)
    if is_first:
        screen().err(t("accounts.first", name=added.name) + "\n")
    return 0


@on_store
def list_(format: Format = "table") -> int:
    """Show every account with its grants."""
    with open_store() as store:
        permit(store, acting(store), Right.KEEP_ACCOUNTS)
        found = accounts(store)
    if format == "json":
        show_json([_document(one) for one in found])
    elif found:
        heads = [t(f"accounts.column.{name}") for name in ("name", "office", "grants", "state", "seen")]
        show_table(t("accounts.all"), heads, [_row(one) for one in found])
    else:
        show_lines([t("accounts.none")])
    return 0


@on_store
def show(name: str, format: Format = "table") -> int:
    """Show one account."""
    with open_store() as store:
        permit(store, acting(store), Right.KEEP_ACCOUNTS)
        found = account_of(store, name)
    if format == "json":
        show_json(_document(found))
        return 0
    heads = ("name", "office", "state", "created", "seen")
    shown = (found.name, found.office or MISSING, _state(found), moment(found.created_at), _seen(found))
    rows = [(t(f"accounts.column.{head}"), value) for head, value in zip(heads, shown, strict=True)]
    rows += [(t("accounts.column.grants"), said(one)) for one in found.grants]
    show_table(found.name, ["", ""], rows)
    return 0


@on_store
def grant(name: str, role: Role, subject: Several = None, area: Several = None, instrument: Several = None) -> int:
    """Grant a role to an account, with its limits."""
    with open_store() as store:
        return _change(store, name, grants(store, role, subject, area, instrument), add_grant)


@on_store
def revoke(
    name: str, role: Role, subject: Several = None, area: Several = None, instrument: Several = None
) -> int:
    """Take a role with exactly these limits away from an account."""
    with open_store() as store:
        return _change(store, name, grants(store, role, subject, area, instrument), remove_grant)


@on_store
def disable(name: str) -> int:
    """Let an account sign in no more, and end its sessions."""
    with open_store() as store:
        return _switch(store, name, "disabled")


@on_store
def enable(name: str) -> int:
    """Let a disabled account sign in again, with the password and the grants it had."""
    with open_store() as store:
        return _switch(store, name, "enabled")


def _change(store: Store, name: str, asked: Sequence[Grant], write: Callable[..., None]) -> int:
    who = acting(store)
    for one in asked:
        write(store, name, one, actor=who)
    found = account_of(store, name)
    show_lines([t("accounts.granted", name=found.name, grants=_all(found.grants))])
    return 0


def _switch(store: Store, name: str, to: Literal["enabled", "disabled"]) -> int:
    set_active(store, name, to == "enabled", actor=acting(store))
    show_lines([t(f"accounts.{to}", name=name)])
    return 0


def _all(found: Sequence[Grant]) -> str:
    return "; ".join(said(one) for one in found) or MISSING


def _row(one: Account) -> tuple[str, ...]:
    return one.name, one.office or MISSING, _all(one.grants), _state(one), _seen(one)


def _state(one: Account) -> str:
    return t(f"accounts.state.{one.state}")


def _seen(one: Account) -> str:
    return moment(one.last_seen_at)


def _document(one: Account) -> dict[str, Any]:
    return {
        "name": one.name,
        "office": one.office,
        "is_active": one.is_active,
        "must_change": one.must_change,
        "created_at": one.created_at.isoformat(),
        "last_seen_at": one.last_seen_at.isoformat() if one.last_seen_at else None,
        "grants": [asdict(held) for held in one.grants],
    }
