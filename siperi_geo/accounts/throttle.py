"""How long who guesses has to wait: after a few failures longer each time, by account and by address.

Whoever guesses at an account from elsewhere makes that place wait, not its owner: the account itself waits only
after very many failures from several places. The one time is passed in. What a right password is, others know.
What is open to everybody waits by the same rule (`in_the_open`, `at_this_place`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import ip_address, ip_network
from math import ceil
from typing import Any

from siperi_geo.accounts.users import is_name
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, Transaction
from siperi_geo.text import CITY_ZONE

FIRST_WITH_WAIT = 5
FIRST_FROM_ANYWHERE = 50  # of one account, from all addresses together; a password given out has 79 bits
SHORTEST_WAIT, LONGEST_WAIT = 30, 900  # seconds
REMEMBERED = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tried:
    """What is counted, and which of its failures is the first that makes it wait."""

    key: str
    first: int = FIRST_WITH_WAIT


def tried(name: str, address: str, *, is_known: bool) -> tuple[Tried, ...]:
    """What a try at an account counts for; without an address (this computer, a server in between) the account.

    Of a name that nobody has only a trace is kept: it may be a password typed there.
    """
    account = _account(name, is_known=is_known)
    if not address:
        return (Tried(account),)
    place = _place(address)
    anywhere = Tried(f"{account}@*", FIRST_FROM_ANYWHERE)
    return Tried(f"{account}@{place}"), anywhere, Tried(f"address:{place}")


def in_the_open(act: str, address: str, now: datetime) -> tuple[Tried, ...]:
    """What an act that needs no account counts for today: the place it comes from, later all places together.

    Without an address all who are behind the server in between are one place: then they count together alone.
    The city's next day counts anew, however much comes every day.
    """
    today = f"{act}:{now.astimezone(CITY_ZONE).date()}"
    everybody = Tried(f"{today}:*", FIRST_FROM_ANYWHERE)
    return (Tried(f"{today}:{_place(address)}"), everybody) if address else (everybody,)


def at_this_place(act: str, address: str) -> tuple[Tried, ...]:
    """What guessing at a long secret that everybody may guess at counts for: the place it comes from and no other.

    Whoever guesses keeps nobody else waiting; without an address nothing is counted, because all would wait then.
    """
    return (Tried(f"{act}:{_place(address)}"),) if address else ()


def wait_after(failures: int, first: int = FIRST_WITH_WAIT) -> int:
    """Seconds between the last of so many failures and the next try: 0 before `first`, then 30, 60, 120 … 900."""
    over = failures - first
    return 0 if over < 0 else min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(over, 10))


def check(
    store: Store | Transaction, those: Sequence[Tried], now: datetime, *, code: str = "SIGN_IN_WAIT"
) -> None:
    """Raises `code` while one of these has to wait; nothing is tried then, and nothing counted."""
    first = {one.key: one.first for one in those}
    waits = [
        (wait_after(int(row["failures"]), first[row["tried"]]), (now - row["last_at"]).total_seconds())
        for row in _failures(store, list(first), now)
    ]
    left = [wait - passed for wait, passed in waits if wait]
    if left and max(left) > 0:
        raise SiperiError(code, seconds=ceil(max(left)))


def count(tx: Transaction, those: Sequence[Tried], now: datetime) -> None:
    """One more failure of each; what is older than a day is forgotten."""
    tx.run("accounts/forget_failures", before=now - REMEMBERED)
    for one in those:
        tx.run("accounts/put_failure", tried=one.key, now=now)


def forgive(tx: Transaction, name: str, address: str = "") -> None:
    """What the account's owner failed here is over; failures elsewhere and of other accounts stay counted."""
    those = tried(name, address, is_known=True)
    failures = int(tx.query("accounts/failure_list", tried=[those[0].key])["failures"].sum())
    for one in those:
        tx.run("accounts/forgive_failures", tried=one.key, failures=failures)


def forgive_all(tx: Transaction, name: str) -> None:
    """The account begins anew from everywhere: its owner has proven who they are, or got a new password."""
    tx.run("accounts/forgive_account", account=_account(name, is_known=True))


def _place(address: str) -> str:
    """The address, of version 6 the network that one household or office has whole (64 bits)."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else address


def _account(name: str, *, is_known: bool) -> str:
    if is_known:
        return f"user:{name}"
    return f"user:?{sha256(name.encode()).hexdigest()[:16]}" if is_name(name) else "user:?"


def _failures(store: Store | Transaction, keys: Sequence[str], now: datetime) -> list[dict[Any, Any]]:
    rows = store.query("accounts/failure_list", tried=list(keys)).to_dict("records")
    return [row for row in rows if row["last_at"] > now - REMEMBERED]
