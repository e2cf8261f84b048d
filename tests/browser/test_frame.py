"""What holds for the dashboard as a whole: cold links, language, headers, a phone."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open
from tests.browser.serving import serving
from tests.browser.visit import Visit

ENGLISH = re.compile(
    r"\b(the|choose|select|upload|browse|drag|search|download|running|stop|deploy|zoom|fullscreen|press|enter|close|"
    r"loading|results?|options?|error|pages?|score|map|index|year|file|skip|view|open|clear|collapse|expand|sidebar)\b",
    re.IGNORECASE,
)
# Names that are the same in both languages.
NAMES = re.compile(r"SiPERI Geo|OpenStreetMap \(ODbL\)|Form PKD 2021", re.IGNORECASE)
PAGES = ["", "peta", "kesenjangan", "perubahan", "isi", "putaran", "verifikasi", "metode", "formulir", "batas"]
# Texts of charts that leave their chart, and cells of short tables that leave the screen.
CUT = """() => {
  const gone = (box, frame) => box.width && (box.left < frame.left - 2 || box.right > frame.right + 2
    || box.top < frame.top - 2 || box.bottom > frame.bottom + 2);
  const texts = [...document.querySelectorAll(".js-plotly-plot")].flatMap(plot =>
    [...plot.querySelectorAll("text")].filter(one => one.textContent.trim()
      && !/CONTOH|EXAMPLE/.test(one.textContent)
      && gone(one.getBoundingClientRect(), plot.getBoundingClientRect())));
  const cells = [...document.querySelectorAll(".siperi-stack td")].filter(cell => {
    const box = cell.getBoundingClientRect();
    const isBlock = getComputedStyle(cell).display !== "table-cell";  // else the table scrolls in its box
    return isBlock && box.width && (box.right > innerWidth || box.left < 0);
  });
  return [...texts, ...cells].map(one => one.textContent);
}"""
MARKS = (
    "all => all.map(plot => plot.querySelectorAll('.bars path, .heatmaplayer image, .scatterlayer path').length)"
)
CUT_ENTRIES = """all => all.flatMap(one => [one, ...one.querySelectorAll('*')])
  .filter(one => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflow !== 'visible')
  .map(one => one.textContent)"""
LINES_OF_A_WORD = """() => {
  const words = [...document.querySelectorAll(".siperi-cards dt + dd")].map(one => one.firstChild);
  const long = words.find(one => one.data.includes("(intermediate)")), range = document.createRange();
  range.setStart(long, long.data.indexOf("("));
  range.setEnd(long, long.data.length);
  return range.getClientRects().length;
}"""
NAIKOLAN = "53.71.02.1009"
AREAS = {"peta": 51, "perubahan": 51}
CHARTS = {"": 3, "kesenjangan": 3, "perubahan": 3}
STACKED = ("metode", "formulir", "batas")


def test_a_link_into_the_dashboard_works_as_the_first_thing_after_a_start(
    visit: Open, example_store: Path, tmp_path: Path
) -> None:
    store = tmp_path / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, tmp_path / "server.log", is_cold=True) as address:
        seen = visit(address, f"peta?tahun=2024&aspek=LD&wilayah={NAIKOLAN}")
        seen.painted(51)
        expect(seen.page.get_by_role("dialog")).to_have_count(0)
        expect(seen.page.get_by_role("radio", name="2024")).to_have_attribute("aria-checked", "true")
        expect(seen.page.get_by_text("Layanan Dasar, 2024, 51 kelurahan")).to_be_visible()
        expect(seen.page.get_by_role("heading", name="Naikolan")).to_be_visible()
        seen.page.close()  # before its server ends


def test_the_language_changes_everything_and_keeps_the_choices(visit: Open, server: str) -> None:
    seen = visit(server, "peta?tahun=2024&aspek=LD")
    seen.painted(51)
    seen.page.get_by_role("radio", name="EN", exact=True).click()
    expect(seen.page.get_by_role("heading", name="Where is resilience still low?")).to_be_visible()
    expect(seen.page.get_by_role("radio", name="2024")).to_have_attribute("aria-checked", "true")
    expect(seen.page.get_by_text("2024, 51 kelurahan:")).not_to_contain_text("Layanan")
    seen.until(lambda: seen.page.url, lambda url: "lang=en" in url)
    again = visit(server, seen.page.url.removeprefix(f"{server}/"))
    expect(again.page.get_by_role("heading", name="Where is resilience still low?")).to_be_visible()
    summary = seen.page.get_by_text("2024, 51 kelurahan:").inner_text()
    expect(again.page.get_by_text("2024, 51 kelurahan:")).to_have_text(summary)
    assert again.page.evaluate("document.documentElement.lang") == "en"
    assert visit(server, "?lang=en").page.evaluate(LINES_OF_A_WORD) == 1


def drawn(seen: Visit, path: str) -> Visit:
    """The page once its map and its charts are there, since what is not drawn yet cannot be found wanting."""
    if path in AREAS:
        seen.painted(AREAS[path])
    if path in CHARTS:
        plots = seen.page.locator(".js-plotly-plot")
        seen.until(lambda: plots.evaluate_all(MARKS), lambda marks: len(marks) == CHARTS[path] and all(marks))
    expect(seen.page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    seen.page.wait_for_timeout(500)
    return seen


def english(seen: Visit) -> list[str]:
    return [text for text in seen.visible_texts() if ENGLISH.search(NAMES.sub("", text))]


def test_the_menu_beside_a_page_speaks_indonesian_and_no_entry_is_cut(visit: Open, server: str) -> None:
    seen = drawn(visit(server), "")
    assert (english(seen), seen.page.evaluate(CUT)) == ([], [])
    entries = seen.page.locator("[data-testid=stSidebarNavLink]")
    assert entries.evaluate_all(CUT_ENTRIES) == []
    seen.page.add_style_tag(content="[data-testid=stSidebarNavLink] * { letter-spacing: 0.12em }")
    assert entries.evaluate_all(CUT_ENTRIES) == []


@pytest.mark.parametrize("path", PAGES)
def test_on_a_phone_no_page_scrolls_sideways_is_cut_or_speaks_english(visit: Open, server: str, path: str) -> None:
    seen = drawn(visit(server, path, PHONE), path)
    seen.screenshot(f"phone-{path or 'utama'}")
    assert (seen.scrolls_sideways(), seen.page.evaluate(CUT), english(seen)) == (False, [], [])
    if path in STACKED:
        expect(seen.page.locator(".siperi-stack td").first).to_be_attached()


def test_an_unknown_value_in_a_link_falls_back(visit: Open, server: str) -> None:
    seen = visit(server, "peta?tahun=1999&tingkat=Planet&aspek=x&wilayah=Atlantis&lang=xx")
    seen.painted(51)
    expect(seen.page.get_by_role("radio", name="2026")).to_have_attribute("aria-checked", "true")
    expect(seen.page.get_by_text("Tidak ada hasil untuk tahun “1999”; yang ditampilkan 2026.")).to_be_visible()
    expect(seen.page).to_have_title("Peta nilai · SiPERI Geo")


def test_the_menu_of_a_phone_closes_behind_a_choice(visit: Open, server: str) -> None:
    seen = visit(server, "batas", PHONE)
    menu = seen.page.get_by_test_id("stSidebar")
    seen.page.get_by_role("button", name="Buka menu").click()
    expect(menu).to_have_attribute("data-collapsed", "false")
    seen.page.get_by_role("link", name="Cara menghitung").click()
    expect(menu).to_have_attribute("data-collapsed", "true")
    expect(seen.page).to_have_title("Cara menghitung · SiPERI Geo")


def test_choices_follow_to_the_next_page_and_back_leads_out_again(visit: Open, server: str) -> None:
    seen = visit(server, f"peta?tahun=2024&wilayah={NAIKOLAN}")
    seen.page.get_by_role("link", name="Kesenjangan").first.click()
    expect(seen.page.get_by_role("heading", name="Di mana ketangguhan")).to_have_count(0)
    expect(seen.page.get_by_role("radio", name="2024")).to_have_attribute("aria-checked", "true")
    seen.until(lambda: seen.page.url, lambda url: "/kesenjangan?" in url and "2024" in url and NAIKOLAN in url)
    for _ in range(8):
        seen.page.wait_for_timeout(500)
        seen.page.go_back()
        if seen.page.url == "about:blank":
            return
    raise AssertionError(seen.page.url)
