"""The charts as people see them: drawn without internet, no text cut off, also on a phone, linked to the sum."""

import csv
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.test_frame import CUT, drawn


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_heat_map_writes_a_number_into_every_cell_that_has_one(
    visit: Open, server: str, size: tuple[int, int]
) -> None:
    seen = drawn(visit(server, "kesenjangan", size), "kesenjangan")
    assert seen.page.evaluate(CUT) == []
    numbers = seen.page.locator(".js-plotly-plot").first.locator(".textpoint text")
    hatched = seen.page.locator(".js-plotly-plot").first.locator(".bars .point path")
    assert numbers.count() + hatched.count() == 51 * 5
    boxes = [box for box in (one.bounding_box() for one in numbers.all()[:10]) if box]
    assert all(box["height"] >= 10 for box in boxes)


def test_the_table_of_a_chart_can_be_taken_along(visit: Open, server: str) -> None:
    seen = drawn(visit(server, "?tahun=2025"), "")
    table = seen.page.get_by_test_id("stExpander").nth(1)
    table.locator("summary").click()
    expect(table.get_by_role("table")).to_be_visible()
    seen.page.wait_for_timeout(1_000)  # while the table unfolds, a click may miss the button
    with seen.page.expect_download() as found:
        table.get_by_role("button", name="Unduh tabel (CSV)").click()
    assert found.value.suggested_filename == "siperi-kelas-keltana-2025.csv"
    words = Path(found.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(words.splitlines(), delimiter=";"))
    assert rows[0] == ["Kelas", "Jumlah kelurahan"]
    assert sum(int(row[1]) for row in rows[1:6]) == 51
    assert ["Asal data", "DATA CONTOH, bukan hasil penilaian"] in rows
    assert ["Tahun", "2025"] in rows


def test_a_chosen_kelurahan_leads_to_its_own_calculation(visit: Open, server: str) -> None:
    seen = visit(server, "kesenjangan?tahun=2025&wilayah=53.71.03.1011&aspek=KD")
    seen.page.get_by_role("link", name="Lihat perhitungan Lasiana").click()
    expect(seen.page.get_by_role("heading", name="Lasiana (Kec. Kelapa Lima)")).to_be_visible()
    expect(seen.page.get_by_role("radio", name="2025")).to_have_attribute("aria-checked", "true")
    expect(seen.page.locator(".siperi-tree summary").first).to_contain_text("Kesiapsiagaan Darurat")


def test_the_change_map_is_recoloured_by_the_year_compared_with(visit: Open, server: str) -> None:
    seen = drawn(visit(server, "perubahan?tahun=2026"), "perubahan")
    assert seen.page.evaluate(CUT) == []
    nearest = seen.painted(51)
    seen.page.get_by_role("radiogroup", name="Dibandingkan dengan").get_by_role("radio", name="2023").click()
    further = seen.until(seen.fills, lambda fills: len(fills) == 51 and fills != nearest)
    assert set(further) != {further[0]}
