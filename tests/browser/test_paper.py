"""Pages on paper and on a phone: nothing is cut, no menu, folded parts are printed and open by a key."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open

PAPER, LONGEST = 718, 9_000  # pixels: A4 within its margins; how far anybody scrolls on a phone
INNER = """one => { const { paddingLeft, paddingRight } = getComputedStyle(one);
  return one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight); }"""
MEASURED = """() => { dispatchEvent(new Event("beforeprint"));
  return document.documentElement.style.getPropertyValue("--siperi-sheet"); }"""
FOLD = "[class*='st-key-fold_']"


@pytest.mark.parametrize("page", ["perubahan", "kesenjangan", "metode"])
def test_a_page_lies_on_paper_as_wide_as_it_is_without_what_is_pressed(
    visit: Open, server: str, page: str
) -> None:
    seen = visit(server, page)
    main = seen.page.locator("[data-testid=stMainBlockContainer]")
    wide = main.evaluate(INNER)
    seen.until(lambda: seen.page.evaluate(MEASURED), bool)  # the frame that measures may come after the page
    seen.page.emulate_media(media="print")
    smaller = float(main.evaluate("one => getComputedStyle(one).zoom"))
    assert smaller == pytest.approx(PAPER / wide, abs=0.001)
    for hidden in ("[data-testid=stSidebar]", "[data-testid=stDownloadButton]", ".siperi-picture-button"):
        for one in seen.page.locator(hidden).all():
            expect(one).to_be_hidden()
    cut = "all => all.filter(one => one.scrollHeight > one.clientHeight + 1 && one.clientHeight).length"
    assert seen.page.locator(".siperi-table").evaluate_all(cut) == 0, "no table is cut"
    seen.page.emulate_media(media="screen")


def test_a_folded_part_opens_by_a_key_and_is_printed_when_it_is_not_open(visit: Open, server: str) -> None:
    seen = visit(server, "perubahan")
    fold = seen.page.locator(FOLD).filter(has_text="Kota dan kecamatan")
    inside = fold.locator("table")
    expect(inside).to_be_hidden()
    seen.page.emulate_media(media="print")
    expect(inside).to_be_visible()
    behind = seen.page.locator("[data-testid=stExpander]").filter(has_text=re.compile("sama dengan grafik")).first
    expect(behind).to_be_hidden()  # the table behind a chart is printed where it was opened
    seen.page.emulate_media(media="screen")
    fold.locator("summary").focus()
    seen.page.keyboard.press("Enter")
    expect(inside).to_be_visible()


@pytest.mark.parametrize(
    "page", ["", "kesenjangan", "perubahan", "metode", "profil?wilayah=53.71.01", "keandalan"]
)
def test_no_page_of_results_is_endless_on_a_phone(visit: Open, server: str, page: str) -> None:
    seen = visit(server, page, PHONE)
    tall = seen.page.locator("[data-testid=stMainBlockContainer]").evaluate("one => one.scrollHeight")
    assert tall < LONGEST
    assert not seen.scrolls_sideways()
