"""Starts the app under uvicorn; refuses early, with its catalogue error, what would fail later."""

import errno
import socket
import sys
from pathlib import Path

import uvicorn

from siperi_geo.boundaries import ensure_builtin
from siperi_geo.errors import SiperiError
from siperi_geo.server.holding import EVERYWHERE, Execute, holding
from siperi_geo.settings import is_loopback, override, settings
from siperi_geo.store import has_accounts, holder, shared_store
from siperi_geo.text import t


def serve(host: str | None = None, port: int | None = None, *, execute: Execute | None = None) -> None:
    """Serve pages and routes until stopped (SIGINT or SIGTERM); port 0 means any free one.

    `execute` does the work that commands hand over while this server holds the store; without it none is taken.
    Raises SETTING_…, SERVER_HOST_UNKNOWN when the address is not one of this computer, SERVER_PORT_BUSY when it is
    taken or not ours, SERVER_RUNNING when another server of ours holds the store, and the errors of `Store.open`.
    """
    override(**{name: value for name, value in (("host", host), ("port", port)) if value is not None})
    override(port=free_port(settings().host, settings().port))
    chosen = settings()
    _take_store(chosen.store_path)
    holding.execute = execute
    accounts = has_accounts(shared_store(chosen.store_path))
    sys.stderr.writelines(f"{line}\n" for line in greeting(chosen.host, chosen.port, accounts=accounts))
    uvicorn.run(
        "siperi_geo.server.app:app", host=chosen.host, port=chosen.port, log_level="warning", access_log=False
    )


def _take_store(path: Path) -> None:
    try:
        ensure_builtin(shared_store(path))
    except SiperiError as error:
        running = holder(path, error)
        if running is None:
            raise
        raise SiperiError("SERVER_RUNNING", pid=running.pid, address=running.address) from error


def limit_uploads() -> None:
    """Hold uploads to the largest file taken anywhere, once the app is made: Streamlit has read its files by then.

    It reads its `STREAMLIT_` variables under `streamlit run` only.
    """
    from streamlit import config  # takes a second: after the refusals

    config.set_option("server.maxUploadSize", max(settings().max_file_mb, settings().evidence_mb))


def name_services() -> None:
    """Have Streamlit read the sign-in services from the file that the settings name, and from no other."""
    from streamlit import config

    if (file := settings().sign_in_file) is not None:
        config.set_option("secrets.files", [str(file.resolve())])


def greeting(host: str, port: int, *, accounts: bool = False) -> list[str]:
    """What the terminal says: the address for a browser, and who else can open it, with `accounts` or without."""
    here = EVERYWHERE.get(host, host)
    lines = [t("ui.serving", address=f"http://{f'[{here}]' if ':' in here else here}:{port}")]
    warning = "server.open_with_accounts" if accounts else "server.open_to_network"
    return lines if is_loopback(host) else [*lines, t(warning, host=host)]


def free_port(host: str, port: int) -> int:
    """The port, when nothing listens there (for 0: one that is free); errors as `serve`."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
            return int(probe.getsockname()[1])
    except OSError as error:
        is_elsewhere = isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL
        code = "SERVER_HOST_UNKNOWN" if is_elsewhere else "SERVER_PORT_BUSY"
        raise SiperiError(code, host=host, port=port, detail=error.strerror) from error
