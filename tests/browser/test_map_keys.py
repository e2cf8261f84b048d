"""The score map without a mouse, and for those who hear it: every stop has a name, tiles are chosen with Enter."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open

MOST = 90  # stops of a page, and some more
# What has the focus, inside a frame too: its role or tag, its name, the title of the frame around it.
FOCUSED = """() => {
  let one = document.activeElement, frame = "";
  if (one.tagName === "IFRAME") {
    frame = one.title;
    const inside = one.contentDocument.activeElement;
    one = inside && inside !== one.contentDocument.body ? inside : one;
  }
  const labels = one.labels && one.labels.length ? one.labels[0].innerText : "";
  return [one.tagName, one.getAttribute("aria-label") || labels || (one.innerText || "").slice(0, 80), frame];
}"""
FRAMES = """all => all.filter(one => one.getClientRects().length && getComputedStyle(one).visibility !== "hidden")
  .map(one => [one.title, one.contentDocument.documentElement.lang])"""


def stops(page: Page, until: str, key: str = "Tab") -> list[tuple[str, str, str]]:
    """Press a key until what has the focus is called like this; every stop on the way."""
    found = []
    for _ in range(MOST):
        page.keyboard.press(key)
        found.append(tuple(page.evaluate(FOCUSED)))
        if until in found[-1][1]:
            return found
    raise AssertionError(f"{until} is never reached: {found}")


def test_tiles_filters_table_and_files_are_reached_and_used_with_keys_alone(visit: Open, server: str) -> None:
    seen = visit(server, "peta?tampilan=petak")
    page = seen.page
    expect(page.frame_locator("iframe[title='Peta petak']").locator("button")).to_have_count(51)
    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus(); }")  # after the menu
    way = stops(page, "Namosain. Kecamatan Alak")
    names = " ".join(name for _, name, _ in way)
    for one in ("Instrumen", "2023", "Kelurahan", "Indeks", "Pilih kelurahan", "Peta", "Nilai saja", "Bandingkan"):
        assert one in names, one
    assert way[-1][2] == "Peta petak"
    assert [frame for _, _, frame in way if frame] == ["Peta petak"], "no other frame is a stop"
    page.keyboard.press("ArrowDown")
    name = page.evaluate(FOCUSED)[1].partition(".")[0]
    page.keyboard.press("Enter")
    seen.until(lambda: page.url, lambda url: "wilayah=" in url)
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    chosen = page.frame_locator("iframe[title='Peta petak']").locator("button[aria-pressed=true]")
    expect(chosen).to_have_count(1)
    expect(chosen).to_be_focused()
    stops(page, "Tabel: angka yang sama")
    page.keyboard.press("Enter")
    expect(page.locator(".siperi-table").first).to_be_visible()
    page.wait_for_timeout(1_000)  # while the table unfolds
    stops(page, "Unduh tabel")
    with page.expect_download() as found:
        page.keyboard.press("Enter")
    assert found.value.suggested_filename.startswith("siperi-peta-kelurahan-index-keltana-2026")


def test_every_frame_has_a_title_and_a_language_and_those_without_content_are_no_stop(
    visit: Open, server: str
) -> None:
    for path, titles in {
        "peta": [["Peta nilai ketangguhan", "id"]],
        "peta?lang=en": [["Map of resilience values", "en"]],
        "peta?tampilan=petak&lang=en": [["Tile map", "en"]],
        "perubahan": [["Peta perubahan antara dua tahun", "id"]],
        "kesenjangan": [],
    }.items():
        seen = visit(server, path)
        frames = seen.page.locator("iframe")
        seen.until(lambda frames=frames: frames.evaluate_all(FRAMES), lambda now, titles=titles: now == titles)
