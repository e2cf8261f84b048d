"""The route for work of commands: closed without the token, one work at a time, signs of life, no leaks."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp, Message

from siperi_geo import text
from siperi_geo.server import work as module
from siperi_geo.server.holding import holding
from siperi_geo.server.routes import routes
from siperi_geo.store import WORK_ROUTE, Store, read_owner
from tests.server.asgi import get, send

Send = Callable[..., httpx.Response]


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the executor was given."""
    works: list[dict[str, Any]] = []

    def execute(work: dict[str, Any]) -> dict[str, Any]:
        works.append(work)
        return {"exit": 0, "shown": [["out", f"{work['command']} é\n"]]}

    monkeypatch.setattr(holding, "execute", execute)
    return works


@pytest.fixture
def app(done: list[dict[str, Any]], toy_store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[ASGIApp]:
    """The routes of a server that holds toy town."""
    monkeypatch.setenv("SIPERI_SNAPSHOT", "0")
    with holding.of(toy_store):
        yield Starlette(routes=routes())


@pytest.fixture
def hand_over(app: ASGIApp, toy_path: Path) -> Send:
    """Asks as a command does; keywords change one thing of it."""
    owner = read_owner(toy_path)
    assert owner is not None

    def ask(*, token: str = owner.token, caller: str = "127.0.0.1", **changes: Any) -> httpx.Response:
        work = {"command": "x", "until": time.time() + 10} | changes
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return send(app, "POST", WORK_ROUTE, headers=headers, body=json.dumps(work).encode(), caller=caller)

    return ask


def test_work_is_done_and_answered_after_a_sign_of_life(hand_over: Send, done: list[dict[str, Any]]) -> None:
    answer = hand_over(command="forms.import_")
    assert answer.status_code == 200
    assert answer.text.startswith("\n")
    assert answer.json() == {"exit": 0, "shown": [["out", "forms.import_ é\n"]]}
    assert [work["command"] for work in done] == ["forms.import_"]


def test_nothing_is_begun_before_the_sender_knows_that_it_was_taken(done: list[dict[str, Any]]) -> None:
    def execute(work: Any) -> dict[str, Any]:
        done.append(work)
        return {}

    async def first_words(worker: ThreadPoolExecutor) -> tuple[bytes, int, list[bytes]]:
        answer = module._answer(execute, worker, {"command": "x"})
        first = await anext(answer)
        begun = len(done)
        return first, begun, [part async for part in answer]

    # In a thread: browser tests in the same run leave an event loop in this one.
    with ThreadPoolExecutor(1) as worker, ThreadPoolExecutor(1) as reader:
        first, begun, rest = reader.submit(asyncio.run, first_words(worker)).result()
    assert (first, begun, len(done), rest[-1]) == (b"\n", 0, 1, b"{}")


@pytest.mark.parametrize("changed", [{"token": ""}, {"token": "wrong"}, {"caller": "192.0.2.7"}])
def test_without_the_token_or_from_elsewhere_there_is_no_such_route(
    hand_over: Send, done: list[dict[str, Any]], changed: dict[str, str]
) -> None:
    assert hand_over(**changed).status_code == 404
    assert done == []


def test_the_token_counts_in_its_header_only(app: ASGIApp, toy_path: Path, done: list[dict[str, Any]]) -> None:
    owner = read_owner(toy_path)
    assert owner is not None
    body = json.dumps({"command": "x", "until": time.time() + 10, "token": owner.token}).encode()
    assert send(app, "POST", f"{WORK_ROUTE}?token={owner.token}", body=body).status_code == 404
    assert send(app, "POST", WORK_ROUTE, body=body, headers={"Cookie": f"token={owner.token}"}).status_code == 404
    assert done == []


def test_no_other_site_is_allowed_to_ask(app: ASGIApp, hand_over: Send) -> None:
    asked_before = send(
        app,
        "OPTIONS",
        WORK_ROUTE,
        headers={
            "Origin": "http://other.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization",
        },
    )
    assert not [name for name in asked_before.headers if name.startswith("access-control")]
    assert not [name for name in hand_over().headers if name.startswith("access-control")]


def test_a_server_without_an_executor_takes_nothing(
    toy_store: Store, toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_SNAPSHOT", "0")
    with holding.of(toy_store):
        assert read_owner(toy_path) is None
        assert send(Starlette(routes=routes()), "POST", WORK_ROUTE).status_code == 404


def test_the_note_goes_with_the_server(app: ASGIApp, toy_path: Path) -> None:
    assert read_owner(toy_path) is not None
    holding._end(toy_path)
    assert read_owner(toy_path) is None
    assert send(app, "POST", WORK_ROUTE).status_code == 404


def test_a_folder_that_takes_no_note_stops_no_server(
    done: list[dict[str, Any]], toy_store: Store, toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_SNAPSHOT", "0")
    toy_path.with_name(toy_path.name + ".owner").mkdir()
    with holding.of(toy_store):
        assert get(Starlette(routes=routes()), "/health").status_code == 200


@pytest.mark.parametrize(
    ("until", "status"), [(0, 408), ("soon", 400), (None, 400), (10**400, 400), (float("nan"), 408)]
)
def test_late_or_strange_work_is_not_done(
    hand_over: Send, done: list[dict[str, Any]], until: object, status: int
) -> None:
    assert hand_over(until=until).status_code == status
    assert done == []


def test_words_nested_without_end_are_no_work(app: ASGIApp, toy_path: Path, done: list[dict[str, Any]]) -> None:
    owner = read_owner(toy_path)
    assert owner is not None
    headers = {"Authorization": f"Bearer {owner.token}"}
    assert send(app, "POST", WORK_ROUTE, headers=headers, body=b"[" * 200_000).status_code == 400
    assert done == []


def test_a_server_that_is_ending_takes_nothing(
    hand_over: Send, done: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(holding, "worker", None)
        assert hand_over().status_code == 404
    assert done == []


def test_too_much_is_not_read(
    hand_over: Send, done: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 1000)
    assert hand_over(command="x" * 2000).status_code == 413
    assert done == []


def test_the_language_of_a_command_stays_its_own(hand_over: Send, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: list[str] = []

    def execute(_: dict[str, Any]) -> dict[str, Any]:
        spoken.append(text.language())
        return {"spoken": text.use_language("en")}

    monkeypatch.setattr(holding, "execute", execute)
    assert [hand_over().json()["spoken"] for _ in range(2)] == ["en", "en"]
    assert spoken == ["id", "id"], "nothing is left over from the work before"
    assert text.language() == "id"


def test_one_work_at_a_time_and_pages_meanwhile(
    app: ASGIApp, hand_over: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()
    running: list[int] = []

    def execute(_: dict[str, Any]) -> dict[str, Any]:
        running.append(threading.active_count())
        begun.set()
        assert may_end.wait(20)
        return {"exit": 0, "shown": []}

    monkeypatch.setattr(holding, "execute", execute)
    monkeypatch.setattr(module, "BEAT_SECONDS", 0.05)
    answers: list[httpx.Response] = []
    callers = [threading.Thread(target=lambda: answers.append(hand_over())) for _ in range(3)]
    for caller in callers:
        caller.start()
    assert begun.wait(20)
    time.sleep(1.0)
    assert len(running) == 1
    assert get(app, "/health").status_code == 200
    may_end.set()
    for caller in callers:
        caller.join()
    assert len(running) == 3
    assert [answer.json()["exit"] for answer in answers] == [0, 0, 0]
    assert all(answer.text.startswith("\n\n\n") for answer in answers), "a sign of life every beat"


def test_who_leaves_while_waiting_gets_nothing_done(
    app: ASGIApp, hand_over: Send, toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()
    works: list[str] = []

    def execute(work: dict[str, Any]) -> dict[str, Any]:
        works.append(work["command"])
        begun.set()
        assert may_end.wait(20)
        return {}

    monkeypatch.setattr(holding, "execute", execute)
    first = threading.Thread(target=hand_over, kwargs={"command": "first"})
    first.start()
    assert begun.wait(20)
    owner = read_owner(toy_path)
    assert owner is not None
    with ThreadPoolExecutor(max_workers=1) as pool:
        pool.submit(asyncio.run, leaving(app, owner.token)).result(timeout=20)
    may_end.set()
    first.join()
    assert hand_over(command="third").status_code == 200
    assert works == ["first", "third"]


async def leaving(app: ASGIApp, token: str) -> None:
    """A caller who hands work over and hangs up at the first sign of life."""
    body = json.dumps({"command": "second", "until": time.time() + 10}).encode()
    accepted = asyncio.Event()
    asked = iter([{"type": "http.request", "body": body, "more_body": False}])

    async def receive() -> Message:
        if (message := next(asked, None)) is not None:
            return message
        await accepted.wait()
        return {"type": "http.disconnect"}

    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.body":
            accepted.set()

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": "POST",
        "path": WORK_ROUTE,
        "query_string": b"",
        "headers": [(b"authorization", f"Bearer {token}".encode())],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    await app(scope, receive, send_on)


def test_health_says_which_snapshot_is_in_place(toy_store: Store, toy_path: Path) -> None:
    app = Starlette(routes=routes())
    assert get(app, "/health").json()["snapshot"] is None
    with holding.of(toy_store):
        end = time.monotonic() + 20
        while (found := get(app, "/health").json())["snapshot"]["data_version"] is None:
            assert time.monotonic() < end
            time.sleep(0.05)
        assert found["snapshot"]["data_version"] == found["data_version"] == toy_store.data_version
        assert found["snapshot"]["published_at"].endswith("+00:00")
        assert found["snapshot"]["problem"] is None
    assert get(app, "/health").json()["snapshot"] is None
