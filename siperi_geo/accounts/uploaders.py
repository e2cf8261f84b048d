"""Which sessions of pages show a box for files, so that the server takes files from them and from nobody else.

Pages draw a box only for who may use it; the route that takes the bytes knows a session's id and no person.
"""

import threading
import time

KEPT_SECONDS = 24 * 3600.0
_shown: dict[str, float] = {}
_guard = threading.Lock()


def show(session_id: str) -> None:
    """A page of this session draws a box now; sessions of yesterday are forgotten."""
    now = time.monotonic()
    with _guard:
        for other, at in list(_shown.items()):
            if now - at > KEPT_SECONDS:
                del _shown[other]
        _shown[session_id] = now


def is_shown(session_id: str) -> bool:
    """Whether files of this session are taken."""
    with _guard:
        return session_id in _shown
