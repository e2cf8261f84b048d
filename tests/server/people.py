"""Somebody at a browser who signs in at the ASGI app, without a server."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

import httpx
from starlette.types import ASGIApp

from siperi_geo.accounts import add_account, change_password
from siperi_geo.accounts.cookie import NAME
from siperi_geo.rights import SYSTEM, Grant
from siperi_geo.store import Store
from tests.server.asgi import send

PASSWORD = "ikan bakar malam minggu"
BROWSER = {"accept": "text/html,*/*;q=0.8"}
FORM = {"origin": "http://127.0.0.1", "content-type": "application/x-www-form-urlencoded"}


@dataclass
class Browser:
    """A browser of one reader, with the cookie that it was given last."""

    app: ASGIApp
    caller: str = "127.0.0.1"
    token: str | None = field(default=None)

    def get(self, path: str, **headers: str) -> httpx.Response:
        return self._ask("GET", path, headers)

    def post(self, path: str, fields: dict[str, str], **headers: str | None) -> httpx.Response:
        said = {**FORM, **{name.replace("_", "-"): value for name, value in headers.items()}}
        given = {name: value for name, value in said.items() if value is not None}
        return self._ask("POST", path, given, urlencode(fields).encode())

    def sign_in(self, name: str, password: str = PASSWORD, path: str = "/masuk", **more: str) -> httpx.Response:
        return self.post(path, {"name": name, "password": password, **more})

    def _ask(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> httpx.Response:
        cookie = {"cookie": f"{NAME}={self.token}"} if self.token else {}
        sent = {**BROWSER, **cookie, **headers}
        answer = send(self.app, method, path, headers=sent, body=body, caller=self.caller)
        if NAME in answer.cookies:
            self.token = answer.cookies[NAME]
        elif f'{NAME}=""' in answer.headers.get("set-cookie", ""):
            self.token = None
        return answer


def add(store: Store, name: str, *grants: Grant) -> str:
    """An account with a password of its own, which is PASSWORD; its one-time password is returned."""
    once = add_account(store, name, grants, actor=SYSTEM)
    change_password(store, name, once, PASSWORD)
    return once
