"""Measures how soon a map is seen: `make bench-paint`, or `python -m tests.bench.paint`.

Real Chromium (1366×768, no other host) on a warm `siperi serve` with a store at city size (`tests.bench.city`). A
time runs from the click, as the page itself hears it, to the frame in which all polygons of the map have the
colours asked for. `painted`: from another page to the map, by the menu; `repainted`: another year of the map that
is there. To compare with: `words`, from another page to a page of words alone (*Istilah*), the same click without
a map. Nobody sees anything before it is drawn, so the machine must be calm: its load is printed.
"""

import argparse
import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.bench.city import make
from tests.browser.conftest import DESKTOP, FLAGS
from tests.browser.serving import serving

MOST = {"painted": 1000.0, "repainted": 300.0}  # milliseconds, from the requirements of the dashboard
POLYGONS = 51
# Notes when the reader clicked, and looks at every frame of the screen whether what is awaited is there.
CLOCK = """() => {
  window.clicked = null;
  addEventListener("click", () => { window.clicked ??= performance.now(); }, { capture: true, once: true });
}"""
FILLS = """() => {
  const frame = document.querySelector("iframe[src*='streamlit_folium']");
  const all = frame?.contentDocument?.querySelectorAll("path.leaflet-interactive") ?? [];
  return [...all].map(one => one.getAttribute("fill")).join();
}"""
SEEN = """([fills, before, n]) => new Promise((resolve, reject) => {
  const read = eval(fills), end = performance.now() + 30000;
  const look = () => {
    const now = n ? read() : document.querySelector("h1")?.textContent.startsWith("Istilah");
    const good = n ? now !== before && now.split(",").length === n : now;
    if (good && window.clicked !== null) return resolve(performance.now() - window.clicked);
    if (performance.now() > end) return reject(new Error("not seen in 30 s"));
    requestAnimationFrame(look);
  };
  look();
})"""


def until_seen(page: Page, role: str, name: str, *, before: str = "", polygons: int = POLYGONS) -> float:
    """Click, and wait for what is awaited; milliseconds."""
    page.evaluate(CLOCK)
    page.get_by_role(role, name=name, exact=True).first.click()  # type: ignore[arg-type]
    return float(page.evaluate(SEEN, [FILLS, before, polygons]))


def rounds(page: Page, address: str, n: int) -> Iterator[dict[str, float]]:
    """Every time of a round; the first one warms server and browser and does not count."""
    years = ("2025", "2024")
    for turn in range(n + 1):
        page.goto(f"{address}/peserta")
        page.locator(".siperi-footer").wait_for()
        found = {"words": until_seen(page, "link", "Istilah", polygons=0)}
        page.goto(f"{address}/peserta")
        page.locator(".siperi-footer").wait_for()
        found["painted"] = until_seen(page, "link", "Peta nilai")
        page.locator(".siperi-footer").wait_for()
        page.wait_for_timeout(1_000)  # a reader looks at it, and the map comes to rest
        before = str(page.evaluate(FILLS))
        found["repainted"] = until_seen(page, "radio", years[turn % 2], before=before)
        if turn:
            yield found


def main() -> None:
    """Print a line for every time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--store", type=Path, help="a store to measure (made when it is not there)")
    given = parser.parse_args()
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        store = given.store or Path(made) / "siperi.duckdb"
        if not store.exists():
            make(store)
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]})
        with serving(store, Path(made) / "server.log") as address:
            found = list(rounds(page, address, given.rounds))
        browser.close()
    print(f"milliseconds from the click, {given.rounds} rounds; load {os.getloadavg()[0]:.1f}")
    words = statistics.median(one["words"] for one in found)
    for name in ("words", *MOST):
        times = [one[name] for one in found]
        middle, limit = statistics.median(times), f"; limit {MOST[name]:.0f}" if name in MOST else ""
        print(f"{name:10} median {middle:5.0f}, most {max(times):5.0f}, {middle / words:4.1f} × words{limit}")


if __name__ == "__main__":
    main()
