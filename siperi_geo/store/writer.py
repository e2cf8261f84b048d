"""The writer: small writes of many people at once, done by one thread and committed in groups.

All jobs that wait go into one transaction and one commit. Where one of them fails, nothing of that transaction is
kept and its halves are tried again, down to the job alone: what becomes of it is then its own doing.
"""

import atexit
import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any, TypeVar

from siperi_geo.rights import Actor
from siperi_geo.store.transaction import Transaction
from siperi_geo.store.turn import Turn

T = TypeVar("T")
Job = Callable[[Transaction], T]
Begun = Callable[[], AbstractContextManager[Callable[[Actor], Transaction]]]

IDLE_SECONDS = 10.0
MOST_JOBS = 100  # of one group: longer writes wait for their turn meanwhile


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A job, whose it is, and where its caller waits for what becomes of it."""

    job: Job[Any]
    actor: Actor
    outcome: Future[Any] = field(default_factory=Future)

    def run(self, tx: Transaction) -> Any:
        value = self.job(tx)
        tx.check_permitted()
        return value


class Writer:
    """Runs jobs in a thread that is started by the first and ends when nothing came for a while.

    `begun` is one transaction: it gives whose-is-it → Transaction, commits on leaving, rolls back on an exception.
    """

    def __init__(self, turn: Turn, begun: Begun) -> None:
        self._turn = turn
        self._begun = begun
        self._changed = threading.Condition()
        self._waiting: list[_Asked] = []
        self._thread: threading.Thread | None = None
        self._is_ending = False
        _ALL.add(self)

    def write(self, job: Job[T], actor: Actor) -> T:
        """What the job returns, once it is committed; what it raises otherwise."""
        self._turn.refuse_mine()
        asked = _Asked(job, actor)
        with self._changed:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="writer", daemon=True)
                self._thread.start()
            self._waiting.append(asked)
            self._changed.notify_all()
        value: T = asked.outcome.result()
        return value

    def finish(self, timeout: float | None = None) -> None:
        """Return when all that waits is done and the thread has ended; a later job would start another."""
        with self._changed:
            thread, self._is_ending = self._thread, True
            self._changed.notify_all()
        if thread is not None:
            thread.join(timeout)
        self._is_ending = False

    def _run(self) -> None:
        group: list[_Asked] = []
        try:
            while self._is_asked():
                with self._turn:
                    group = self._taken()
                    self._do(group)
                group = []
        except BaseException as error:  # no memory, say: the next job starts another thread
            for asked in (*group, *self._left()):
                if not asked.outcome.done():
                    asked.outcome.set_exception(error)
            raise

    def _is_asked(self) -> bool:
        """Wait for a job; False, and the thread is over, when none came for a while or none is to come."""
        with self._changed:
            self._changed.wait_for(lambda: self._waiting or self._is_ending, IDLE_SECONDS)
            if not self._waiting:
                self._thread = None
            return bool(self._waiting)

    def _taken(self) -> list[_Asked]:
        with self._changed:
            taken, self._waiting = self._waiting[:MOST_JOBS], self._waiting[MOST_JOBS:]
            return taken

    def _left(self) -> list[_Asked]:
        with self._changed:
            left, self._waiting, self._thread = self._waiting, [], None
            return left

    def _do(self, group: list[_Asked]) -> None:
        try:
            with self._begun() as transaction:
                values = [asked.run(transaction(asked.actor)) for asked in group]
        except BaseException as error:  # whatever it is, it is for whoever asked and not for this thread
            if len(group) == 1:
                group[0].outcome.set_exception(error)
                return
            middle = len(group) // 2
            self._do(group[:middle])
            self._do(group[middle:])
            return
        for asked, value in zip(group, values, strict=True):
            asked.outcome.set_result(value)


_ALL: weakref.WeakSet[Writer] = weakref.WeakSet()


@atexit.register
def _finish_all() -> None:
    """The end of the program is no reason to leave a job half done; nor is a job a reason never to end."""
    for writer in list(_ALL):
        writer.finish(timeout=5)
