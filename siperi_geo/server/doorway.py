"""Who is let in at all: what another site makes a browser ask is turned away, and files that nobody asked for.

A connection of a page comes from a page of this very host and port. Streamlit lets in every page of a host of the
same name, whatever its port, and a page of whatever name a browser was told for this computer. Without accounts
(laptop mode), where a page may do everything, the name must be one that only this computer has.
"""

from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from siperi_geo.accounts import uploaders
from siperi_geo.settings import is_loopback, settings
from siperi_geo.store import has_accounts, shared_store

UPLOAD = "/_stcore/upload_file/"
METRICS = "/_stcore/metrics"  # how many sessions there are, how much memory: for who runs the server
GUARDED = (UPLOAD, "/bukti/", METRICS)
POLICY_VIOLATION = 1008


class Doorway:
    """ASGI middleware: 403 for pages, files, evidence and the server's own figures asked for from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["type"] == "websocket"
        is_guarded = scope["type"] == "http" and any(part in scope["path"] for part in GUARDED)
        if not (is_page or is_guarded) or await _is_let_in(HTTPConnection(scope)):
            await self.app(scope, receive, send)
        elif is_page:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await PlainTextResponse("", status_code=403)(scope, receive, send)


async def _is_let_in(asked: HTTPConnection) -> bool:
    host = asked.headers.get("host", "").lower()
    if not _is_from(host, asked.headers.get("origin")):
        return False
    path = asked.scope["path"]
    if UPLOAD in path and not uploaders.is_shown(path.split(UPLOAD)[1].split("/")[0]):
        return False
    if path.endswith(METRICS):
        return _is_of_this_computer(host) and _is_asked_here(asked)
    return _is_of_this_computer(host) or await run_in_threadpool(_is_named_otherwise)


def _is_from(host: str, origin: str | None) -> bool:
    """Whether it comes from a page of this host and port; programs that are no browser do not say."""
    try:
        return origin is None or urlsplit(origin).netloc.lower() == host
    except ValueError:
        return False


def _is_of_this_computer(host: str) -> bool:
    try:
        return is_loopback(urlsplit(f"//{host}").hostname or "")
    except ValueError:
        return False


def _is_asked_here(asked: HTTPConnection) -> bool:
    return is_loopback(asked.client.host if asked.client else "")


def _is_named_otherwise() -> bool:
    """Whether the server may be called by other names: with accounts, and where pages that write refuse anyway."""
    return not is_loopback(settings().host) or has_accounts(shared_store(settings().store_path))
