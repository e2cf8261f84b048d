"""Files made for somebody: for who is signed in alone; the mark that says so never goes out."""

from pathlib import Path

import pytest
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from siperi_geo.accounts import set_active, sign_in
from siperi_geo.accounts.cookie import MARK, NAME
from siperi_geo.rights import Grant, Role
from siperi_geo.server.closed import Closed
from siperi_geo.store import Store, shared_store
from tests.people import ADMIN, PASSWORD, begin, join
from tests.server import asgi

FILE, OPEN = "/siperi/media/abc.csv", "/siperi/media/open.csv"


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    kind = "text/csv" + (MARK if scope["path"] == FILE else "")
    await Response(b"rahasia", media_type=kind)(scope, receive, send)


@pytest.fixture
def app() -> ASGIApp:
    return Closed(behind)


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


def got(app: ASGIApp, path: str, token: str = "", **more: str) -> tuple[int, str, str]:
    cookies = {NAME: token, **more} if token or more else {}
    headers = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    answer = asgi.get(app, path, headers)
    return answer.status_code, answer.text, answer.headers.get("content-type", "")


def test_without_accounts_and_of_everybody_s_files_nobody_is_asked(app: ASGIApp, store: Store) -> None:
    assert got(app, FILE) == (200, "rahasia", "text/csv; charset=utf-8")
    begin(store)
    assert got(app, OPEN) == (200, "rahasia", "text/csv; charset=utf-8")


def test_with_accounts_a_live_session_is_asked_for(
    app: ASGIApp, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(store)
    join(store, "vera", Grant(Role.VERIFIER))
    token = sign_in(store, "vera", PASSWORD).token
    assert got(app, FILE) == (403, "", "")
    assert got(app, FILE, "ditebak") == (403, "", "")
    assert got(app, FILE, token)[:2] == (200, "rahasia")
    set_active(store, "vera", False, actor=ADMIN)
    assert got(app, FILE, token)[0] == 403
    assert got(app, FILE, _streamlit_user="x")[0] == 403, "there is no sign-in service"
    (tmp_path / "sign_in.toml").write_text("[auth]\n", encoding="utf-8")
    monkeypatch.setenv("SIPERI_SIGN_IN_FILE", str(tmp_path / "sign_in.toml"))
    assert got(app, FILE, _streamlit_user="x")[0] == 200, "whom it let in, only Streamlit knows"
