"""Signing in with a name and a password, and setting passwords. How long who guesses waits, `throttle` knows."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from siperi_geo.accounts import passwords, throttle
from siperi_geo.accounts.sessions import begin, end_sessions, person_of
from siperi_geo.accounts.users import grants_of, is_name, moment_of, tidy
from siperi_geo.errors import SiperiError
from siperi_geo.rights import SYSTEM, Person, in_the_name_of
from siperi_geo.store import Store

ONE_TIME = timedelta(days=14)  # how long a password that was given out can be used to set an own one


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session that has begun: its token, who it is, and whether they must set a password first."""

    token: str = field(repr=False)
    person: Person
    must_change: bool


@dataclass(frozen=True, slots=True)
class _Known:
    """What an account has to sign in with; of a name that nobody has: nothing."""

    name: str
    kept: str | None = field(repr=False)
    must_change: bool = False
    is_active: bool = False


def sign_in(store: Store, name: str, password: str, *, address: str = "", now: datetime | None = None) -> SignedIn:
    """Begin a session. A wrong name, a wrong password and a disabled account are all SIGN_IN_FAILED.

    Raises SIGN_IN_WAIT after several failures of the account or the address, whatever the password, and
    ONE_TIME_OVER for the right one where it was given out more than fourteen days ago.
    """
    now = now or datetime.now(UTC)
    with proven(store, name, password, code="SIGN_IN_FAILED", address=address, now=now) as known:
        outdated = known.kept is not None and passwords.is_outdated(known.kept)
        kept = passwords.hashed(password) if outdated else known.kept
    actor = in_the_name_of(known.name)
    with store.recording(actor=actor, action="sign_in", target=known.name, detail=address) as tx:
        throttle.forgive(tx, known.name, address)
        if outdated:
            tx.run(
                "accounts/put_password",
                user_name=known.name,
                password_hash=kept,
                must_change=known.must_change,
            )
        token = begin(tx, known.name, now)
    return SignedIn(token, person_of(store, token, now=now), known.must_change)


def identify(store: Store, name: str, password: str, *, now: datetime | None = None) -> Person:
    """Who this is, for one act and without a session; raises as `sign_in`, and PASSWORD_CHANGE_FIRST."""
    with proven(store, name, password, code="SIGN_IN_FAILED", address="", now=now or datetime.now(UTC)) as known:
        pass
    if known.must_change:
        raise SiperiError("PASSWORD_CHANGE_FIRST", name=known.name)
    actor = in_the_name_of(known.name)
    with store.recording(actor=actor, action="sign_in", target=known.name, detail="once") as tx:
        throttle.forgive(tx, known.name)
        return Person(known.name, grants_of(tx, known.name))


def change_password(
    store: Store, name: str, old: str, new: str, *, keep: str | None = None, now: datetime | None = None
) -> None:
    """Set one's own password; ends every other session than that of the token `keep`.

    Raises PASSWORD_WRONG (SIGN_IN_WAIT after several), PASSWORD_WEAK, and ONE_TIME_OVER as `sign_in`.
    """
    now = now or datetime.now(UTC)
    with proven(store, name, old, code="PASSWORD_WRONG", address="", now=now) as known:
        passwords.check_good(known.name, new, old)
        kept = passwords.hashed(new)
    with store.recording(actor=in_the_name_of(known.name), action="change_password", target=known.name) as tx:
        tx.run("accounts/put_password", user_name=known.name, password_hash=kept, must_change=False)
        end_sessions(tx, known.name, keep=keep)
        throttle.forgive_all(tx, known.name)


@contextmanager
def proven(store: Store, name: str, password: str, *, code: str, address: str, now: datetime) -> Iterator[_Known]:
    """The account whose password this is, with a turn to compute; else the error `code`, counted and recorded."""
    known = _known(store, tidy(name))
    tried = throttle.tried(known.name, address, is_known=known.kept is not None)
    with passwords.turn():
        throttle.check(store, tried, now)
        if not passwords.matches(known.kept, password) or not known.is_active:
            target = "?" if known.kept is None else known.name
            with store.recording(actor=SYSTEM, action="sign_in_failed", target=target, detail=address) as tx:
                throttle.count(tx, tried, now)
            raise SiperiError(code)
        if known.must_change:
            _check_still_holds(store, known.name, now)
        yield known


def _check_still_holds(store: Store, name: str, now: datetime) -> None:
    """Raises ONE_TIME_OVER for a password that was given out too long ago, or nobody knows when."""
    given = moment_of(store.query("accounts/given_out_at", user_name=name)["given_at"].iloc[0])
    if given is None or now - given > ONE_TIME:
        raise SiperiError("ONE_TIME_OVER", name=name, days=ONE_TIME.days)


def _known(store: Store, name: str) -> _Known:
    rows = store.query("accounts/sign_in_of", user_name=name).to_dict("records") if is_name(name) else []
    if not rows:
        return _Known(name, None)
    return _Known(name, rows[0]["password_hash"], bool(rows[0]["must_change"]), bool(rows[0]["is_active"]))
