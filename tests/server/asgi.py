"""One request to an ASGI app, without a server."""

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import httpx
from starlette.types import ASGIApp


def get(app: ASGIApp, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """The answer of the app; an exception inside it is a 500, as a browser would see it."""
    return send(app, "GET", path, headers=headers)


def send(
    app: ASGIApp,
    method: str,
    path: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    caller: str = "127.0.0.1",
) -> httpx.Response:
    """Like `get`, with a method and a body, as asked from an address."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False, client=(caller, 50_000))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.request(method, path, headers=dict(headers or {}), content=body)

    # In a thread: browser tests in the same run leave an event loop in this one.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, ask()).result()
