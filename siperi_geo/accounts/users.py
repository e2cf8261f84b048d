"""The accounts as they are: whose, with which grants, seen when. Changing them is for `keeping`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

import pandas as pd

from siperi_geo.errors import SiperiError
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store, Transaction

NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
TAKEN_BY_THE_PROGRAM = {"system", "local", "public"}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who can sign in: `must_change` while the password is one that somebody else gave out."""

    name: str
    office: str
    grants: tuple[Grant, ...]
    must_change: bool
    is_active: bool
    created_at: datetime
    last_seen_at: datetime | None

    @property
    def state(self) -> Literal["active", "must_change", "disabled"]:
        """Whether it can sign in, and whether a password that was given out waits to be changed."""
        if not self.is_active:
            return "disabled"
        return "must_change" if self.must_change else "active"


def accounts(store: Store) -> list[Account]:
    """Every account, by name. Who may see the list, the door asks (`Right.KEEP_ACCOUNTS`)."""
    return _accounts(store, None)


def account_of(store: Store, name: str) -> Account:
    """One account; raises ACCOUNT_UNKNOWN."""
    found = _accounts(store, tidy(name)) if is_name(tidy(name)) else []
    if not found:
        raise SiperiError("ACCOUNT_UNKNOWN", name=name)
    return found[0]


def tidy(name: str) -> str:
    """A name as it is typed, made the one that is kept."""
    return name.strip().lower()


def is_name(name: str) -> bool:
    """Whether an account can have this name."""
    return NAME.fullmatch(name) is not None and name not in TAKEN_BY_THE_PROGRAM


def granted(rows: Iterable[Mapping[Any, Any]]) -> tuple[Grant, ...]:
    """The grants in rows that have their columns; rows without a role are none."""
    return tuple(
        Grant(Role(row["role"]), _text(row["instrument"]), _text(row["area_code"]), _text(row["subject_id"]))
        for row in rows
        if _text(row["role"]) is not None
    )


def grants_of(source: Store | Transaction, name: str) -> tuple[Grant, ...]:
    """What is granted to an account now."""
    return granted(source.query("accounts/grant_list", user_name=name).to_dict("records"))


def moment_of(value: Any) -> datetime | None:
    """A time as the store gives it back."""
    found: datetime | None = None if pd.isna(value) else pd.Timestamp(value).to_pydatetime()
    return found


def _accounts(store: Store, name: str | None) -> list[Account]:
    grants = store.query("accounts/grant_list", user_name=name).to_dict("records")
    return [
        Account(
            name=row["user_name"],
            office=row["office"],
            grants=granted(one for one in grants if one["user_name"] == row["user_name"]),
            must_change=bool(row["must_change"]),
            is_active=bool(row["is_active"]),
            created_at=pd.Timestamp(row["created_at"]).to_pydatetime(),
            last_seen_at=moment_of(row["last_seen_at"]),
        )
        for row in store.query("accounts/account_list", user_name=name).to_dict("records")
    ]


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)
