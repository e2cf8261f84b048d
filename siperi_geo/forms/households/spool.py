"""Texts that are too many for memory, put on the disk until the reading is forgotten.

The file has no name where the system allows that, belongs to this user, and goes with the process that made it.
"""

import tempfile
import threading
from array import array
from typing import IO


class Spool:
    """Puts texts away by number and gives them back; safe to share between threads."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._ends = array("q", [0])
        self._lock = threading.Lock()

    def put(self, text: str) -> int:
        """Keep a text; returns its number, from 0."""
        with self._lock:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="siperi-")  # noqa: SIM115 (it lives as long as this)
            content = text.encode()
            self._file.seek(self._ends[-1])
            self._file.write(content)
            self._ends.append(self._ends[-1] + len(content))
            return len(self._ends) - 2

    def get(self, number: int) -> str:
        """The text with a number."""
        start, end = self._ends[number], self._ends[number + 1]
        with self._lock:
            if self._file is None:
                raise IndexError(number)
            self._file.seek(start)
            return self._file.read(end - start).decode()

    def close(self) -> None:
        """Forget everything; calling it twice does nothing."""
        if self._file is not None:
            self._file.close()

    def __del__(self) -> None:
        self.close()
