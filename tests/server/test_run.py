"""Starting the server: what would fail later is refused early, and the command line is seen by everyone."""

import socket
from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.server import serve
from siperi_geo.server.run import free_port, greeting
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


@pytest.mark.parametrize("host", ["no-such-host.invalid", "203.0.113.7"])
def test_an_address_of_another_computer_is_said_as_such(host: str) -> None:
    with pytest.raises(SiperiError) as caught:
        free_port(host, 8501)
    assert caught.value.code == "SERVER_HOST_UNKNOWN"


def test_port_0_is_a_free_one() -> None:
    assert free_port("127.0.0.1", 0) > 0


@pytest.mark.parametrize(
    ("host", "address"),
    [("127.0.0.1", "http://127.0.0.1:8501"), ("localhost", "http://localhost:8501"), ("::1", "http://[::1]:8501")],
)
def test_for_this_computer_only_the_greeting_is_one_line(host: str, address: str) -> None:
    (line,) = greeting(host, 8501)
    assert address in line


@pytest.mark.parametrize(
    ("host", "address"),
    [("0.0.0.0", "127.0.0.1:8501"), ("::", "[::1]:8501"), ("192.168.1.7", "192.168.1.7:8501")],  # noqa: S104
)
def test_open_to_the_network_is_said_in_one_more_line(host: str, address: str) -> None:
    line, warning = greeting(host, 8501)
    assert address in line
    assert "jaringan" in warning
    assert host in warning
    assert "akun" not in warning
    _, with_accounts = greeting(host, 8501, accounts=True)
    assert "perlu akun" in with_accounts
    assert host in with_accounts
