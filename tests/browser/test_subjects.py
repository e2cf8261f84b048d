"""Results of schools in the browser: from the map to the kelurahan, its schools, one of them, its calculation."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving
from tests.browser.test_map import HATCH
from tests.toytown import build as toytown

BUKIT = "99.01.01.1001"


@pytest.fixture(scope="module")
def schools(subjects_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server on toy town with schools and facilities."""
    folder = tmp_path_factory.mktemp("schools")
    store = folder / "siperi.duckdb"
    shutil.copyfile(subjects_file, store)
    place = {"SIPERI_BOUNDARIES": str(toytown.BOUNDARIES), "SIPERI_CITY": toytown.CITY}
    with serving(store, folder / "server.log", place) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_from_the_map_of_schools_to_the_answers_of_one(visit: Open, schools: str, size: tuple[int, int]) -> None:
    seen = visit(schools, "peta?instrumen=spab", size)
    fills = seen.painted(5)
    assert HATCH in fills
    assert len(set(fills)) == 4
    seen.page.mouse.click(*seen.middle_of(seen.areas.nth(0)))
    expect(seen.page.get_by_role("heading", name="Bukit")).to_be_visible()
    expect(seen.page.get_by_text("2 dari 2 sekolah dinilai")).to_be_visible()
    seen.page.get_by_role("link", name="Lihat sekolah di Kelurahan Bukit").click()
    expect(seen.page.get_by_role("heading", name="Siapa yang diminta mengisi")).to_be_visible()
    seen.until(lambda: seen.page.url, lambda url: f"di={BUKIT}" in url and "instrumen=spab" in url)
    expect(seen.page.locator(".siperi-table tbody tr")).to_have_count(2)
    assert not seen.scrolls_sideways()
    seen.choose("Pilih sekolah", "SD Negeri Bukit")
    expect(seen.page.locator(".siperi-index")).to_contain_text("Kurang siap")
    seen.until(lambda: seen.page.url, lambda url: "subjek=school" in url)
    seen.page.get_by_role("link", name="Lihat perhitungan SD Negeri Bukit").click()
    expect(seen.page.get_by_role("heading", name="SD Negeri Bukit (Kel. Bukit), 2025")).to_be_visible()
    expect(seen.page.locator(".siperi-tree summary").first).to_contain_text("Indeks SPAB")
    assert not seen.scrolls_sideways()
    seen.screenshot(f"school-{size[0]}")
