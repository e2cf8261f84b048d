"""Measures what a page of results costs the server: `make bench-pages`, or `python -m tests.bench.pages`.

One warm `siperi serve` on a store at city size (`tests.bench.city`), one reader over the page's own protocol. A
time is processor time of that process, all its threads, read from its own clock in the kernel: other work on the
machine counts little, and what AppTest leaves out (the server, the making of messages) counts too. `unseen`: a
view that this process has not shown yet, another year or instrument; `again`: the same view once more. To compare
with: `kosong`, a page of nothing but what surrounds every page.
"""

import argparse
import ast
import asyncio
import hashlib
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from siperi_geo.instruments import available, load
from siperi_geo.registers.subjects.kinds import KINDS
from siperi_geo.settings import ROOT
from siperi_geo.store import read_owner
from tests.bench.city import YEARS, make
from tests.browser.serving import serving

SECTIONS = ("results", "spm", "programmes", "method")
MOST = {"again": 60.0, "unseen": 300.0}  # milliseconds of a processor, from the requirements of the dashboard
MOST_OF_A_MAP = 200 * 1024  # bytes
EMPTY = "kosong"
AREA, UNIT = "53.71.03.1011", "contoh_0001"  # the first example school, and the first example facility
CHOSEN = {
    "peta": {"wilayah": AREA},
    "profil": {"wilayah": AREA},
    "banding": {"w1": AREA, "w2": "53.71.01.1001", "w3": "53.71.04.1001"},
    "metode": {"bagian": "perhitungan", "wilayah": AREA},
}
NOTHING = hashlib.sha256().digest()  # of a page without results, which cannot be the same again
CODE = f"""
import streamlit as st
from siperi_geo.ui import menu
listed = menu.pages
def empty():
    from siperi_geo.ui import frame
    frame.footer(None)
menu.pages = lambda *given: listed(*given) | {{"-": [st.Page(empty, title="-", url_path="{EMPTY}")]}}
from siperi_geo.cli import main
main()
"""


@dataclass
class Run:
    """What one run cost and sent: milliseconds, bytes of all and of its map, whether it broke, what it showed."""

    cpu_ms: float
    size: int = 0
    map_size: int = 0
    has_failed: bool = False
    seen: Any = field(default_factory=hashlib.sha256)


async def run(socket: Any, pid: int, page: str, query: str) -> Run:
    """Ask for a page as by a link, and wait until it is whole."""
    message = BackMsg()
    asked = message.rerun_script
    asked.query_string, asked.page_name, asked.is_history_navigation = query, page, True
    before, found = spent(pid), Run(0)
    await socket.send(message.SerializeToString())
    while True:
        data = await socket.recv()
        answer = ForwardMsg()
        answer.ParseFromString(data)
        kind = answer.WhichOneof("type")
        if kind == "delta":
            found.size += len(data)
            element = answer.delta.new_element
            if "folium" in element.component_instance.component_name:
                found.map_size += len(data)
            found.has_failed |= element.WhichOneof("type") == "exception" or element.alert.format == Alert.ERROR
            found.seen.update(shown(element))
        if kind == "script_finished":
            if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                raise RuntimeError(f"{page}?{query}: {answer.script_finished}")
            await asyncio.sleep(0.02)  # what the run leaves behind is its cost too
            found.cpu_ms = (spent(pid) - before) * 1000
            return found


def shown(element: Any) -> bytes:
    """The results in an element (not its notes, which may say that an instrument is not on this page)."""
    body = element.html.body
    has_results = any(f'class="siperi-{name}' in body for name in ("table", "cards", "legend", "tree"))
    return f"{element.plotly_chart.spec}{body if has_results else ''}".encode()


def spent(pid: int) -> float:
    """Seconds of processors that a process has used so far (Linux: the clock that belongs to it)."""
    return time.clock_gettime((~pid << 3) | 2)


def pages() -> list[str]:
    """The addresses of the pages of results and of the method, as `dashboard.py` lists them."""
    tree = ast.parse((ROOT / "dashboard.py").read_text(encoding="utf-8"))
    (listed,) = (node.value for node in tree.body if isinstance(node, ast.AnnAssign) and node.value)
    sections = ast.literal_eval(listed)
    return [address or "" for name in SECTIONS for _, address, _ in sections[name].values()]


def views(page: str) -> Iterator[str]:
    """Addresses that may each show something else: every instrument, newest years first."""
    for year in reversed(YEARS):
        for code in sorted({ref.id for ref in available()}):
            chosen = CHOSEN.get(page, {})
            if page == "satuan":
                if (kind := load(code).subject) not in KINDS:
                    continue
                chosen = {"subjek": f"{kind}:{UNIT}"}
            yield urlencode({"instrumen": code, "tahun": year} | chosen)


async def measured(address: str, pid: int, page: str, most: int, warm: int = 2) -> dict[str, list[Run]]:
    """So many views that were not seen before, and each of them once more; the first of all warm the process."""
    found: dict[str, list[Run]] = {"unseen": [], "again": []}
    known: set[bytes] = set()
    uri = address.replace("http://", "ws://") + "/_stcore/stream"
    async with connect(uri, subprotocols=["streamlit"], max_size=None) as socket:  # type: ignore[list-item]
        for query in views(page):
            first = await run(socket, pid, page, query)
            if first.seen.digest() in known - {NOTHING}:
                continue
            known.add(first.seen.digest())
            second = await run(socket, pid, page, query)
            if len(known) > warm or first.seen.digest() == NOTHING:
                found["unseen"].append(first)
                found["again"].append(second)
            if len(found["unseen"]) == most:
                break
    return found


def said(page: str, found: dict[str, list[Run]]) -> str:
    """One line of the report; what is beyond a limit has a sign."""
    cells = [f"{page or 'ikhtisar':14s}"]
    if not found["unseen"]:
        return f"{cells[0]}  shows the same whatever the year and instrument: too few views to measure"
    for name in MOST:
        took = [one.cpu_ms for one in found[name]]
        middle, worst = statistics.median(took), max(took)
        cells.append(f"{name} {middle:5.0f}{'!' if middle > MOST[name] else ' '} (most {worst:5.0f}) ms")
    size = max(one.size for one in found["unseen"])
    of_map = max(one.map_size for one in found["unseen"])
    cells.append(f"{len(found['unseen']):3d} views  page {size / 1024:5.0f} KiB")
    if of_map:
        cells.append(f"map {of_map / 1024:5.0f}{'!' if of_map > MOST_OF_A_MAP else ' '}KiB")
    if broken := sum(one.has_failed for took in found.values() for one in took):
        cells.append(f"{broken} RUNS FAILED")
    return "  ".join(cells)


def main() -> None:
    """Print a line for every page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--views", type=int, default=15)
    parser.add_argument("--store", type=Path, help="a store to measure (made when it is not there)")
    parser.add_argument("--only", nargs="*", help="addresses of pages; the first page is ikhtisar")
    given = parser.parse_args()
    chosen = ["" if one == "ikhtisar" else one for one in given.only] if given.only else pages()
    with tempfile.TemporaryDirectory() as made:
        store = given.store or Path(made) / "siperi.duckdb"
        if not store.exists():
            make(store)
        with serving(store, Path(made) / "server.log", code=CODE) as address:
            owner = read_owner(store)
            assert owner is not None
            print(
                f"processor time of a run, median; limits {MOST['again']:.0f} ms again, {MOST['unseen']:.0f} ms "
                f"unseen; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"
            )
            for page in [EMPTY, *chosen]:
                print(said(page, asyncio.run(measured(address, owner.pid, page, given.views))), flush=True)


if __name__ == "__main__":
    main()
