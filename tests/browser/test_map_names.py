"""Names that would run, were they not text: on the map, two maps, tiles, points, in the table and the heading."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from siperi_geo import demo
from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.browser.conftest import LAST_YEAR, Open
from tests.browser.serving import serving

HOSTILE = [
    "<img src=x onerror='window.top.pwned=1'>",
    "`${window.top.pwned=1}`",
    '"><script>window.top.pwned=1</script>',
    "\\x3cimg src=x onerror=window.top.pwned=1\\x3e",
]


@pytest.fixture(scope="module")
def hostile(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server where four kelurahan and every school have names that would run."""
    place = tmp_path_factory.mktemp("hostile")
    folder = place / "boundaries"
    shutil.copytree(Path(__file__).parents[2] / "data" / "boundaries", folder)
    lines = (folder / "areas.csv").read_text(encoding="utf-8").splitlines()
    for number, name in enumerate(HOSTILE):
        at = next(i for i, line in enumerate(lines) if line.startswith(f"53.71.01.100{number + 1},"))
        code, _, rest = lines[at].split(",", 2)
        quoted = name.replace('"', '""')
        lines[at] = f'{code},"{quoted}",{rest}'
    (folder / "areas.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    store = place / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with Store.open(store) as opened:
        demo.fill(opened, load("spab"), last_year=LAST_YEAR)
        with opened.transaction(actor="test", action="demo", target="names") as tx:
            for code in range(1, 5):
                given = {"name": HOSTILE[code - 1], "code": f"53.71.01.100{code}"}
                tx.execute("update subjects set name = $name where kind = 'school' and area_code = $code", given)
    with serving(store, place / "server.log", {"SIPERI_BOUNDARIES": str(folder)}) as address:
        yield address


def test_hostile_names_are_only_text(visit: Open, hostile: str) -> None:
    seen = visit(hostile, "peta")
    seen.painted(51)
    for place, name in enumerate(HOSTILE):
        seen.page.mouse.move(*seen.middle_of(seen.areas.nth(place)))
        expect(seen.map.locator(".siperi-tip b")).to_have_text(name)
    seen.page.mouse.click(*seen.middle_of(seen.areas.nth(0)))
    expect(seen.page.get_by_role("heading", name=HOSTILE[0])).to_be_visible()
    seen.page.get_by_text("Tabel: angka yang sama").click()
    expect(seen.page.locator(".siperi-table")).to_contain_text(HOSTILE[2])
    assert seen.page.evaluate("window.pwned") is None
    seen.page.close()  # before its server ends


def test_hostile_names_are_only_text_on_tiles_two_maps_and_points(visit: Open, hostile: str) -> None:
    seen = visit(hostile, "peta?tampilan=petak&banding=tahun:2024")
    frame = seen.page.frame_locator("iframe[title^='Peta petak']")
    expect(frame.locator("button")).to_have_count(102)
    for place, name in enumerate(HOSTILE):
        tiles = frame.locator(f"button[data-code='53.71.01.100{place + 1}']")
        for tile in tiles.all():
            assert (tile.get_attribute("aria-label") or "").startswith(f"{name}. ")
            assert (tile.locator("span").text_content() or "").replace("\u00ad", "") == name
    both = visit(hostile, "peta?banding=tahun:2024&wilayah=53.71.01.1002")
    both.painted(102)
    for place, name in enumerate(HOSTILE):
        both.page.mouse.move(*both.middle_of(both.areas.nth(51 + place)))
        expect(both.map.locator(".siperi-tip b").last).to_have_text(name)
    point = visit(hostile, "peta?instrumen=spab&wilayah=53.71.01.1003")
    mark = point.map.locator(".leaflet-marks-pane path.leaflet-interactive").first
    mark.hover()
    expect(point.map.locator(".siperi-tip b")).to_have_text(HOSTILE[2])
    expect(point.page.locator(".st-key-map_units")).to_contain_text(HOSTILE[2])
    for one in (seen, both, point):
        assert one.page.evaluate("window.pwned") is None
        one.page.close()  # before their server ends
