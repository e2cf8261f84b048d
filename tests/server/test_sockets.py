"""Connections of open pages: when the session that they began with ends, they alone are closed and begun anew."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.types import Message, Receive, Scope, Send

from siperi_geo.server import sockets
from siperi_geo.server.sockets import COME_AGAIN, Sockets, connect_anew


async def page(scope: Scope, receive: Receive, send: Send) -> None:
    """As Streamlit's endpoint: listens until the browser goes."""
    await send({"type": "websocket.accept"})
    while (message := await receive())["type"] != "websocket.disconnect":
        await send({"type": "websocket.send", "text": message["text"]})


class Connection:
    """A browser at the other end of one connection."""

    def __init__(self, token: str | None) -> None:
        self.said: asyncio.Queue[Message] = asyncio.Queue()
        self.heard: list[Message] = []
        cookie = [(b"cookie", f"siperi_session={token}".encode())] if token else []
        scope: dict[str, Any] = {"type": "websocket", "headers": cookie}
        self.task = asyncio.ensure_future(Sockets(page)(scope, self.said.get, self._hear))

    async def _hear(self, message: Message) -> None:
        self.heard.append(message)

    async def say(self, words: str) -> None:
        await self.said.put({"type": "websocket.receive", "text": words})
        await asyncio.sleep(0.01)


async def play() -> tuple[Connection, Connection, Connection]:
    """Two tabs of one session and one of the public, each heard; then the session ends, and all speak again."""
    first, second, public = (Connection(token) for token in ("a", "b", None))
    for one in (first, second, public):
        await one.say("before")
    connect_anew("a")
    connect_anew("unknown")
    connect_anew(None)
    await asyncio.sleep(0.01)
    for one in (first, second, public):
        await one.say("after")
    for one in (second, public):
        await one.said.put({"type": "websocket.disconnect", "code": 1000})
    await asyncio.wait_for(asyncio.gather(first.task, second.task, public.task), 5)
    return first, second, public


def test_only_the_connections_of_the_session_are_closed() -> None:
    with ThreadPoolExecutor(1) as pool:  # a thread of its own: this one may have the loop of a browser
        first, second, public = pool.submit(asyncio.run, play()).result()
    assert [one.get("text") for one in first.heard] == [None, "before", None]
    assert first.heard[-1] == {"type": "websocket.close", "code": COME_AGAIN}
    for one in (second, public):
        assert [message.get("text") for message in one.heard] == [None, "before", "after"]
    assert not sockets._open
