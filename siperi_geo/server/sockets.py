"""The connections of open pages, by the session that they began with: when it ends, they are begun anew.

Streamlit knows the cookies of a connection from its beginning only. A page whose connection is closed connects by
itself and goes on where it was, with the cookie that its browser has by then: another one, or none.
"""

import asyncio
from collections import defaultdict

from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from siperi_geo.accounts.cookie import NAME

COME_AGAIN = 1012  # a code of the protocol, "service restart"
_open: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


def connect_anew(token: str | None) -> None:
    """Close the connections of every page that was opened with this token."""
    for over in _open.get(token or "", ()):
        over.set()


class Sockets:
    """ASGI middleware: knows the open connections; of those without a session, and of requests, nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        token = HTTPConnection(scope).cookies.get(NAME) if scope["type"] == "websocket" else None
        if not token:
            await self.app(scope, receive, send)
            return
        over = asyncio.Event()
        _open[token].add(over)
        try:
            await self.app(scope, _until(over, receive), send)
            if over.is_set():
                await send({"type": "websocket.close", "code": COME_AGAIN})
        finally:
            _open[token].discard(over)
            if not _open[token]:
                del _open[token]


def _until(over: asyncio.Event, receive: Receive) -> Receive:
    """What the browser says, and once it is over that it has gone."""

    async def heard() -> Message:
        said, ended = asyncio.ensure_future(receive()), asyncio.ensure_future(over.wait())
        try:
            await asyncio.wait({said, ended}, return_when=asyncio.FIRST_COMPLETED)
            return said.result() if said.done() else {"type": "websocket.disconnect", "code": COME_AGAIN}
        finally:
            said.cancel()
            ended.cancel()

    return heard
