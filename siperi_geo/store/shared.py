"""The one open store of a process: server routes, page runs, commands and worker threads share it."""

import threading
from pathlib import Path

from siperi_geo.store.store import Store

_open: dict[Path, Store] = {}
_lock = threading.Lock()


def shared_store(path: Path) -> Store:
    """The process's store for this file, opened at the first call; errors as `Store.open`."""
    key = path.resolve()
    with _lock:
        if key not in _open:
            _open[key] = Store.open(key)
        return _open[key]


def opened_store(path: Path) -> Store | None:
    """The process's store for this file if it has one open already."""
    with _lock:
        return _open.get(path.resolve())


def close_shared_stores() -> None:
    """Close every shared store (at the server's end, and between tests)."""
    with _lock:
        while _open:
            _open.popitem()[1].close()
