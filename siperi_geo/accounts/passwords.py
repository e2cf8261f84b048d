"""Passwords: which one is good enough, how it is kept (argon2id), how one is tried. Whose it is, others know.

A password is never written anywhere but as its hash, which names its own parameters and salt.
"""

import secrets
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from unicodedata import normalize

from argon2 import Parameters, PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY

from siperi_geo.errors import SiperiError

SHORTEST, LONGEST = 10, 128
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another: no i, l, o, 0, 1
GROUPS, GROUP_LETTERS = 4, 4  # 16 of 31 letters: 79 bits
AT_ONCE = 2  # each computation takes 64 MiB and a processor for a moment
PATIENCE_SECONDS = 10
_turns = BoundedSemaphore(AT_ONCE)


def profile() -> Parameters:
    """What a hash costs: RFC 9106 for little memory, the library's own choice; tests make it cheap."""
    return RFC_9106_LOW_MEMORY


def one_time() -> str:
    """A new password to be read out or copied by hand, such as `k7wq-2mxd-9hfa-tz4c`."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LETTERS)) for _ in range(GROUPS))
    return "-".join(groups)


def check_good(name: str, new: str, old: str) -> None:
    """Raises PASSWORD_WEAK for one too short or too long, the account's name, and the one that is replaced."""
    is_name = new.strip().casefold() == name.casefold()
    if not SHORTEST <= len(new) <= LONGEST or is_name or _written(new) == _written(old):
        raise SiperiError("PASSWORD_WEAK", shortest=SHORTEST, longest=LONGEST)


@contextmanager
def turn() -> Iterator[None]:
    """A place among the few that compute at the same time; SIGN_IN_WAIT when none becomes free."""
    if not _turns.acquire(timeout=PATIENCE_SECONDS):
        raise SiperiError("SIGN_IN_WAIT", seconds=PATIENCE_SECONDS)
    try:
        yield
    finally:
        _turns.release()


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _hasher().hash(_written(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether it is the password of which `kept` was kept; the same work where nothing was (no such account)."""
    nobodys = _nobodys()
    is_possible = kept is not None and len(password) <= LONGEST
    try:
        tried = _written(password) if is_possible else b""
        return _hasher().verify(kept if kept is not None else nobodys, tried) and is_possible
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Whether it was kept with other parameters than those of today."""
    return _hasher().check_needs_rehash(kept)


def _hasher() -> PasswordHasher:
    return PasswordHasher.from_parameters(profile())


def _nobodys() -> str:
    """What is tried where there is no account: a hash as ours, of no password that anybody knows."""
    cost = profile()
    parts = (b64encode(secrets.token_bytes(n)).decode().rstrip("=") for n in (cost.salt_len, cost.hash_len))
    numbers = f"m={cost.memory_cost},t={cost.time_cost},p={cost.parallelism}"
    return "$".join(["", "argon2id", f"v={cost.version}", numbers, *parts])


def _written(password: str) -> bytes:
    """The same letters whichever keyboard wrote them: some write é as one character, others as two."""
    return normalize("NFC", password).encode(errors="surrogatepass")
