"""Who is let in: pages of this host and port, names of this computer, files of boxes that are shown."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from siperi_geo.accounts import uploaders
from siperi_geo.server.doorway import Doorway
from siperi_geo.store import shared_store
from tests.people import begin
from tests.server import asgi

HERE = "127.0.0.1:8501"


async def behind(scope: Scope, receive: Receive, send: Send) -> None:
    """What stands behind the door lets everybody in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
    else:
        await PlainTextResponse("taken")(scope, receive, send)


@pytest.fixture
def app(toy_path: Path) -> ASGIApp:
    return Doorway(behind)


def told(host: str, origin: str | None) -> dict[str, str]:
    return {"host": host} | ({"origin": origin} if origin else {})


def is_connected(app: ASGIApp, host: str, origin: str | None) -> bool:
    headers = [(name.encode(), value.encode()) for name, value in told(host, origin).items()]
    scope = {"type": "websocket", "path": "/siperi/_stcore/stream", "headers": headers}
    sent: list[Message] = []

    async def said(message: Message) -> None:
        sent.append(message)

    async def heard() -> Message:
        return {"type": "websocket.connect"}

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, app(scope, heard, said)).result()  # type: ignore[arg-type]
    assert sent in ([{"type": "websocket.accept"}], [{"type": "websocket.close", "code": 1008}])
    return sent[0]["type"] == "websocket.accept"


@pytest.mark.parametrize(
    ("host", "origin", "is_let_in"),
    [
        (HERE, f"http://{HERE}", True),
        (HERE, None, True),
        ("localhost:8501", "http://localhost:8501", True),
        ("[::1]:8501", "http://[::1]:8501", True),
        (HERE, "http://127.0.0.1:9999", False),
        (HERE, "http://localhost:8501", False),
        (HERE, "http://evil.example", False),
        (HERE, "null", False),
        (HERE, "http://[", False),
        ("evil.example:8501", "http://evil.example:8501", False),
        ("127.0.0.1.evil.example", "http://127.0.0.1.evil.example", False),
        ("", None, False),
    ],
)
def test_without_accounts_pages_are_of_this_computer_and_port(
    app: ASGIApp, host: str, origin: str | None, is_let_in: bool
) -> None:
    assert is_connected(app, host, origin) is is_let_in
    answer = asgi.get(app, "/bukti/1", told(host, origin))
    assert answer.status_code == (200 if is_let_in else 403)


def test_with_accounts_the_server_may_have_any_name_but_its_pages_are_its_own(
    app: ASGIApp, toy_path: Path
) -> None:
    begin(shared_store(toy_path))
    assert is_connected(app, "siperi.example", "https://siperi.example")
    assert not is_connected(app, "siperi.example", "https://siperi.example:8443")
    assert not is_connected(app, "siperi.example", "http://localhost:1")


def test_files_are_taken_from_sessions_that_show_a_box_and_from_no_other(app: ASGIApp) -> None:
    uploaders.show("shown-here")
    for session, origin, status in (
        ("shown-here", f"http://{HERE}", 200),
        ("not-shown", f"http://{HERE}", 403),
        ("shown-here", "http://127.0.0.1:9999", 403),
    ):
        path = f"/siperi/_stcore/upload_file/{session}/1"
        assert asgi.send(app, "PUT", path, headers=told(HERE, origin)).status_code == status


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/siperi/_stcore/metrics"])
def test_the_servers_own_figures_are_for_this_computer_alone(app: ASGIApp, toy_path: Path, path: str) -> None:
    begin(shared_store(toy_path))
    for host, caller, status in (
        (HERE, "127.0.0.1", 200),
        (HERE, "10.0.0.9", 403),
        ("siperi.example", "127.0.0.1", 403),
    ):
        assert asgi.send(app, "GET", path, headers=told(host, None), caller=caller).status_code == status


def test_everything_else_is_for_others_to_judge(app: ASGIApp) -> None:
    assert asgi.get(app, "/health", told("evil.example", None)).status_code == 200
