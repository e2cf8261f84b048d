"""The health answer comes from the store, so a server without one is not healthy."""

from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.types import ASGIApp
from streamlit import config

from siperi_geo import __version__
from siperi_geo.errors import SiperiError
from siperi_geo.server.routes import routes
from siperi_geo.server.run import serve
from siperi_geo.store import close_shared_stores
from tests.server.asgi import get


@pytest.fixture
def app() -> ASGIApp:
    return Starlette(routes=routes())


def test_health_names_the_version_of_program_and_data(app: ASGIApp, toy_path: Path) -> None:
    answer = get(app, "/health")
    assert answer.status_code == 200
    assert answer.json()["status"] == "ok"
    assert answer.json()["version"] == __version__
    assert answer.json()["data_version"] > 0
    assert answer.json()["started_at"] == get(app, "/health").json()["started_at"]


def test_pages_find_the_health_below_their_base_path(toy_path: Path) -> None:
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "/siperi/")
    try:
        below = Starlette(routes=routes())
    finally:
        config.set_option("server.baseUrlPath", before)
    assert [get(below, path).status_code for path in ("/health", "/siperi/health")] == [200, 200]


def test_health_fails_with_a_damaged_store(app: ASGIApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "siperi.duckdb"
    broken.write_bytes(b"not a database")
    monkeypatch.setenv("SIPERI_DATA", str(broken))
    assert get(app, "/health").status_code == 500
    close_shared_stores()


def test_the_server_does_not_start_on_a_damaged_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "siperi.duckdb"
    broken.write_bytes(b"not a database")
    monkeypatch.setenv("SIPERI_DATA", str(broken))
    with pytest.raises(SiperiError) as raised:
        serve(port=0)
    assert raised.value.code.startswith("STORE_")
