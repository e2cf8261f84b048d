"""Addresses: unknown ones are answered in words, known ones work below a base path too; the language is told."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open, Readers
from tests.browser.serving import serving


@pytest.mark.parametrize(("path", "size"), [("tidak-ada", DESKTOP), ("peta/peta", PHONE)])
def test_an_unknown_address_is_answered_and_leads_on(
    readers: Readers, server: str, path: str, size: tuple[int, int]
) -> None:
    page = readers(size).new_page()
    answer = page.goto(f"{server}/{path}")
    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Halaman ini tidak ada")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= size[0]
    page.get_by_role("link", name="In English").click()
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.get_by_role("link", name="Score map").click()
    expect(page.get_by_role("heading", name="Where is resilience still low?")).to_be_visible(timeout=30_000)
    assert page.url.startswith(f"{server}/peta")
    page.close()


def test_deep_links_work_below_a_base_path(visit: Open, example_store: Path, tmp_path: Path) -> None:
    (tmp_path / ".streamlit").mkdir()
    (tmp_path / ".streamlit" / "config.toml").write_text('[server]\nbaseUrlPath = "siperi"\n', encoding="utf-8")
    store = tmp_path / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, tmp_path / "server.log", {"HOME": str(tmp_path)}) as address:
        seen = visit(address, "siperi/formulir")
        for path in ("siperi/formulir", "siperi/peta"):  # a page that writes, and one with frames of its own
            seen.open(path)
            expect(seen.page.get_by_role("dialog")).to_have_count(0)
        assert seen.painted(51)
        answer = seen.page.request.get(f"{address}/siperi/peta/peta", headers={"accept": "text/html"})
        assert (answer.status, 'href="../peta"' in answer.text()) == (404, True)
        seen.page.close()  # before its server ends


def test_the_browser_is_told_of_a_new_language(visit: Open, server: str) -> None:
    seen = visit(server, "batas")

    def spoken() -> str:
        return str(seen.page.evaluate("document.documentElement.lang"))

    assert spoken() == "id"
    for name, language in (("EN", "en"), ("ID", "id"), ("EN", "en")):
        seen.page.get_by_role("radio", name=name, exact=True).click()
        seen.until(spoken, lambda found, wanted=language: found == wanted)
    frame = seen.page.locator("iframe[title^='siperi_geo.ui.spoken_language']")
    expect(frame).to_be_hidden()
