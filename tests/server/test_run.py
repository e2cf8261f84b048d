"""Starting the server: what would fail later is refused early, and the command line is seen by everyone."""

import socket
from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.server import serve
from siperi_geo.settings import settings


def test_a_taken_port_is_said_before_the_store_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "siperi.duckdb"
    monkeypatch.setenv("SIPERI_DATA", str(path))
    monkeypatch.setenv("SIPERI_PORT", "0")
    monkeypatch.setenv("SIPERI_HOST", "127.0.0.1")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(SiperiError) as caught:
            serve("127.0.0.1", port)
    assert caught.value.code == "SERVER_PORT_BUSY"
    assert caught.value.problem.values["port"] == settings().port == port
    assert not path.exists()
