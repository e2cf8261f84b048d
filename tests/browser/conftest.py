"""Browser tests: the real server, real Chromium, no other host. Without Chromium they are skipped, in CI not."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect, sync_playwright

from siperi_geo import demo
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.browser.serving import serving
from tests.browser.visit import PAINTED_MS, Visit

LAST_YEAR = 2026
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
DESKTOP, PHONE = (1366, 768), (360, 740)
Open = Callable[..., Visit]
# A browser with a screen of this size; one each, since a script that was read once need not be compiled again.
Readers = Callable[[tuple[int, int]], BrowserContext]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def readers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Readers]:
    """Debian's Chromium; ends with this folder, because Playwright keeps an event loop running in its thread."""
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium, and in CI the browser tests must run")
        pytest.skip("no Chromium here")
    expect.set_options(timeout=PAINTED_MS)
    opened: dict[tuple[int, int], BrowserContext] = {}
    with sync_playwright() as playwright:

        def reader(size: tuple[int, int]) -> BrowserContext:
            if size not in opened:
                opened[size] = playwright.chromium.launch_persistent_context(
                    tmp_path_factory.mktemp("profile"),
                    executable_path=program,
                    args=FLAGS,
                    viewport={"width": size[0], "height": size[1]},
                    has_touch=size == PHONE,
                )
            return opened[size]

        yield reader
        for one in opened.values():
            one.close()


@pytest.fixture(scope="session")
def example_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with four years of example data for all 51 kelurahan; copy it before writing."""
    path = tmp_path_factory.mktemp("example") / "siperi.duckdb"
    with Store.open(path) as store:
        ensure_builtin(store)
        demo.fill(store, load("keltana"), last_year=LAST_YEAR)
    return path


@pytest.fixture(scope="session")
def server(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with example data, shared by all tests that only read."""
    folder = tmp_path_factory.mktemp("server")
    store = folder / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, folder / "server.log") as address:
        yield address


@pytest.fixture
def visit(readers: Readers, tmp_path: Path) -> Iterator[Open]:
    """Opens pages; at the end nothing may have been asked of other hosts and no error may be in the console."""
    visits: list[Visit] = []

    def open_at(address: str, path: str = "", size: tuple[int, int] = DESKTOP) -> Visit:
        visits.append(Visit(readers(size).new_page(), address, tmp_path))
        return visits[-1].open(path)

    yield open_at
    for one in visits:
        one.page.close()
    assert [url for one in visits for url in one.outside] == []
    assert [error for one in visits for error in one.errors] == []
