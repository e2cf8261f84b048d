"""One request to an ASGI app, without a server."""

import asyncio
from collections.abc import Mapping

import httpx
from starlette.types import ASGIApp


def get(app: ASGIApp, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
    """The answer of the app; an exception inside it is a 500, as a browser would see it."""

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://siperi") as client:
            return await client.get(path, headers=dict(headers or {}))

    return asyncio.run(ask())
