"""Starts the app under uvicorn; refuses early, with its catalogue error, what would fail later."""

import os
import socket
import sys

import uvicorn

from siperi_geo.errors import SiperiError
from siperi_geo.settings import override, settings
from siperi_geo.store import shared_store
from siperi_geo.text import t


def serve(host: str | None = None, port: int | None = None) -> None:
    """Serve pages and routes until stopped (SIGINT or SIGTERM).

    Raises SERVER_PORT_BUSY when the address is taken or not ours, and the errors of `Store.open`.
    """
    override(**{name: value for name, value in (("host", host), ("port", port)) if value is not None})
    chosen = settings()
    _refuse_busy(chosen.host, chosen.port)
    os.environ.setdefault("STREAMLIT_SERVER_MAX_UPLOAD_SIZE", str(chosen.max_file_mb))
    shared_store(chosen.store_path)
    sys.stderr.write(t("ui.serving", address=f"http://{chosen.host}:{chosen.port}") + "\n")
    uvicorn.run(
        "siperi_geo.server.app:app", host=chosen.host, port=chosen.port, log_level="warning", access_log=False
    )


def _refuse_busy(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise SiperiError("SERVER_PORT_BUSY", host=host, port=port, detail=error.strerror) from error
