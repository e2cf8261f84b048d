"""Whose turn it is to write: a lock that threads get in the order in which they asked, so that nobody starves.

Python's own locks go to whoever comes next: a thread that writes again and again would keep the others out.
"""

import threading
from collections import deque
from typing import Self


class Turn:
    """One at a time, first come first served; whoever has it and asks again is told so at once."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._asked: deque[threading.Lock] = deque()
        self._holder: int | None = None
        self._is_given = False

    @property
    def is_mine(self) -> bool:
        """Whether the calling thread has it."""
        return self._holder == threading.get_ident()

    def refuse_mine(self) -> None:
        """Raises RuntimeError in a thread that has it: that would wait for itself for ever."""
        if self.is_mine:
            raise RuntimeError("a write inside a write: use the transaction that is there")

    def __enter__(self) -> Self:
        self.refuse_mine()
        with self._guard:
            mine = None if not self._is_given else threading.Lock()
            if mine is not None:
                mine.acquire()
                self._asked.append(mine)
            self._is_given = True
        if mine is not None:
            self._wait(mine)
        self._holder = threading.get_ident()
        return self

    def __exit__(self, *exc: object) -> None:
        self._holder = None
        self._hand_on()

    def _wait(self, mine: threading.Lock) -> None:
        try:
            mine.acquire()
        except BaseException:  # Ctrl+C while waiting: nobody must wait for who has gone
            with self._guard:
                is_given_to_me = mine not in self._asked
                if not is_given_to_me:
                    self._asked.remove(mine)
            if is_given_to_me:
                self._hand_on()
            raise

    def _hand_on(self) -> None:
        with self._guard:
            if self._asked:
                self._asked.popleft().release()
            else:
                self._is_given = False
