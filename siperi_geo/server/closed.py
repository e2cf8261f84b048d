"""Files that a page made for somebody: fetched by who is signed in, though their address alone would lead to them.

Streamlit keeps what a download button made under an address that nobody can guess, and asks nobody. What not
everybody may have carries a mark in its content type (`ui.frame.download_apart`), which no answer shows.
"""

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from siperi_geo.accounts import person_of
from siperi_geo.accounts.cookie import MARK, NAME
from siperi_geo.settings import settings
from siperi_geo.store import has_accounts, shared_store

MEDIA = "/media/"
# Of who came in through a sign-in service: what it holds only Streamlit can read. The address must do.
OF_SERVICES = "_streamlit_user"


class Closed:
    """ASGI middleware: 403 for a marked file that is asked for without a session; the mark never goes out."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or MEDIA not in scope["path"]:
            await self.app(scope, receive, send)
            return
        is_refused = False

        async def judged(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                kind = headers.get("content-type", "")
                if MARK in kind:
                    headers["content-type"] = kind.replace(MARK, "")
                    headers["cache-control"] = "private, no-store"
                    is_refused = not await run_in_threadpool(_may_have, HTTPConnection(scope))
                if is_refused:
                    message = {"type": "http.response.start", "status": 403, "headers": []}
            elif is_refused:
                message = {**message, "body": b""}
            await send(message)

        await self.app(scope, receive, judged)


def _may_have(asked: HTTPConnection) -> bool:
    store = shared_store(settings().store_path)
    if not has_accounts(store):
        return True
    is_of_service = settings().sign_in_file is not None and bool(asked.cookies.get(OF_SERVICES))
    return is_of_service or bool(person_of(store, asked.cookies.get(NAME)).grants)
