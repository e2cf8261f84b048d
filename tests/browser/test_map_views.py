"""Other views of the score map: another year without a blank frame, two maps, tiles, two measures, on paper."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from siperi_geo import demo, palette
from siperi_geo.instruments import load
from siperi_geo.maps.two_measures import COLOURS
from siperi_geo.store import Store
from tests.browser.conftest import DESKTOP, LAST_YEAR, PHONE, Open
from tests.browser.serving import serving

SPAB = {"instrument": "spab", "kind": "school", "year": LAST_YEAR, "variant": "standard", "node": "index"}
PEOPLE = f"insert into populations select area_code, {LAST_YEAR}, row_number() over (order by area_code), 'x'"


def test_another_year_is_painted_without_a_blank_frame(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    frame = next(frame for frame in seen.page.frames if "streamlit_folium" in frame.url)
    frame.evaluate("""() => {
        window.counted = [];
        window.begun = Math.random();
        const look = () => {
            window.counted.push(document.querySelectorAll("path.leaflet-interactive").length);
            requestAnimationFrame(look);
        };
        look();
    }""")
    begun = frame.evaluate("window.begun")
    fills = seen.fills()
    seen.page.get_by_role("radio", name="2024").click()
    seen.until(seen.fills, lambda now: len(now) == 51 and now != fills)
    assert set(frame.evaluate("window.counted")) == {51}
    assert frame.evaluate("window.begun") == begun, "the same frame"


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_two_maps_are_painted_and_move_together(visit: Open, server: str, size: tuple[int, int]) -> None:
    seen = visit(server, "peta?banding=tahun:2024", size)
    fills = seen.painted(102)
    assert fills[:51] != fills[51:]
    assert not seen.scrolls_sideways()
    boxes = [seen.map.locator(where).bounding_box() for where in ("#map_div", "#siperi-second")]
    first, second = (box for box in boxes if box)
    assert (first["width"], first["height"]) == (second["width"], second["height"])
    assert second["x"] > first["x"] if size == DESKTOP else second["y"] > first["y"]
    zooms = (
        "[window.map, window.siperi.second].map(one => [one.getZoom(), one.getCenter().lat, one.getCenter().lng])"
    )
    frame = next(frame for frame in seen.page.frames if "streamlit_folium" in frame.url)
    fitted = seen.settled_zoom()
    seen.map.locator("#siperi-second .leaflet-control-zoom-in").click()
    seen.until(seen.zoom, lambda zoom: zoom > fitted)
    seen.settled_zoom()
    one, other = frame.evaluate(zooms)
    assert one == pytest.approx(other, abs=1e-3)
    seen.map.locator("#siperi-second .siperi-home").click()
    seen.until(seen.zoom, lambda zoom: zoom == fitted)
    seen.page.mouse.click(*seen.middle_of(seen.areas.nth(51)))
    seen.until(lambda: seen.page.url, lambda url: "wilayah=53.71.01.1001" in url)
    seen.until(lambda: seen.map.locator(f"path[stroke='{palette.SELECTED}']").count(), lambda n: n == 2)
    seen.screenshot(f"two-{size[0]}")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_tiles_show_every_name_whole_and_are_walked_with_the_arrow_keys(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = visit(server, "peta?tampilan=petak", size)
    tiles = seen.page.frame_locator("iframe[title='Peta petak']").locator("button")
    expect(tiles).to_have_count(51)
    cut = tiles.evaluate_all(
        "all => all.filter(one => [one, ...one.children].some(part => part.scrollWidth > part.clientWidth + 1"
        " || part.scrollHeight > one.clientHeight + 1)).map(one => one.textContent)"
    )
    assert cut == []
    sizes = tiles.evaluate_all(
        "all => all.map(one => [Math.round(one.offsetWidth), Math.round(one.offsetHeight)])"
    )
    widths, heights = ([size[at] for size in sizes] for at in (0, 1))
    assert max(widths) - min(widths) <= 1
    assert max(heights) - min(heights) <= 1
    assert not seen.scrolls_sideways()
    seen.screenshot(f"tiles-{size[0]}")
    tiles.first.focus()
    seen.page.keyboard.press("ArrowDown")
    seen.page.keyboard.press("Enter")
    seen.until(lambda: seen.page.url, lambda url: "wilayah=" in url)
    expect(
        seen.page.frame_locator("iframe[title='Peta petak']").locator("button[aria-pressed=true]")
    ).to_have_count(1)


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_two_sets_of_tiles_take_part_in_one_choice(visit: Open, server: str, size: tuple[int, int]) -> None:
    seen = visit(server, "peta?tampilan=petak&banding=tahun:2024", size)
    frame = seen.page.frame_locator("iframe[title='Peta petak: 2026 · 2024']")
    tiles = frame.locator("button")
    expect(tiles).to_have_count(102)
    assert frame.locator("h2").all_inner_texts() == ["2026", "2024"]
    cut = tiles.evaluate_all(
        "all => all.filter(one => [one, ...one.children].some(part => part.scrollWidth > part.clientWidth + 1"
        " || part.scrollHeight > one.clientHeight + 1)).map(one => one.textContent)"
    )
    assert cut == []
    first, second = (one.bounding_box() for one in frame.locator(".tiles").all())
    assert first is not None
    assert second is not None
    assert second["x"] > first["x"] if size == DESKTOP else second["y"] > first["y"]
    assert not seen.scrolls_sideways()
    twin = frame.locator("section").nth(1).locator("button[data-code='53.71.01.1001']")
    frame.locator("section").nth(0).locator("button[data-code='53.71.01.1001']").hover()
    expect(twin).to_have_class("twin")
    twin.click()
    seen.until(lambda: seen.page.url, lambda url: "wilayah=53.71.01.1001" in url)
    expect(frame.locator("button[aria-pressed=true]")).to_have_count(2)
    seen.screenshot(f"two-tiles-{size[0]}")


def test_a_school_is_a_point_with_its_class_and_leads_to_its_line(
    visit: Open, example_store: Path, tmp_path: Path
) -> None:
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(example_store, path)
    with Store.open(path) as store:
        demo.fill(store, load("spab"), last_year=LAST_YEAR)
        rows = store.query("scores/score_per_subject", **SPAB)
        alone = rows.groupby("area_code")["subject_id"].transform("size") == 1
        one = rows[rows["index_value"].notna() & alone].iloc[0]
        with store.transaction(actor="test", action="demo", target="points") as tx:
            tx.execute(f"{PEOPLE} from kelurahan_tree")
    with serving(path, tmp_path / "server.log") as address:
        seen = visit(address, f"peta?instrumen=spab&wilayah={one['area_code']}")
        mark = seen.map.locator(".leaflet-marks-pane path.leaflet-interactive")
        expect(mark).to_have_count(1)
        mark.hover()
        expect(seen.map.locator(".siperi-tip")).to_contain_text("Contoh: satuan ini dan letaknya dibuat-buat")
        ring = seen.map.locator(".leaflet-marks-pane path[stroke-dasharray]")
        expect(ring).to_have_count(1)
        expect(seen.map.locator(".siperi-sign")).to_have_text(re.compile("[1-5]"))
        mark.click()
        seen.until(lambda: seen.page.url, lambda url: "/satuan?" in url and "subjek=" in url)
        expect(seen.page.get_by_role("heading", name=one["subject_name"])).to_be_visible()
        crossed = visit(address, "peta?silang=penduduk")
        assert set(crossed.painted(51)) & {colour for row in COLOURS for colour in row}
        signs = crossed.map.locator(".siperi-label-kelurahan span b").all_inner_texts()
        assert {sign for sign in signs if sign} <= {f"{row}{column}" for row in "123" for column in "ABC"}
        expect(crossed.page.locator(".siperi-pairs")).to_contain_text("lemah dan banyak orang")
        for one_page in (seen, crossed):
            one_page.page.close()  # before their server ends


def test_on_paper_are_question_map_legend_and_sources_and_nothing_to_press(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    seen.page.emulate_media(media="print")
    for shown in ("h1", ".st-key-map_one iframe", ".siperi-legend", ".siperi-footer"):
        expect(seen.page.locator(shown).first).to_be_visible()
    for hidden in ("[data-testid=stSidebar]", ".st-key-filters", "[data-testid=stExpander]"):
        expect(seen.page.locator(hidden).first).to_be_hidden()
    assert seen.page.locator("[data-testid=stMain]").evaluate("one => one.scrollHeight <= one.clientHeight")
    seen.page.emulate_media(media="screen")


@pytest.mark.parametrize(
    "asked", ["peta", "peta?tampilan=petak", "peta?banding=tahun:2024", "peta?aspek=LD&lang=en"]
)
def test_a_map_is_printed_whole_on_one_lying_sheet(visit: Open, server: str, asked: str) -> None:
    seen = visit(server, asked)
    if "petak" in asked:
        expect(seen.page.frame_locator("iframe[title='Peta petak']").locator("button")).to_have_count(51)
    else:
        seen.painted(102 if "banding" in asked else 51)
    frame = seen.page.locator(".stMain iframe:visible").first
    width = frame.evaluate("one => one.contentWindow.innerWidth")
    seen.page.emulate_media(media="print")
    shown = frame.evaluate("one => [one.contentWindow.innerWidth, one.getBoundingClientRect().right, innerWidth]")
    if "petak" not in asked:
        assert shown[0] == width, "as it was painted"
    assert shown[1] <= shown[2]
    seen.page.emulate_media(media="screen")
    paper = seen.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    found = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert found is not None
    assert [round(float(one)) for one in found.groups()] == [842, 595]


@pytest.mark.parametrize("asked", ["peta", "peta?tampilan=petak", "peta?silang=bahaya"])
def test_on_a_phone_the_legend_stands_below_its_map_and_the_words_after_it(
    visit: Open, server: str, asked: str
) -> None:
    seen = visit(server, asked, PHONE)
    places = [".stMain iframe:visible", ".siperi-legend, .siperi-pairs", ".st-key-map_words"]
    tops = [seen.page.locator(one).first.evaluate("one => one.getBoundingClientRect().top") for one in places]
    assert tops == sorted(tops)
