"""All accounts as a table, and the choice of one of them."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from siperi_geo.accounts import Account, accounts
from siperi_geo.rights import Right
from siperi_geo.store import permit
from siperi_geo.text import MISSING, moment, number, t
from siperi_geo.ui import frame, reads, who
from siperi_geo.ui.accounts import words

CHOSEN = "accounts_chosen"


def every() -> list[Account]:
    """Every account, for who keeps them all. Raises NOT_ALLOWED for others."""
    permit(reads.store(), who.acting(), Right.KEEP_ACCOUNTS)
    return accounts(reads.store())


def show(found: Sequence[Account], known: words.Places) -> None:
    """A row per account: whose, what is granted, whether it is active, when it was last seen."""
    frame.section(t("users.all", n=number(len(found), 0)))
    frame.table(pd.DataFrame([_row(one, known) for one in found]), caption=t("users.all", n=number(len(found), 0)))


def choose(found: Sequence[Account]) -> Account | None:
    """A select box over the accounts; may stay empty."""
    frame.section(t("users.change"))
    named = {one.name: one for one in found}
    chosen = st.selectbox(
        t("users.name"), list(named), index=None, placeholder=t("users.change.pick"), key=CHOSEN, width=420
    )
    return named.get(chosen) if chosen else None


def _row(one: Account, known: words.Places) -> dict[str, str]:
    cells = {
        "name": one.name,
        "office": one.office or MISSING,
        "grants": words.of_all(one.grants, known),
        "state": t(f"users.state.{one.state}"),
        "last_seen": moment(one.last_seen_at) if one.last_seen_at else t("users.never"),
    }
    return {t(f"users.column.{name}"): text for name, text in cells.items()}
