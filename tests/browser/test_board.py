"""From the board to a pledge: somebody without an account offers, a planner signs in and accepts."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from siperi_geo import plans
from siperi_geo.store import Store
from tests import people
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving
from tests.plans.conftest import KIE

WAIT_MS = 30_000
OESAPA = "53.71.03.1010"


@pytest.fixture(scope="module")
def address(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with accounts and one open need."""
    folder = tmp_path_factory.mktemp("board")
    path = folder / "siperi.duckdb"
    shutil.copyfile(example_store, path)
    with Store.open(path) as store:
        open_need = plans.Action(
            year=2027, what="KIE rawan banjir", area_code=OESAPA, line=KIE, closes=("keltana:I22",),
            owner_name="BPBD", budget_idr=5_000_000, is_open=True,
        )  # fmt: skip
        plans.add(store, open_need, actor="ani")
        people.begin(store)
    with serving(path, folder / "server.log") as found:
        yield found


def test_an_offer_without_an_account_becomes_a_pledge_by_clicking(visit: Open, address: str) -> None:
    seen = visit(address, "papan", PHONE)
    expect(seen.areas.first).to_be_visible(timeout=WAIT_MS)
    assert len(seen.painted(51)) == 51
    assert not seen.scrolls_sideways()
    seen.page.get_by_role("button", name="Baca dan tawarkan bantuan").first.click()
    seen.page.get_by_label("Nama lembaga atau kelompok").fill("PT Maju Jaya")
    seen.page.get_by_label("Bantuan yang ditawarkan").fill("Mencetak 500 poster")
    seen.page.get_by_label("Orang yang dapat dihubungi").fill("Maria Contoh")
    seen.page.get_by_label("Telepon atau surel").fill("0380-555-0100")
    assert not seen.scrolls_sideways()
    seen.page.get_by_role("button", name="Kirim penawaran").click()
    expect(seen.page.get_by_text("Simpan kode ini")).to_be_visible(timeout=WAIT_MS)
    code = seen.page.locator("[data-testid=stCode] code").inner_text().strip()
    seen.screenshot("board-given")

    seen = visit(address, "papan", DESKTOP)
    expect(seen.areas.first).to_be_visible(timeout=WAIT_MS)
    assert "500 poster" not in seen.page.content(), "nothing of it shows before it is decided on"
    seen.screenshot("board")

    planner = visit(address, "penawaran", DESKTOP)
    expect(planner.page.get_by_text("PT Maju Jaya")).to_have_count(0)
    planner.page.get_by_role("link", name="Masuk").first.click()
    planner.page.get_by_label("Nama akun").fill(people.ADMIN.name)
    planner.page.get_by_label("Kata sandi").fill(people.PASSWORD)
    planner.page.get_by_role("button", name="Masuk").click()
    expect(planner.page.get_by_text("PT Maju Jaya")).to_be_visible(timeout=WAIT_MS)
    planner.screenshot("offers")
    planner.page.get_by_role("button", name="Terima").click()
    expect(planner.page.get_by_text("sekarang menjadi janji mitra")).to_be_visible(timeout=WAIT_MS)

    seen = visit(address, "papan", DESKTOP)
    expect(seen.page.get_by_text("1 mitra sudah berjanji").first).to_be_visible(timeout=WAIT_MS)
    assert "PT Maju Jaya" not in seen.page.content()
    seen.page.get_by_text("Sudah menawarkan bantuan?").click()
    seen.page.get_by_label("Kode penawaran").fill(code)
    seen.page.get_by_role("button", name="Lihat", exact=True).click()
    expect(seen.page.get_by_text("Diterima", exact=False).first).to_be_visible(timeout=WAIT_MS)
