"""The data pages as people see them: what was stored is on screen, and many problems do not hide the button."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from siperi_geo.settings import settings
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving
from tests.browser.visit import Visit
from tests.forms.builders import HEAD, pkd_book

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
KELURAHAN = {DESKTOP: "Oesapa", PHONE: "Lasiana"}
STORE = re.compile(r"^Simpan")
WAIT_MS = 30_000


@pytest.fixture(scope="module")
def address(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store may be written."""
    folder = tmp_path_factory.mktemp("data_pages")
    store = folder / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, folder / "server.log") as found:
        yield found


@pytest.fixture
def form(tmp_path: Path, size: tuple[int, int]) -> Path:
    """A form of a kelurahan of its own for each size, with 32 cells that cannot be read."""
    answers = ["mungkin" if number % 4 == 0 else 1 for number in range(128)]
    return pkd_book(tmp_path / "form.xlsx", answers, head=HEAD | {"Nama Desa/Kelurahan": KELURAHAN[size]})


def give(seen: Visit, file: Path, *, is_decided: bool = False) -> Locator:
    """The button that stores, once the file was examined; `is_decided`: the unreadable shall count as blank."""
    seen.page.locator("input[type=file]").set_input_files(file)
    if is_decided:
        expect(seen.page.get_by_text("ASSESSMENT_UNREADABLE")).to_be_visible()
        expect(seen.page.get_by_role("button", name=STORE)).to_have_count(0)
        seen.page.get_by_text("Anggap kosong semua jawaban").click()
    store = seen.page.get_by_role("button", name=STORE)
    expect(store).to_be_visible(timeout=WAIT_MS)
    return store


def is_on_screen(seen: Visit, what: Locator) -> bool:
    """Whether the whole of it can be seen without scrolling."""
    box, screen = what.bounding_box(), seen.page.viewport_size
    assert box is not None
    assert screen is not None
    return box["y"] >= 0 and box["y"] + box["height"] <= screen["height"]


@SIZES
def test_many_problems_leave_the_button_within_reach_and_what_is_stored_is_said_where_the_reader_is(
    visit: Open, address: str, form: Path, size: tuple[int, int]
) -> None:
    seen = visit(address, "formulir", size)
    store = give(seen, form, is_decided=True)
    report = seen.page.get_by_role("heading", name="Hasil pemeriksaan")
    places = [one.bounding_box() for one in (report, store)]
    seen.screenshot("problems")
    assert places[1]["y"] - places[0]["y"] < 2.8 * size[1]  # type: ignore[index]
    expect(seen.page.get_by_text("Temuan: 4 dari")).to_be_visible()
    assert not seen.scrolls_sideways()
    store.click()
    said = seen.page.get_by_text(f"1 formulir tersimpan dan dinilai: {KELURAHAN[size]} 2026")
    expect(said).to_be_visible(timeout=WAIT_MS)
    seen.page.wait_for_timeout(1500)
    seen.screenshot("stored")
    assert is_on_screen(seen, said)
    expect(seen.page.get_by_role("button", name=STORE)).to_have_count(0)
    expect(report).to_have_count(0)
    assert not seen.scrolls_sideways()


@SIZES
def test_a_stored_layer_is_said_where_the_reader_is(visit: Open, address: str, size: tuple[int, int]) -> None:
    seen = visit(address, "batas", size)
    store = give(seen, settings().boundaries / "kelurahan_skematis.geojson")
    for label in ("Nama lapisan", "Sumber", "Lisensi"):
        seen.page.get_by_role("textbox", name=label).fill(f"{label} {size[0]}")
    store.click()
    said = seen.page.get_by_text(f"Lapisan “Nama lapisan {size[0]}” tersimpan dan dipakai di peta: 51 kelurahan")
    expect(said).to_be_visible(timeout=WAIT_MS)
    seen.page.wait_for_timeout(1500)
    seen.screenshot("layer")
    assert is_on_screen(seen, said)


def test_a_file_that_is_too_big_is_refused_in_the_readers_words(visit: Open, address: str, tmp_path: Path) -> None:
    file = tmp_path / "big.csv"
    with file.open("wb") as sparse:
        sparse.truncate(51 * 1024 * 1024)
    seen = visit(address, "formulir", PHONE)
    seen.page.locator("input[type=file]").set_input_files(file)
    expect(seen.page.get_by_text("lebih besar dari 50 MB")).to_be_visible()
    expect(seen.page.get_by_text("or smaller")).to_have_count(0)
