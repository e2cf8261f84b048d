"""Reliability and participation as readers see them: maps repaint with what is shown, clusters come unasked."""

import pytest
from playwright.sync_api import expect

from siperi_geo import palette
from tests.browser.conftest import DESKTOP, PHONE, Open

FOUND = ("Tidak ada kelompok yang lebih dari kebetulan", "Kelurahan lemah yang bertetangga", "Kelurahan kuat yang")


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_the_map_repaints_with_what_it_shows_and_keeps_its_zoom(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = visit(server, "keandalan", size)
    grades = seen.painted(51)
    assert set(grades) <= {*palette.CLASSES[4], "url(#hatch-nodata)"}
    assert not seen.scrolls_sideways()
    fitted = seen.settled_zoom()
    seen.map.locator(".leaflet-control-zoom-in").click()
    seen.until(seen.zoom, lambda zoom: zoom > fitted)
    zoomed = seen.settled_zoom()
    seen.page.get_by_role("radio", name="Bukti").click()
    seen.until(seen.fills, lambda now: len(now) == 51 and now != grades)
    seen.until(lambda: seen.page.url, lambda url: "peta=bukti" in url)
    assert seen.settled_zoom() == zoomed


def test_clusters_come_without_a_hand_while_the_page_can_be_used(visit: Open, server: str) -> None:
    seen = visit(server, "keandalan?peta=kelompok&tahun=2025")
    findings = seen.page.locator(".siperi-findings")
    expect(findings).to_be_visible()
    assert any(one in findings.inner_text() for one in FOUND)
    assert len(seen.painted(51)) == 51


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_who_took_part_is_painted_and_a_click_opens_the_area(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = visit(server, "partisipasi", size)
    assert palette.CLASSES[5][-1] in seen.painted(51)
    assert not seen.scrolls_sideways()
    seen.areas.nth(5).click()
    link = seen.page.get_by_role("link", name="Lihat kelurahan di")
    expect(link).to_be_visible()
    assert "di=53.71.01" in str(link.get_attribute("href"))
