"""A real server for the browser: its own process, a store of its own, ended by its own handle and no other."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

COMMAND = "from siperi_geo.cli import main; main()"
START_SECONDS = 60
ROOT = Path(__file__).resolve().parents[2]


class Process:
    """A process that `preloaded` forked: alive while the system knows its id, since it is buried at once."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """None while it lives."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def terminate(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        self._signal(signal.SIGKILL)

    def wait(self, timeout: float = START_SECONDS) -> None:
        end = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("serve", timeout)
            time.sleep(0.02)

    def _signal(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


@cache
def _preloaded() -> "subprocess.Popen[str]":
    """One for all dashboards of this worker, until it ends."""
    found = subprocess.Popen(
        [sys.executable, "-m", "tests.browser.preloaded"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    atexit.register(found.communicate)
    return found


def _forked(environment: Mapping[str, str], log: Path, code: str) -> Process:
    preloaded = _preloaded()
    assert preloaded.stdin is not None
    assert preloaded.stdout is not None
    order = {"environment": dict(environment), "log": str(log), "code": code}
    preloaded.stdin.write(json.dumps(order) + "\n")
    preloaded.stdin.flush()
    return Process(int(preloaded.stdout.readline()))


def _started(environment: Mapping[str, str], log: Path, code: str) -> "subprocess.Popen[bytes]":
    with log.open("w", encoding="utf-8") as output:
        return subprocess.Popen(
            [sys.executable, "-c", code, "serve"], env=environment, stdout=output, stderr=subprocess.STDOUT
        )


@contextmanager
def serving(
    store: Path,
    log: Path,
    environment: Mapping[str, str] | None = None,
    code: str = COMMAND,
    port: int | None = None,
    *,
    is_cold: bool = False,
) -> Iterator[str]:
    """`siperi serve`, or code that serves, on a free port; gives its address once /health answers, and ends it.

    `is_cold`: from nothing, as on a command line, not from a process that has the imports already.
    """
    port = port or free_port()
    settings = {"SIPERI_DATA": str(store), "SIPERI_HOST": "127.0.0.1", "SIPERI_PORT": str(port)}
    start = _started if is_cold else _forked
    process = start({**os.environ, **settings, **(environment or {})}, log, code)
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


def _wait_until_it_answers(address: str, process: "Process | subprocess.Popen[bytes]", log: Path) -> None:
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
