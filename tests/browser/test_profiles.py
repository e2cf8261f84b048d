"""Profiles in the browser: at most two A4 sheets on paper, without menu and buttons; on a phone they fit."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from siperi_geo import demo
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.browser.conftest import PHONE, Open
from tests.browser.serving import serving

HAZARD = "insert into hazards values ('53.71.03.1011', '{}', 2, null, 'BPBD', 'RTRW', 2024)"
PLACES = ("profil?wilayah=53.71.03.1011", "profil?wilayah=53.71.03", "satuan?subjek=school:contoh_0036")
COVERED = """() => [...document.querySelectorAll("h1, h3")].filter(one => {
  const below = one.closest("[data-testid=stElementContainer]").nextElementSibling;
  const box = below && below.getBoundingClientRect();
  return box && box.height > 0 && box.top < one.getBoundingClientRect().bottom - 1;
}).map(one => one.textContent)"""
PAGES = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def profiles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with example data of kelurahan, schools and families, and with hazards."""
    folder = tmp_path_factory.mktemp("profiles")
    path = folder / "siperi.duckdb"
    with Store.open(path) as store:
        ensure_builtin(store)
        for code in ("keltana", "spab", "katana"):
            demo.fill(store, load(code), last_year=2026)
        with store.transaction(actor="test", action="demo", target="hazards") as tx:
            for hazard in ("flood", "landslide", "drought", "tsunami"):
                tx.execute(HAZARD.format(hazard))
    with serving(path, folder / "server.log") as address:
        yield address


def test_profiles_print_on_two_sheets_and_fit_a_phone(visit: Open, profiles: str) -> None:
    for place in PLACES:
        seen = visit(profiles, place)
        seen.page.emulate_media(media="print")
        assert not seen.page.locator("[data-testid=stSidebar]").is_visible()
        assert not seen.page.locator("[data-testid=stDownloadButton]").first.is_visible()
        assert seen.page.locator(".siperi-bars").first.is_visible()
        assert seen.page.evaluate(COVERED) == [], "no heading lies on what is below it"
        made = seen.page.pdf(prefer_css_page_size=True, print_background=True)
        assert len(PAGES.findall(made)) <= 2, place
        seen.page.emulate_media(media="screen")
        assert not visit(profiles, place, PHONE).scrolls_sideways()


def test_choices_of_a_comparison_are_its_address_in_a_fresh_browser(visit: Open, profiles: str) -> None:
    seen = visit(profiles, "banding", PHONE)
    assert not seen.scrolls_sideways()
    again = visit(profiles, "banding?tahun=2026&w1=53.71.03.1011&w2=53.71.04.1014")
    title = again.page.get_by_role("heading", name=re.compile("poin skor di atas"))
    expect(title).to_contain_text("Lasiana")
    expect(title).to_contain_text("Tuak Daun Merah")
