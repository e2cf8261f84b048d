"""How long who guesses has to wait: after a few failures longer each time, by account and by address.

The one time is passed in. What a right password is, others know.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from math import ceil
from typing import Any

from siperi_geo.accounts.users import is_name
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, Transaction

FIRST_WITH_WAIT = 5
SHORTEST_WAIT, LONGEST_WAIT = 30, 900  # seconds
REMEMBERED = timedelta(days=1)


def tried_account(name: str, *, is_known: bool) -> str:
    """What is counted for an account; of a name that nobody has only a trace, it may be a password typed there."""
    if is_known:
        return f"user:{name}"
    return f"user:?{sha256(name.encode()).hexdigest()[:16]}" if is_name(name) else "user:?"


def tried_address(address: str) -> str:
    """What is counted for the address that it comes from."""
    return f"address:{address}"


def wait_after(failures: int) -> int:
    """Seconds between the last of so many failures and the next try: 0 at first, then 30, 60, 120 … 900."""
    over = failures - FIRST_WITH_WAIT
    return 0 if over < 0 else min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(over, 10))


def check(store: Store, tried: Sequence[str], now: datetime) -> None:
    """Raises SIGN_IN_WAIT while one of these has to wait; nothing is tried then, and nothing counted."""
    left = [
        wait_after(int(row["failures"])) - (now - row["last_at"]).total_seconds()
        for row in _failures(store, tried, now)
    ]
    if left and max(left) > 0:
        raise SiperiError("SIGN_IN_WAIT", seconds=ceil(max(left)))


def count(tx: Transaction, tried: Sequence[str], now: datetime) -> None:
    """One more failure of each; what is older than a day is forgotten."""
    tx.run("accounts/forget_failures", before=now - REMEMBERED)
    for one in tried:
        tx.run("accounts/put_failure", tried=one, now=now)


def forgive(tx: Transaction, name: str, address: str = "") -> None:
    """The account's failures are over; at the address those of other accounts stay counted."""
    account = tried_account(name, is_known=True)
    failures = int(tx.query("accounts/failure_list", tried=[account])["failures"].sum())
    for tried in (account, tried_address(address)):
        tx.run("accounts/forgive_failures", tried=tried, failures=failures)


def _failures(store: Store, tried: Sequence[str], now: datetime) -> list[dict[Any, Any]]:
    rows = store.query("accounts/failure_list", tried=list(tried)).to_dict("records")
    return [row for row in rows if row["last_at"] > now - REMEMBERED]
