"""The score map as a reader sees it: painted without internet, answers hover and click, changes with the year."""

import re

import pytest
from PIL import Image
from playwright.sync_api import expect

from siperi_geo import palette
from tests.browser.conftest import DESKTOP, PHONE, Open

HATCH = "url(#hatch-nodata)"
FOCUSED = """() => {
  let one = document.activeElement;
  if (one.tagName === "IFRAME") one = one.contentDocument.activeElement;
  return one.getAttribute("aria-label") || "";
}"""


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_city_is_painted_and_another_year_has_other_colours_and_the_same_zoom(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = visit(server, "peta", size)
    fills = seen.painted(51)
    assert set(palette.CLASSES[3]) & set(fills)
    assert HATCH in fills
    counts = seen.page.locator(".siperi-legend li b").all_inner_texts()
    assert sum(map(int, counts)) == 51
    assert not seen.scrolls_sideways()
    seen.screenshot(f"map-{size[0]}")
    fitted = seen.settled_zoom()
    seen.map.locator(".leaflet-control-zoom-in").click()
    seen.until(seen.zoom, lambda zoom: zoom > fitted)
    zoomed = seen.settled_zoom()
    seen.page.get_by_role("radio", name="2024").click()
    seen.until(seen.fills, lambda now: len(now) == 51 and now != fills)
    assert seen.settled_zoom() == zoomed
    seen.until(lambda: seen.page.url, lambda url: "tahun=2024" in url)


def test_areas_without_data_are_hatched_on_the_picture(visit: Open, server: str) -> None:
    seen = visit(server, "peta?tahun=2023")
    place = seen.painted(51).index(HATCH)
    x, y = seen.middle_of(seen.areas.nth(place))
    with Image.open(seen.screenshot("hatch")) as picture:
        around = picture.convert("RGB").crop((int(x) - 7, int(y) - 7, int(x) + 7, int(y) + 7))
    shades = [sum(pixel) for pixel in around.get_flattened_data()]
    assert max(shades) - min(shades) > 150


def test_hover_tells_the_facts_and_example_data_is_marked(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    seen.page.mouse.move(*seen.middle_of(seen.areas.nth(5)))
    tip = seen.map.locator(".siperi-tip")
    expect(tip).to_contain_text("Kecamatan Alak")
    expect(tip).to_contain_text("Pertanyaan terjawab")
    expect(seen.page.locator(".siperi-example")).to_contain_text("DATA CONTOH")
    expect(seen.map.locator(".siperi-watermark")).to_have_text("DATA CONTOH")
    expect(seen.map.locator(".leaflet-control-attribution")).to_contain_text("Skematis, bukan batas resmi")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_a_click_opens_the_profile_and_can_be_shared(visit: Open, server: str, size: tuple[int, int]) -> None:
    seen = visit(server, "peta", size)
    seen.painted(51)
    seen.page.mouse.click(*seen.middle_of(seen.areas.nth(0)))
    expect(seen.page.get_by_role("heading", name="Namosain")).to_be_visible()
    seen.until(lambda: seen.page.url, lambda url: "wilayah=53.71.01.1001" in url)
    line = seen.page.locator(".siperi-chosen")
    if size == PHONE:
        expect(line).to_contain_text(re.compile(r"Namosain · Indeks \d\d,\d\d · Tangguh"))
        expect(line).to_be_in_viewport(ratio=1)
        line.get_by_role("link", name="profil di bawah").click()
        expect(seen.page.get_by_role("heading", name="Namosain")).to_be_in_viewport(ratio=1)
    else:
        expect(line).to_be_hidden()
    again = visit(server, seen.page.url.removeprefix(f"{server}/"), size)
    expect(again.page.get_by_role("heading", name="Namosain")).to_be_visible()
    again.until(lambda: again.map.locator(f"path[stroke='{palette.SELECTED}']").count(), lambda n: n == 1)


def test_the_select_box_is_an_equal_route(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    seen.page.get_by_label("Pilih kelurahan").focus()
    seen.page.keyboard.type("Namosain")
    seen.page.keyboard.press("Enter")
    expect(seen.page.get_by_role("heading", name="Namosain")).to_be_visible()
    seen.page.get_by_label("Pilih kelurahan").focus()
    for _ in range(12):  # past the other switches and the breadcrumb
        seen.page.keyboard.press("Tab")
        if "tombol panah menggeser" in seen.page.evaluate(FOCUSED):
            break
    assert "tombol panah menggeser" in seen.page.evaluate(FOCUSED)  # the map: one stop, with its keys
    fitted = seen.settled_zoom()
    seen.page.keyboard.press("+")
    seen.until(seen.zoom, lambda zoom: zoom > fitted)
    assert seen.settled_zoom() > fitted
    seen.page.keyboard.press("Home")
    seen.until(seen.zoom, lambda zoom: zoom == fitted)
    seen.page.keyboard.press("Tab")
    assert seen.page.evaluate("document.activeElement.tagName") != "IFRAME"


def test_map_and_select_box_take_turns(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    namosain = seen.middle_of(seen.areas.nth(0))
    seen.page.mouse.click(*namosain)
    expect(seen.page.get_by_role("heading", name="Namosain")).to_be_visible()
    seen.choose("Pilih kelurahan", "Oebobo", "Oebobo (Kec. Oebobo)")
    expect(seen.page.get_by_role("heading", name="Oebobo")).to_be_visible()
    seen.page.mouse.click(*namosain)
    expect(seen.page.get_by_role("heading", name="Namosain")).to_be_visible()


def test_a_kecamatan_is_clicked_open_and_the_breadcrumb_leads_back(visit: Open, server: str) -> None:
    seen = visit(server, "peta?tingkat=Kecamatan")
    assert HATCH not in seen.painted(6)
    city = seen.settled_zoom()
    seen.page.mouse.click(*seen.middle_of(seen.areas.nth(0)))
    expect(seen.page.get_by_role("heading", name="Kecamatan Alak")).to_be_visible()
    seen.painted(12)
    seen.until(lambda: seen.page.url, lambda url: "di=53.71.01" in url)
    assert seen.settled_zoom() > city
    again = visit(server, seen.page.url.removeprefix(f"{server}/"))
    again.painted(12)
    assert again.settled_zoom() > city
    seen.page.bring_to_front()
    step = seen.page.get_by_role("button", name="Kota Kupang")
    step.focus()
    seen.page.keyboard.press("Enter")
    seen.painted(6)
    assert seen.settled_zoom() == city


def test_names_give_way_to_each_other(visit: Open, server: str) -> None:
    seen = visit(server, "peta")
    seen.painted(51)
    for _ in range(3):
        boxes = seen.map.locator(".siperi-label span").evaluate_all(
            "all => all.filter(one => getComputedStyle(one).visibility !== 'hidden')"
            ".map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])"
        )
        crossing = [
            (one, other)
            for place, one in enumerate(boxes)
            for other in boxes[place + 1 :]
            if one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
        ]
        assert boxes
        assert crossing == []
        seen.map.locator(".leaflet-control-zoom-in").click()
        seen.page.wait_for_timeout(600)
    names = seen.map.locator(".siperi-label-kelurahan span:visible").count()
    assert names > 0
