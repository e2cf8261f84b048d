"""Renja and Musrenbang: empty, one kelurahan with results and proposals, links that lead into the form, files."""

import io
from pathlib import Path

import openpyxl
import pytest

from siperi_geo import plans
from siperi_geo.store import Store
from tests.families import add_families
from tests.pages.opening import links, open_page, shown
from tests.pages.taking import Taking
from tests.pages.test_every_page import GIBBERISH, NASTY
from tests.plans.conftest import BUKIT, KIE, MUARA, action


@pytest.fixture
def planned(toy_path: Path) -> Path:
    with Store.open(toy_path) as store:
        plans.add(store, action(what="=1+1", budget_idr=5), actor="ani")
        plans.add(store, action(area_code=MUARA, budget_idr=None), actor="ani")
    return toy_path


def test_without_actions_the_page_says_so_and_leads_to_the_plan(toy_path: Path) -> None:
    page = open_page("renja", "programmes")
    assert "Belum ada aksi tahun anggaran" in shown(page)
    assert "Pilih satu kelurahan" in shown(page)
    assert "Rencana aksi" in links(page)


def test_sums_stand_above_the_actions_and_say_what_they_lack(planned: Path) -> None:
    words = shown(open_page("renja", "programmes", tahun_anggaran="2026"))
    assert "Jumlah anggaran yang diketahui: Rp 5" in words
    assert "1 aksi belum ada anggarannya" in words
    assert "PROGRAM PENANGGULANGAN BENCANA" in words
    assert "1.05.03.2.01.02" in words


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_sheet_of_a_kelurahan_says_what_is_weak_and_leads_to_a_plan(planned: Path, lang: str) -> None:
    page = open_page("renja", "programmes", tahun_anggaran="2026", wilayah=BUKIT, lang=lang)
    words = shown(page)
    assert "Musrenbang" in words
    assert "KELTANA · " in words
    found = [
        address for name, address in links(page).items() if name.startswith(("Rencanakan", "Plan\\:", "Plan:"))
    ]
    assert found
    assert all(f"wilayah={BUKIT}" in one and "tambah=" in one and "tahun_anggaran=2026" in one for one in found)


def test_few_families_are_not_on_the_sheet(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        add_families(store, {BUKIT: 3}, 2025)
    assert "KATANA · " not in shown(open_page("renja", "programmes", wilayah=BUKIT))


def test_files_run_no_formula_and_keep_codes_as_text(planned: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _, made = Taking(monkeypatch).of(
        lambda: open_page("renja", "programmes", tahun_anggaran="2026", wilayah=BUKIT)
    )
    renja = next(make for name, make in made.items() if name == f"siperi-rencana-renja-2026-{BUKIT}.csv")()
    words = renja.decode("utf-8-sig")
    assert f'"{KIE}"' in words
    assert '"\'=1+1"' in words
    assert '"=1+1' not in words
    assert {f"siperi-musrenbang-{BUKIT}-2026.{kind}" for kind in ("csv", "xlsx")} <= made.keys()
    assert all(make() for make in made.values())


@pytest.mark.parametrize("page", ["plans", "renja", "before_after"])
def test_names_are_no_markup_and_an_address_of_nonsense_stands(toy_path: Path, page: str) -> None:
    with Store.open(toy_path) as store:
        nasty = action(what=NASTY, owner_name=NASTY, year=2024, state="done", progress_pct=100, is_open=True)
        plans.add(store, nasty, actor="ani")
    for words in ("x", NASTY, "-1"):
        asked = dict.fromkeys(
            ("tahun_anggaran", "wilayah", "pelaksana", "keadaan_aksi", "tambah", "aksi", "lang"), words
        )
        found = shown(open_page(page, "programmes", **asked))
        assert not GIBBERISH.search(found)
    assert not GIBBERISH.search(shown(open_page(page, "programmes", tahun_anggaran="2024", wilayah=BUKIT)))


def test_the_sheet_has_values_with_class_open_actions_signers_and_the_snapshot(
    toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(toy_path) as store:
        plans.add(store, action(what="=Buka <i>posko</i>", budget_idr=5), actor="ani")
        plans.add(store, action(what="Sudah selesai", state="done", progress_pct=100), actor="ani")
    page, made = Taking(monkeypatch).of(
        lambda: open_page("renja", "programmes", tahun_anggaran="2026", wilayah=BUKIT)
    )
    sheet = shown(page).split("Nilai terbaru menurut instrumen", 1)[1]
    assert "Tangguh" in sheet
    assert "Kurang ke 100" in sheet
    assert "=Buka &lt;i&gt;posko&lt;/i&gt; (Direncanakan)" in sheet
    assert "Sudah selesai" not in sheet
    assert "Aksi di Bukit (keadaan)" in sheet, "repeated on each sheet of paper"
    assert "Lurah Bukit" in sheet
    assert "Id keadaan data dan cara hitung" in sheet
    book = openpyxl.load_workbook(io.BytesIO(made[f"siperi-musrenbang-{BUKIT}-2026.xlsx"]()))
    cells = [cell for row in book.worksheets[0].values for cell in row if cell is not None]
    assert "'=Buka <i>posko</i> (Direncanakan)" in cells
    assert {KIE, 5, "Lurah Bukit"} <= set(cells)


def test_a_kecamatan_has_a_sheet_for_each_of_its_kelurahan(planned: Path) -> None:
    words = shown(open_page("renja", "programmes", tahun_anggaran="2026", wilayah=BUKIT[:8]))
    assert words.count("Lembar Musrenbang Kelurahan") >= 2
