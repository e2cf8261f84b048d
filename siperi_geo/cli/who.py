"""Who acts in a command: the person that `siperi login` or the environment names, else the public.

Without accounts it is the computer's user, as ever. In a server that does the work of a command it is the sender
of that command and nobody else; what they may do is decided below (`store.permit`).
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Self

from siperi_geo.accounts import identify, must_change, person_of
from siperi_geo.cli import session_file
from siperi_geo.errors import SiperiError
from siperi_geo.rights import About, Actor, Person, Right, require
from siperi_geo.settings import actor, credentials
from siperi_geo.store import Store, has_accounts, permit


@dataclass
class Sender:
    """With what somebody shows who they are: a password with a name, or the token of a session."""

    name: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    _identified: Person | None = field(default=None, repr=False)

    @classmethod
    def here(cls) -> Self:
        """Who runs this process: as the environment says, else as they signed in."""
        name, password = credentials()
        kept = session_file.kept()
        if name or password or kept is None:
            return cls(name, password)
        return cls(kept.name, token=kept.token)

    @classmethod
    def unpacked(cls, work: Mapping[str, str]) -> Self:
        """The sender of work that was handed over."""
        return cls(str(work["name"]), str(work["password"]), str(work["token"]))

    def packed(self) -> dict[str, str]:
        """As work that is handed over carries it; it is written nowhere."""
        return {"name": self.name, "password": self.password, "token": self.token}

    def person(self, store: Store) -> Person:
        """Who this is now; a password is tried once for a command.

        Raises PASSWORD_CHANGE_FIRST, PASSWORD_MISSING for half of a pair, SIGN_IN_FAILED and SIGN_IN_WAIT.
        """
        if self.token or not (self.name or self.password):
            if must_change(store, self.token):
                raise SiperiError("PASSWORD_CHANGE_FIRST", name=self.name)
            return person_of(store, self.token)
        if not (self.name and self.password):
            raise SiperiError("PASSWORD_MISSING")
        self._identified = self._identified or identify(store, self.name, self.password)
        return self._identified


_sender: ContextVar[Sender | None] = ContextVar("sender", default=None)


@contextmanager
def sent_by(one: Sender) -> Iterator[None]:
    """Let the commands of this block be this sender's."""
    before = _sender.set(one)
    try:
        yield
    finally:
        _sender.reset(before)


def sender() -> Sender:
    """Whose command this is."""
    return _sender.get() or Sender.here()


def acting(store: Store) -> Actor:
    """Whose name is under what this command does; the public where nobody signed in."""
    return sender().person(store) if has_accounts(store) else actor()


def allowed(store: Store, right: Right, abouts: Sequence[About] = ()) -> Actor:
    """As `acting`, for who has the right somewhere; asked before work that takes long or shows what is not public.

    `abouts`: what the work turned out to be about; the right is asked for each of them. Raises SIGN_IN_NEEDED and
    NOT_ALLOWED. What exactly is permitted, each write asks again.
    """
    one = acting(store)
    if abouts:
        permit(store, one, right, abouts)
    if isinstance(one, Person) and not one.may_somewhere(right):
        require(one, right)
    return one
