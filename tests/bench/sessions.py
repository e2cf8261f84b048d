"""Measures how many readers one server bears: `make bench-sessions`, or `python -m tests.bench.sessions`.

Each reader is a session of its own over the page's own protocol: it opens the map and then changes the year again
and again, after a pause as people make one. A time is from asking to the last message of the run. The same is done
with Streamlit's usual garbage collection after every run, to compare with. One process runs the pages: more than
1 / (seconds of a processor per run) runs a second are not to be had.
"""

import argparse
import asyncio
import os
import random
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from siperi_geo import demo
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.store import Store, read_owner
from tests.browser.serving import serving

LAST_YEAR = 2026
YEARS = range(LAST_YEAR - 3, LAST_YEAR + 1)
PAUSE_SECONDS = 5.0
COLLECTING = (
    "from streamlit import config; import siperi_geo.server.app; config.set_option('runner.postScriptGC', True); "
    "from siperi_geo.cli import main; main()"
)
PLAIN = "from siperi_geo.cli import main; main()"


async def run(socket: Any, query: str) -> float:
    """Ask for the map as this query says, and wait until it is there; the seconds that took."""
    message = BackMsg()
    message.rerun_script.query_string = query
    message.rerun_script.page_name = "peta"
    asked = time.perf_counter()
    await socket.send(message.SerializeToString())
    while True:
        answer = ForwardMsg()
        answer.ParseFromString(await socket.recv())
        if answer.WhichOneof("type") == "script_finished":
            if answer.script_finished not in (
                ForwardMsg.FINISHED_SUCCESSFULLY,
                ForwardMsg.FINISHED_EARLY_FOR_RERUN,
            ):
                raise RuntimeError(f"the page failed: {answer.script_finished}")
            return time.perf_counter() - asked


async def reader(address: str, seconds: float, took: list[float], chance: random.Random) -> None:
    """One reader who comes at a time of their own; the first run of the session is not counted."""
    await asyncio.sleep(chance.random() * PAUSE_SECONDS)
    uri = address.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(uri, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        await run(socket, f"tahun={LAST_YEAR}")
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            await asyncio.sleep(PAUSE_SECONDS * chance.uniform(0.5, 1.5))
            took.append(await run(socket, f"tahun={chance.choice(YEARS)}"))


async def measured(address: str, readers: int, seconds: float) -> list[float]:
    """The times of all runs of so many readers."""
    took: list[float] = []
    each = [reader(address, seconds, took, random.Random(one)) for one in range(readers)]  # noqa: S311
    await asyncio.gather(*each)
    return took


def said(readers: int, took: list[float], cpu: float, memory: float) -> str:
    """One line of the report."""
    cut = statistics.quantiles(took, n=20)
    return (
        f"{readers:4d} readers  {len(took):5d} runs  p50 {cut[9] * 1000:6.0f} ms  p95 {cut[18] * 1000:6.0f} ms  "
        f"{cpu / len(took) * 1000:5.0f} ms of a processor a run  server {memory / 2**20:5.0f} MB"
    )


def spent(pid: int) -> tuple[float, float]:
    """Seconds of processors that a process has used so far, and its memory in bytes (Linux)."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="utf-8").split()[1])
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK"), pages * os.sysconf("SC_PAGE_SIZE")


def series(store: Path, folder: Path, name: str, code: str, readers: list[int], seconds: float) -> None:
    """One server, more and more readers."""
    print(name)
    with serving(store, folder / "server.log", code=code) as address:
        owner = read_owner(store)
        assert owner is not None
        asyncio.run(measured(address, 1, 10))
        for n in readers:
            before, _ = spent(owner.pid)
            took = asyncio.run(measured(address, n, seconds))
            cpu, memory = spent(owner.pid)
            print(said(n, took, cpu - before, memory), flush=True)


def main() -> None:
    """Print the two series."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--most", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=40)
    given = parser.parse_args()
    readers = sorted({1, 10, given.most})
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with Store.open(folder / "siperi.duckdb") as store:
            ensure_builtin(store)
            demo.fill(store, load("keltana"), last_year=LAST_YEAR)
        series(folder / "siperi.duckdb", folder, "as it is served", PLAIN, readers, given.seconds)
        series(
            folder / "siperi.duckdb",
            folder,
            "collecting garbage after every run",
            COLLECTING,
            readers,
            given.seconds,
        )


if __name__ == "__main__":
    main()
