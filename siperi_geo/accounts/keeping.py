"""Keeping accounts: adding, granting, taking away, disabling. Nobody is deleted: the audit names them for ever.

At least one account that can do everything stays, so that nobody has to be rescued.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import pandas as pd

from siperi_geo.accounts import passwords
from siperi_geo.accounts.granting import UNLIMITED_ADMIN, scope, told, write_grant
from siperi_geo.accounts.sessions import end_sessions
from siperi_geo.accounts.users import account_of, is_name, tidy
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor, Grant, Right
from siperi_geo.store import Store, Transaction, has_accounts, permit


def add_account(store: Store, name: str, grants: Sequence[Grant], *, actor: Actor, office: str = "") -> str:
    """Add somebody who can sign in, and return the one-time password that is nowhere else.

    The first account of a store ends laptop mode: whoever sits there adds it, and it must be able to do everything
    (ACCOUNT_FIRST_ADMIN). Also raises ACCOUNT_NAME, ACCOUNT_TAKEN, GRANT_TOO_WIDE, GRANT_UNKNOWN.
    """
    name = tidy(name)
    if not is_name(name):
        raise SiperiError("ACCOUNT_NAME", name=name)
    permit(store, actor, Right.KEEP_ACCOUNTS)
    password = passwords.one_time()
    with passwords.turn():
        kept = passwords.hashed(password)
    detail = _told(grants)
    with store.transaction(actor=actor, action="add_account", target=name, detail=detail) as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        _check_first(tx, grants)
        if not tx.query("accounts/account_list", user_name=name).empty:
            raise SiperiError("ACCOUNT_TAKEN", name=name)
        tx.append("users", pd.DataFrame([_user(name, office.strip(), kept, tx.actor)]))
        for grant in grants:
            write_grant(tx, name, grant)
    return password


def add_grant(store: Store, name: str, grant: Grant, *, actor: Actor) -> None:
    """Grant something; granted twice is granted once. Raises ACCOUNT_UNKNOWN, GRANT_TOO_WIDE, GRANT_UNKNOWN."""
    permit(store, actor, Right.KEEP_ACCOUNTS)
    name = account_of(store, name).name
    with store.transaction(actor=actor, action="add_grant", target=name, detail=told(grant)) as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        write_grant(tx, name, grant)


def remove_grant(store: Store, name: str, grant: Grant, *, actor: Actor) -> None:
    """Take away what was granted, at once. Raises ACCOUNT_UNKNOWN, GRANT_ABSENT, ACCOUNT_LAST_ADMIN."""
    permit(store, actor, Right.KEEP_ACCOUNTS)
    name = account_of(store, name).name
    with store.transaction(actor=actor, action="remove_grant", target=name, detail=told(grant)) as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        if not tx.run("accounts/delete_grant", user_name=name, **scope(grant)):
            raise SiperiError("GRANT_ABSENT", name=name, grant=told(grant))
        _check_admin_stays(tx, name)


def set_active(store: Store, name: str, active: bool, *, actor: Actor) -> None:
    """Disable an account, which ends its sessions, or enable it. Raises ACCOUNT_UNKNOWN, ACCOUNT_LAST_ADMIN."""
    permit(store, actor, Right.KEEP_ACCOUNTS)
    name = account_of(store, name).name
    action = "enable_account" if active else "disable_account"
    with store.transaction(actor=actor, action=action, target=name) as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        tx.run("accounts/put_active", user_name=name, is_active=active)
        if not active:
            end_sessions(tx, name)
            _check_admin_stays(tx, name)


def _check_first(tx: Transaction, grants: Sequence[Grant]) -> None:
    if UNLIMITED_ADMIN not in grants and not has_accounts(tx):
        raise SiperiError("ACCOUNT_FIRST_ADMIN")


def _check_admin_stays(tx: Transaction, name: str) -> None:
    if tx.query("accounts/admin_list").empty:
        raise SiperiError("ACCOUNT_LAST_ADMIN", name=name)


def _user(name: str, office: str, kept: str, actor: str) -> dict[str, object]:
    return {
        "user_name": name,
        "office": office,
        "password_hash": kept,
        "must_change": True,
        "is_active": True,
        "created_at": datetime.now(UTC),
        "actor": actor,
    }


def _told(grants: Iterable[Grant]) -> str:
    return "; ".join(told(grant) for grant in grants)
