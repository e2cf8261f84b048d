"""What is on screen can be taken along: a chart as a picture with its words, a table as a workbook."""

import io
from pathlib import Path

import openpyxl
import pytest
from PIL import Image
from playwright.sync_api import Download, Locator, expect

from siperi_geo.text import MISSING, number
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.visit import Visit

WHITE = (255, 255, 255)


def taken(seen: Visit, button: Locator, *, by_key: bool = False) -> Download:
    button.scroll_into_view_if_needed()
    with seen.page.expect_download() as found:
        if by_key:
            button.focus()
            seen.page.keyboard.press("Enter")
        else:
            button.click()
    return found.value


def inked(picture: Image.Image, top: int, bottom: int) -> int:
    """How many pixels of these rows are not white."""
    rows = picture.crop((0, top, picture.width, bottom)).convert("RGB")
    return sum(n for n, colour in rows.getcolors(rows.width * rows.height) or [] if colour != WHITE)


def as_shown(value: object, text: str) -> str:
    """A cell of a workbook as a page writes it, with as many decimals as the page shows."""
    if isinstance(value, int | float):
        return number(value, len(text.partition(",")[2]))
    return MISSING if value is None else str(value)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_chart_is_taken_along_as_a_picture_with_its_finding_and_source(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = visit(server, "kesenjangan?tahun=2025", size)
    figure = seen.page.get_by_test_id("stPlotlyChart").first
    expect(figure.locator(".textpoint text").first).to_be_visible()
    found = taken(seen, seen.page.get_by_role("button", name="Unduh gambar (PNG)").first, by_key=True)
    assert found.suggested_filename == "siperi-kesenjangan-keltana-2025.png"
    picture = Image.open(io.BytesIO(Path(found.path()).read_bytes()))
    box = figure.bounding_box()
    assert box is not None
    assert picture.width >= 2 * box["width"]
    assert picture.height > 2 * (box["height"] + 60), "the finding above, the source below"
    assert inked(picture, 0, 120) > 1000, "the finding"
    assert inked(picture, 300, picture.height - 300) > 100_000, "the figure"
    assert inked(picture, picture.height - 120, picture.height) > 500, "what the data are"
    assert len(picture.convert("RGB").getcolors(picture.width * picture.height) or []) > 50


def test_a_table_is_taken_along_as_a_workbook_with_the_same_cells(visit: Open, server: str) -> None:
    seen = visit(server, "kesenjangan?tahun=2025")
    opened = seen.page.get_by_test_id("stExpander").first
    opened.locator("summary").click()
    expect(opened.get_by_role("table")).to_be_visible()
    seen.page.wait_for_timeout(1_000)  # while the table unfolds, a click may miss the button
    found = taken(seen, opened.get_by_role("button", name="Unduh tabel (Excel)"))
    assert found.suggested_filename == "siperi-kesenjangan-keltana-2025.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(Path(found.path()).read_bytes()))
    rows = [[cell.value for cell in row] for row in book["Tabel"].iter_rows()]
    heads = opened.get_by_role("columnheader").all_inner_texts()
    assert rows[0][-len(heads) :] == heads, "before them the code of the area, which is for files"
    shown = [line.locator("td").all_inner_texts() for line in opened.locator("tbody tr").all()]
    assert len(shown) == 51
    assert [
        [as_shown(*pair) for pair in zip(held[-len(heads) :], line, strict=True)]
        for held, line in zip(rows[1:], shown, strict=True)
    ] == shown
    about = {row[0].value: row[1].value for row in book["Keterangan"].iter_rows()}
    assert about["Tahun"] == "2025"
    assert about["Asal data"] == "DATA CONTOH, bukan hasil penilaian"
