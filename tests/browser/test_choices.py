"""The address bar: codes that survive a change of language, a reload and Back, and follow from page to page."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

NAIKOTEN = "53.71.05.1005"
# The address of the page before arrives late: when the reader is on the next one already, once.
LATE = """left => {
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    push(state, title, url);
    if (!location.pathname.endsWith("/peserta")) return;
    history.pushState = push;
    push(state, title, `${location.pathname}?${left}`);
    window.wasLate = location.search;
  };
}"""


def asks(page: Page, server: str) -> str:
    """Path and query without the host."""
    return page.url.removeprefix(f"{server}/")


def test_codes_survive_the_language_a_reload_and_back(visit: Open, server: str) -> None:
    seen = visit(server, f"peta?tahun=2024&aspek=LD&wilayah={NAIKOTEN}")
    seen.painted(51)  # a map that is taken away while it is being made complains in the console
    seen.page.get_by_role("radio", name="EN").click()
    english = f"peta?lang=en&tahun=2024&aspek=LD&wilayah={NAIKOTEN}"
    seen.until(lambda: asks(seen.page, server), lambda path: path == english)
    seen.page.reload()
    expect(seen.page.get_by_role("heading", name="Where is resilience still low?")).to_be_visible(timeout=30_000)
    expect(seen.page.get_by_label("Index, aspect or indicator")).to_have_value("Basic Services")
    expect(seen.page.get_by_role("heading", name="Naikoten Dua")).to_be_visible()
    assert asks(seen.page, server) == english
    seen.painted(51)
    seen.page.get_by_role("radio", name="2025").click()
    seen.until(lambda: asks(seen.page, server), lambda path: "tahun=2025" in path)
    seen.page.go_back()
    expect(seen.page.get_by_role("radio", name="2024")).to_have_attribute("aria-checked", "true")
    assert asks(seen.page, server) == english
    seen.page.get_by_role("link", name="Gaps").first.click()
    expect(seen.page.get_by_role("heading", name="Where are the biggest gaps?")).to_be_visible()
    seen.until(lambda: asks(seen.page, server), lambda path: path == english.replace("peta", "kesenjangan"))


def test_a_kelurahan_opened_from_a_mean_is_in_the_address(visit: Open, server: str) -> None:
    seen = visit(server, "metode?bagian=mean&tahun=2025&simpul=LD")
    seen.choose("Buka hitungan satu kelurahan", "Oebobo", "Oebobo (Kec. Oebobo)")
    expect(seen.page.get_by_role("heading", name="Oebobo (Kec. Oebobo), 2025")).to_be_visible()
    seen.until(lambda: asks(seen.page, server), lambda path: "wilayah=53.71.04.1001" in path)
    again = visit(server, asks(seen.page, server))
    expect(again.page.get_by_role("heading", name="Oebobo (Kec. Oebobo), 2025")).to_be_visible()
    expect(again.page.locator(".siperi-tree summary").first).to_contain_text("Layanan Dasar")


def test_the_newest_year_is_written_without_an_entry_in_the_history(visit: Open, server: str) -> None:
    seen = visit(server, "kesenjangan")
    entries = seen.page.evaluate("history.length")
    seen.until(lambda: asks(seen.page, server), lambda path: path == "kesenjangan?tahun=2026")
    assert seen.page.evaluate("history.length") == entries
    seen.page.get_by_role("radio", name="2024").click()
    seen.until(lambda: asks(seen.page, server), lambda path: path == "kesenjangan?tahun=2024")
    seen.page.go_back()
    expect(seen.page.get_by_role("radio", name="2026")).to_have_attribute("aria-checked", "true")
    assert asks(seen.page, server) == "kesenjangan?tahun=2026"
    seen.page.get_by_role("link", name="Cara menghitung").first.click()
    expect(seen.page.get_by_role("heading", name="Bagaimana")).to_be_visible()
    seen.page.get_by_role("link", name="Ringkasan").first.click()
    seen.until(lambda: asks(seen.page, server), lambda path: path == "?tahun=2026")


def test_an_address_that_comes_late_does_not_stay_at_the_next_page(visit: Open, server: str) -> None:
    left = f"tahun=2024&aspek=LD&wilayah={NAIKOTEN}"
    seen = visit(server, f"peta?{left}")
    seen.painted(51)
    seen.page.evaluate(LATE, left)
    seen.page.get_by_role("link", name="Peserta").first.click()
    expect(seen.page.get_by_role("heading", name="Siapa yang diminta mengisi")).to_be_visible()
    seen.until(lambda: asks(seen.page, server), lambda path: path == f"peserta?tahun=2024&wilayah={NAIKOTEN}")
    assert seen.page.evaluate("window.wasLate") == f"?{left}"
