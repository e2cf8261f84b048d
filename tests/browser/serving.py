"""A real server for the browser: its own process, a store of its own, ended by its own handle and no other."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

COMMAND = "from siperi_geo.cli import main; main()"
START_SECONDS = 60


@contextmanager
def serving(
    store: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
    code: str = COMMAND,
    port: int | None = None,
) -> Iterator[str]:
    """`siperi serve`, or code that serves, on a free port; gives its address once /health answers, and ends it."""
    port = port or free_port()
    settings = {"SIPERI_DATA": str(store), "SIPERI_HOST": "127.0.0.1", "SIPERI_PORT": str(port)}
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", code, "serve"],
            env={**os.environ, **settings, **(environment or {})},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_it_answers(address, process, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=15)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait_until_it_answers(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended: {log.read_text(encoding='utf-8')[-2000:]}")
        try:
            with urllib.request.urlopen(f"{address}/health", timeout=2):  # noqa: S310
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer in {START_SECONDS} s: {log.read_text(encoding='utf-8')[-2000:]}")


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
