"""The method page in the browser: from a number to its answers, by link and by keyboard, on a phone too."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open

AREA = "wilayah=53.71.02.1009"
FIRST_QUESTION = "Ada layanan pendidikan formal atau nonformal bagi warga."


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_tree_opens_by_keyboard_down_to_the_answers(visit: Open, server: str, size: tuple[int, int]) -> None:
    seen = visit(server, f"metode?tahun=2026&{AREA}", size)
    answer = seen.page.get_by_role("cell", name=FIRST_QUESTION)
    expect(answer).to_be_hidden()
    for place in (1, 2):
        rows = seen.page.locator(".siperi-tree summary")
        rows.nth(place).focus()
        rows.nth(place).press("Enter")
    expect(answer).to_be_visible()
    assert seen.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    seen.screenshot("tree")


def test_the_profile_leads_to_the_calculation_of_its_area(visit: Open, server: str) -> None:
    seen = visit(server, f"peta?tahun=2025&{AREA}")
    seen.page.get_by_role("link", name="Lihat perhitungan Kelurahan Naikolan").click()
    expect(seen.page.get_by_role("heading", name="Naikolan (Kec. Maulafa), 2025")).to_be_visible(timeout=30_000)
    expect(seen.page.locator(".siperi-tree summary").first).to_contain_text("Indeks ketangguhan kelurahan")


def test_the_rules_are_all_in_the_reader_s_language(visit: Open, server: str) -> None:
    seen = visit(server, "metode?lang=EN")
    expect(seen.page.get_by_role("heading", name="How are the numbers calculated?")).to_be_visible()
    indonesian = [text for text in seen.visible_texts() if " yang " in text or " dihitung" in text]
    assert indonesian == []
