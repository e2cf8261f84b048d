"""What comes with holding the store: snapshots for those who only read, and work taken over from commands.

It begins when the pages can be served and ends before the store is closed. What a command does is not known here.
"""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from siperi_geo.settings import settings
from siperi_geo.store import Owner, Publisher, Store, announce, withdraw

Execute = Callable[[dict[str, Any]], dict[str, Any]]
# An address to listen on that stands for all of them, and the one to call from this computer.
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104
log = logging.getLogger(__name__)


class Holding:
    """This server's state as holder of its store; `execute` does what commands hand over, None takes nothing."""

    def __init__(self) -> None:
        self.execute: Execute | None = None
        self.owner: Owner | None = None
        self.publisher: Publisher | None = None
        self.worker: ThreadPoolExecutor | None = None

    @contextmanager
    def of(self, store: Store) -> Iterator[None]:
        """Hold the store: publish snapshots and take work until the block ends, finishing what was begun."""
        path = store.path
        if path is None:
            raise ValueError("a store in memory cannot be held for others")
        self._begin(store, path)
        try:
            yield
        finally:
            self._end(path)

    def _begin(self, store: Store, path: Path) -> None:
        chosen = settings()
        if chosen.snapshot:
            self.publisher = Publisher(store)
            self.publisher.start()
        if self.execute is None:
            return
        try:
            self.owner = announce(path, host=EVERYWHERE.get(chosen.host, chosen.host), port=chosen.port)
        except OSError as error:
            log.warning("commands cannot hand their work over: %s", error)
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="work")  # one work at a time

    def _end(self, path: Path) -> None:
        if self.owner is not None:
            withdraw(path, self.owner)
            self.owner = None
        if self.worker is not None:
            self.worker.shutdown()
            self.worker = None
        if self.publisher is not None:
            self.publisher.stop()
            self.publisher = None


holding = Holding()
