"""A page that is left open: data that change under it, and a server that stops and comes back with other data."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from siperi_geo.store import Store
from tests.browser.conftest import Open
from tests.browser.serving import COMMAND, free_port, serving

HASTE = "() => { Date.now = () => (window.later = (window.later ?? performance.timeOrigin) + 60000) }"  # hurries


def siperi(store: Path, *words: str) -> None:
    """A command that finds the store held by the server and hands its work over."""
    environment = {**os.environ, "SIPERI_DATA": str(store)}
    subprocess.run([sys.executable, "-c", COMMAND, *words], env=environment, check=True, capture_output=True)


def test_an_open_page_says_that_data_changed_and_comes_back_with_the_server(
    visit: Open, example_store: Path, tmp_path: Path
) -> None:
    store, log, port = tmp_path / "siperi.duckdb", tmp_path / "server.log", free_port()
    shutil.copyfile(example_store, store)
    with serving(store, log, port=port) as address:
        seen = visit(address, "daftar")
        footer = seen.page.locator(".siperi-footer")
        frame = seen.page.locator("iframe[title^='siperi_geo.ui.freshness']")
        expect(frame).to_be_hidden()
        frame.content_frame.locator("#news").evaluate(HASTE)
        seen.page.get_by_role("textbox", name="Sumber").press_sequentially("Dapodik")
        before = footer.inner_text()
        siperi(store, "demo", "--remove")
        expect(frame).to_be_visible()
        assert footer.inner_text() == before
        expect(seen.page.get_by_role("textbox", name="Sumber")).to_be_focused()
        news = frame.content_frame
        expect(news.get_by_role("status")).to_contain_text("Data sudah berubah sejak halaman ini dibuka.")
        news.get_by_role("button", name="Muat ulang").click()
        expect(frame).to_be_hidden()
        expect(footer).not_to_have_text(before)
        expect(seen.page.get_by_role("textbox", name="Sumber")).to_have_value("Dapodik")
        shown = footer.inner_text()
        seen.page.get_by_role("radio", name="EN").click()
        expect(footer).to_contain_text("Data version")
    stopped = seen.page.get_by_role("dialog", name="The dashboard has stopped")
    expect(stopped).to_contain_text("make run or siperi serve")
    expect(stopped).not_to_contain_text("internet")
    with Store.open(store) as opened, opened.transaction(actor="test", action="note", target="other data"):
        pass
    with serving(store, log, port=port):
        expect(stopped).to_have_count(0)
        seen.until(footer.inner_text, lambda words: f"Data version {_version(shown) + 1}." in words)
        seen.page.close()
    seen.errors.clear()  # that nothing answered


def _version(footer: str) -> int:
    return int(footer.split("Versi data ")[1].split(".")[0])
