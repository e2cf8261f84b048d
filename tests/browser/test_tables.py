"""Tables on a phone: a short one names its values, a long one says that it goes on, no heading is doubled."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open

HINT = """table => getComputedStyle(table.querySelector("caption"), "::after").content"""


def test_blocks_say_what_their_values_are(visit: Open, server: str) -> None:
    seen = visit(server, "batas", PHONE)
    named = seen.page.locator(".siperi-stack td:nth-child(4)").first
    assert named.evaluate("cell => getComputedStyle(cell, '::before').content") == '"Lisensi"'
    wide = visit(server, "batas", DESKTOP).page.locator(".siperi-stack td:nth-child(4)").first
    assert wide.evaluate("cell => getComputedStyle(cell, '::before').content") == "none"


def test_a_long_table_says_that_it_goes_on_until_its_end_is_reached(visit: Open, server: str) -> None:
    seen = visit(server, "metode?bagian=mean&tahun=2025", PHONE)
    table = seen.page.locator(".siperi-table").first
    seen.until(lambda: table.evaluate(HINT), lambda words: words == '"geser →"')
    name, value = (table.locator(f"tbody tr:first-child td:nth-child({place})") for place in (1, 2))
    for cell in (name, value):
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= PHONE[0]
    table.evaluate("table => table.scrollTo(1000, 0)")
    seen.until(lambda: table.evaluate(HINT), lambda words: words == "none")
    box = name.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    wide = visit(server, "metode?bagian=mean&tahun=2025", DESKTOP).page.locator(".siperi-table").first
    assert wide.evaluate(HINT) == "none"


def test_a_heading_is_not_said_twice(visit: Open, server: str) -> None:
    seen = visit(server, "formulir", PHONE)
    said = seen.page.get_by_text("Impor terakhir", exact=True)
    expect(said).to_have_count(2)  # the second is one pixel, for those who listen
    caption = seen.page.locator("caption .siperi-unseen").first.bounding_box()
    assert caption is not None
    assert caption["width"] <= 1
