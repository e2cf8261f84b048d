"""Sessions: a token stands for a password that was given; here only its hash, and until when it counts."""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pandas as pd

from siperi_geo.accounts.users import granted, moment_of
from siperi_geo.rights import PUBLIC, SYSTEM, Person, in_the_name_of
from siperi_geo.store import Store, Transaction

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
SEEN_EVERY = timedelta(minutes=5)


def begin(tx: Transaction, name: str, now: datetime) -> str:
    """A new session of an account, and the token that only its holder keeps; sessions that are over go."""
    token = secrets.token_urlsafe(32)
    tx.run("accounts/forget_sessions", now=now, idle_since=now - IDLE)
    row = {
        "token_sha256": _digest(token),
        "user_name": name,
        "begun_at": now,
        "seen_at": now,
        "ends_at": now + LONGEST,
    }
    tx.append("sessions", pd.DataFrame([row]))
    return token


def person_of(store: Store, token: str | None, *, now: datetime | None = None) -> Person:
    """Who holds the token, with what is granted to them now; the public where no live session has it.

    Nobody has grants before a password that was given out is changed.
    """
    now = now or datetime.now(UTC)
    rows = _live(store, token, now)
    if not rows:
        return PUBLIC
    if token is not None and now - _time(rows[0]["seen_at"]) >= SEEN_EVERY and not store.read_only:
        seen = {"token_sha256": _digest(token), "now": now}
        store.write(lambda tx: tx.run("accounts/put_seen", **seen), actor=SYSTEM)
    return Person(rows[0]["user_name"], () if rows[0]["must_change"] else granted(rows))


def must_change(store: Store, token: str | None, *, now: datetime | None = None) -> bool:
    """Whether who holds the token has to set a password of their own before anything else."""
    rows = _live(store, token, now or datetime.now(UTC))
    return bool(rows) and bool(rows[0]["must_change"])


def sign_out(store: Store, token: str | None) -> None:
    """End the session, for every holder of the token; nothing where there is none."""
    name = person_of(store, token).name
    if token is None or not name:
        return
    with store.recording(actor=in_the_name_of(name), action="sign_out", target=name) as tx:
        tx.run("accounts/delete_session", token_sha256=_digest(token))


def end_sessions(tx: Transaction, name: str, *, keep: str | None = None) -> None:
    """End the sessions of an account, but for the one with the token that is kept."""
    tx.run("accounts/delete_sessions", user_name=name, kept_sha256=_digest(keep) if keep else "")


def _live(store: Store, token: str | None, now: datetime) -> list[dict[Any, Any]]:
    """The session with its account, once per grant; none when it is over or the account disabled."""
    if not token:
        return []
    rows = store.query("accounts/session_of", token_sha256=_digest(token)).to_dict("records")
    if not rows or now >= _time(rows[0]["ends_at"]) or now - _time(rows[0]["seen_at"]) >= IDLE:
        return []
    return rows


def _time(value: Any) -> datetime:
    found = moment_of(value)
    assert found is not None  # noqa: S101 - the columns are not null
    return found


def _digest(token: str) -> str:
    return sha256(token.encode(errors="surrogatepass")).hexdigest()
