"""From a weak part to the office's table, by clicking: an action is added, stands in Renja, is taken along."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from siperi_geo.programmes import catalogue
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
WAIT_MS = 30_000
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def address(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store may be written."""
    folder = tmp_path_factory.mktemp("plans")
    store = folder / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, folder / "server.log") as found:
        yield found


@SIZES
def test_an_action_is_added_and_taken_along_in_the_table_of_the_office(
    visit: Open, address: str, size: tuple[int, int]
) -> None:
    words = f"Gladi banjir {size[0]}"
    seen = visit(address, "renja?tahun_anggaran=2027&wilayah=53.71.03.1010", size)
    seen.page.get_by_role("link", name="Rencanakan:").first.click()
    expect(seen.page.get_by_label("Aksi", exact=True)).to_be_visible(timeout=WAIT_MS)
    seen.page.get_by_label("Aksi", exact=True).fill(words)
    money = seen.page.get_by_label("Anggaran (Rp)", exact=True)
    money.fill("12500000")
    money.press("Tab")
    seen.page.get_by_role("button", name="Simpan aksi").click()
    expect(seen.page.get_by_text(f"Aksi tersimpan: {words}")).to_be_visible(timeout=WAIT_MS)
    assert not seen.scrolls_sideways()
    seen.screenshot(f"plans-{size[0]}")

    seen = visit(address, "renja?tahun_anggaran=2027&wilayah=53.71.03.1010", size)
    expect(seen.page.get_by_text(words).first).to_be_visible(timeout=WAIT_MS)
    button = seen.page.locator(".st-key-files_plan_renja").get_by_role("button", name="CSV")
    with seen.page.expect_download() as taken:
        button.click()
    lines = Path(taken.value.path()).read_text(encoding="utf-8-sig").splitlines()
    (row,) = [line for line in lines if f'"{words}"' in line]
    assert "12500000" in row
    assert row.startswith('"Aksi";')
    assert not seen.scrolls_sideways()


def test_from_the_first_priority_to_the_table_of_the_office_by_clicking_alone(visit: Open, address: str) -> None:
    seen = visit(address, "prioritas", DESKTOP)
    expect(seen.areas.first).to_be_visible(timeout=WAIT_MS)
    assert len(seen.painted(51)) == 51
    first = seen.page.get_by_text("Pertama:").inner_text()
    seen.screenshot("priorities")
    seen.page.get_by_role("link", name="Rencanakan baris ini di wilayah ini").click()
    action = seen.page.get_by_label("Aksi", exact=True)
    expect(action).to_be_visible(timeout=WAIT_MS)
    action.fill("Dari prioritas pertama")
    money = seen.page.get_by_label("Anggaran (Rp)", exact=True)
    money.fill("7000000")
    money.press("Tab")
    seen.page.get_by_role("button", name="Simpan aksi").click()
    expect(seen.page.get_by_text("Aksi tersimpan: Dari prioritas pertama")).to_be_visible(timeout=WAIT_MS)
    seen.page.get_by_role("link", name="Renja dan Musrenbang").click()
    expect(seen.page.get_by_text("Dari prioritas pertama").first).to_be_visible(timeout=WAIT_MS)
    with seen.page.expect_download() as taken:
        seen.page.locator(".st-key-files_plan_renja").get_by_role("button", name="CSV").click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    (row,) = [line for line in text.splitlines() if '"Dari prioritas pertama"' in line]
    assert "7000000" in row
    line = next(one for one in catalogue().lines if one.code in row)
    assert line.name.id in first, "the line planned is the one that comes first"


@pytest.mark.parametrize(
    ("area", "sheets"), [("53.71.03.1010", 1), ("53.71.05", 8)], ids=["kelurahan", "kecamatan"]
)
def test_the_sheet_of_a_kelurahan_prints_alone_on_paper_of_its_own(
    visit: Open, address: str, area: str, sheets: int
) -> None:
    seen = visit(address, f"renja?tahun_anggaran=2030&wilayah={area}", DESKTOP)
    titles = seen.page.get_by_role("heading", name="Lembar Musrenbang Kelurahan")
    expect(titles).to_have_count(sheets, timeout=WAIT_MS)
    seen.page.emulate_media(media="print")
    assert not seen.page.locator(".st-key-renja_part").is_visible()
    assert not seen.page.locator("[data-testid=stDownloadButton]").first.is_visible()
    words = seen.page.locator("[class*='st-key-sheet_first']").inner_text()
    assert all(
        one in words for one in ("Nilai terbaru", "Yang paling lemah", "Tanda tangan", "Lurah", "Id keadaan")
    )
    paper = seen.page.pdf(prefer_css_page_size=True, print_background=True)
    assert len(PAGES.findall(paper)) == sheets
