"""The page of the minimum service standard: who is not served, what lacks, the report's tables, true words."""

from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.opening import address, chose, open_page, shown
from tests.pages.spm_page import open_spm, with_figures
from tests.plans.conftest import action
from tests.spm_figures import hand_in

MUARA = "99.01.02.1001"


@pytest.fixture
def path(toy_path: Path, tmp_path: Path) -> Path:
    """Toy town with figures of 2025: of services, two sub-activities, quality, and money."""
    with_figures(tmp_path)
    return toy_path


def test_without_figures_it_says_where_they_come_in(toy_seen: Path) -> None:
    page = open_page("spm", "spm")
    assert "Belum ada angka SPM" in shown(page)
    assert [one.proto.label for one in page.get("page_link")] == ["Angka SPM"]


def test_it_says_what_lacks(path: Path) -> None:
    words = open_spm()
    assert "<dd>64,60</dd><dd>Tuntas Muda</dd>" in words, "(29.2 + 100) / 2"
    assert "Belum Tuntas · 190 dari 1.000 orang terlayani (19,00 %); 810 belum" in words
    assert "<dd>–</dd><dd>tidak ada sasaran</dd>" in words
    assert "Paling banyak orang belum terlayani pada Pelayanan informasi rawan bencana: 810 orang" in words
    assert "810 orang belum terlayani di 2 wilayah" in words
    assert "terbanyak di Kelurahan Muara (800), Kelurahan Bukit (10)" in words
    assert "2 dari 2 sub kegiatan belum mencapai target keluaran. Paling jauh dari target: Sosialisasi, " in words
    assert "jenis ancaman (25,00 % tercapai, kurang 90 orang); " in words
    assert "Penyusunan rencana kontinjensi (33,33 % tercapai, kurang 2 dokumen)." in words
    assert "Mutu minimal yang belum terpenuhi: Pelayanan informasi rawan bencana 6 poin." in words


def test_the_index_opens_its_calculation(path: Path) -> None:
    words = open_spm()
    assert "penerima 190 ÷ 1.000 = 19,00 %, jumlah 2 kelurahan; mutu 14 ÷ 20 = 70,00 %." in words
    assert "80 % × 19,00 + 20 % × 70,00 = 29,20: Belum Tuntas." in words
    assert "Pelayanan penyelamatan dan evakuasi korban bencana: tidak ada sasaran, jadi tanpa indeks." in words
    assert "Indeks sub-urusan: (29,20 + 100,00) ÷ 2 = 64,60." in words


def test_areas_stand_with_most_people_not_served_first(path: Path) -> None:
    words = open_spm()
    table = words[words.index("Pelayanan informasi rawan bencana per kelurahan, 2025") :]
    assert table.index("<td>Muara</td>") < table.index("<td>Bukit</td>")
    assert "<td class=right>11,11 %</td>" in table, "100 of 900"
    kecamatan = open_spm(tingkat="kecamatan")
    assert "Pelayanan informasi rawan bencana per kecamatan, 2025" in kecamatan


def test_the_report_has_its_months_and_its_money(path: Path) -> None:
    words = open_spm()
    table = words[words.index("Keluaran sub kegiatan per bulan, 2025") :]
    for cell in ("<th", "Jan", "Des", "120", "25,00 %"):
        assert cell in table
    money = words[words.index("Anggaran per bulan, 2025") :]
    assert "272.500.000" in money
    assert "73,39 %" in money, "cut, not rounded: 200,000,000 of 272,500,000 is 73.394 %"


def test_both_readings_of_the_classes_are_in_the_address(path: Path) -> None:
    page = chose(open_page("spm", "spm"), "bacaan", "muda_above")
    assert address(page)["bacaan"] == "muda_above"
    assert "Tuntas Pratama" in shown(page)
    assert "Tuntas Muda</dd>" not in shown(page)


def test_nobody_to_serve_may_count_as_full(path: Path) -> None:
    words = open_spm(tanpa_sasaran="penuh")
    assert "<dd>76,40</dd><dd>Tuntas Pratama</dd>" in words, "(29.2 + 100 + 100) / 3"


def test_a_service_for_the_whole_city_alone_says_so(path: Path) -> None:
    words = open_spm(layanan="spm_b2")
    assert "Angka layanan ini hanya ada untuk seluruh kota." in words


def test_forms_are_laid_beside_the_figures(path: Path) -> None:
    words = open_spm()
    assert "di mana formulir dan angka SPM berbeda jauh" in words
    assert "rancangan kami, bukan penilaian resmi" in words
    row = words[words.index("Formulir dan angka SPM yang berbeda jauh, 2025") :]
    assert "<td>Kelurahan Muara</td>" in row
    assert "formulir lebih tinggi dari angka SPM" in row, "Muara's form meets most, 11 % of its people are served"


def test_every_rule_says_how_sure_it_is(path: Path) -> None:
    words = open_spm()
    for said in ("Bobot 80 % penerima, 20 % mutu", "Permendagri 59/2021", "rancangan", "Laporan SPM; Renja"):
        assert said in words


def test_it_speaks_english(path: Path) -> None:
    words = open_spm(lang="en")
    assert "Who has not been served yet by the SPM?" in words
    assert "190 of 1,000 people served (19.00%); 810 not yet" in words or "190 of 1,000 people served" in words
    assert "Belum terlayani" not in words


def test_nonsense_in_the_address_harms_nothing(path: Path) -> None:
    asked = {"layanan": "x", "tingkat": "9", "ancaman": "naga", "bacaan": "-", "tahun": "1", "tanpa_sasaran": "?"}
    words = open_spm(**asked)
    assert "64,60" in words


def test_only_a_figure_of_another_kind(toy_path: Path, tmp_path: Path) -> None:
    hand_in(shared_store(settings().store_path), tmp_path, "sub kegiatan;target;total\n2.2;3;1\n")
    words = open_spm()
    assert "belum dapat dihitung: ada layanan yang datanya belum lengkap" in words
    assert "Penyusunan rencana kontinjensi (33,33 % tercapai, kurang 2 dokumen)." in words
    assert "Angka layanan ini hanya ada untuk seluruh kota." in words


def test_scores_and_money_stand_beside_each_other_per_service(path: Path) -> None:
    store = shared_store(settings().store_path)
    for year, budget, state in ((2025, 4_000_000, "planned"), (2026, 6_000_000, "planned")):
        plans.add(store, action(year=year, line="1.05.03.2.01.0007", budget_idr=budget, state=state), actor="bpbd")
    words = open_spm()
    table = words[words.index("Skor dan uang per layanan, 2025</span>") :]
    rows = table[: table.index("</table>")].split("<tr>")[2:]
    assert [row.split("</td>")[0].rsplit(">", 1)[-1] for row in rows] == [
        "1.05.03.2.01", "1.05.03.2.02", "1.05.03.2.03",
    ]  # fmt: skip
    cells = [one.rsplit(">", 1)[-1] for one in rows[0].split("</td>")[:-1]]
    assert cells[3] == "810"
    assert cells[-2:] == ["4.000.000", "6.000.000"]
    assert [one.rsplit(">", 1)[-1] for one in rows[1].split("</td>")[:-1]][-2:] == ["0", "0"]


def test_people_not_served_are_of_the_hazard_that_the_budget_is_of(path: Path, tmp_path: Path) -> None:
    store = shared_store(settings().store_path)
    of_flood = "kelurahan;layanan;ancaman;target;total\n99.01.01.1001;spm_b1;banjir;50;20\n"
    hand_in(store, tmp_path, of_flood, source="Banjir")
    plans.add(store, action(year=2025, budget_idr=None), actor="bpbd")
    table = open_spm(ancaman="flood")
    table = table[table.index("Skor dan uang per layanan, 2025</span>") :]
    cells = [one.rsplit(">", 1)[-1] for one in table[: table.index("</table>")].split("<tr>")[2].split("</td>")]
    assert cells[3] == "30", "50 less 20, of floods alone"
    assert "0 (+ 1 aksi tanpa anggaran)" in cells
