"""The office's SPM table on its way, by clicking: given as a file, stored, on the map, out again as a report."""

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
YEARS = {DESKTOP: 2025, PHONE: 2026}
SERVICE = "Pelayanan informasi rawan bencana"
WAIT_MS = 30_000
# Alak 2,400 of 3,000; Naioni nothing of 6,000; one row that nobody can read.
FILE = f"""No;Kelurahan;Jenis layanan;Target;Januari;Februari;Total;Sumber
1;53.71.01.1008;{SERVICE};3.000;1.400;1.000;2.400;Laporan SPM
2;53.71.01.1010;{SERVICE};6.000;0;0;0;Laporan SPM
3;53.71.01.1001;{SERVICE};banyak;1;1;2;Laporan SPM
"""


@pytest.fixture(scope="module")
def address(example_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose store may be written."""
    folder = tmp_path_factory.mktemp("spm")
    store = folder / "siperi.duckdb"
    shutil.copyfile(example_store, store)
    with serving(store, folder / "server.log") as found:
        yield found


@SIZES
def test_a_table_becomes_a_map_and_a_report(
    visit: Open, address: str, tmp_path: Path, size: tuple[int, int]
) -> None:
    year = YEARS[size]
    file = tmp_path / "spm.csv"
    file.write_text(FILE.replace("No;", "Tahun;").replace("\n1;", f"\n{year};").replace("\n2;", f"\n{year};")
                    .replace("\n3;", f"\n{year};"), encoding="utf-8")  # fmt: skip
    seen = visit(address, "data-spm", size)
    seen.page.locator("input[type=file]").set_input_files(file)
    expect(seen.page.get_by_text("SPM_UNREADABLE").first).to_be_visible(timeout=WAIT_MS)
    seen.page.get_by_role("button", name="Simpan 2 angka").click()
    expect(seen.page.get_by_text("angka tersimpan (batch").first).to_be_visible(timeout=WAIT_MS)
    assert not seen.scrolls_sideways()

    seen = visit(address, f"spm?tahun={year}", size)
    expect(seen.page.get_by_text("2.400 dari 9.000 orang terlayani (26,66 %); 6.600 belum").first).to_be_visible()
    fills = seen.painted(51)
    assert len(set(fills)) >= 3, "two areas with people not served, the rest without data"
    seen.screenshot(f"spm-{size[0]}")
    assert not seen.scrolls_sideways()

    seen.page.get_by_text(f"Penerima layanan per bulan, {year}").first.click()
    button = seen.page.locator(".st-key-files_spm_laporan-recipients").get_by_role("button", name="CSV")
    button.scroll_into_view_if_needed()
    with seen.page.expect_download() as taken:
        button.click()
    text = Path(taken.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    head = next(row for row in rows if "Target" in row)
    row = rows[rows.index(head) + 1]
    said = dict(zip(head, row, strict=True))
    assert said["Uraian"] == SERVICE
    assert [said[name] for name in ("Target", "Jan", "Feb", "Total", "Belum")] == [
        "9000", "1400", "1000", "2400", "6600",
    ]  # fmt: skip
