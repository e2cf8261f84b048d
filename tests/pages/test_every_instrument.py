"""Overview and gaps of every instrument: schools, facilities, kecamatan, and families, of whom means alone."""

from pathlib import Path

import pytest

from siperi_geo.registers.targets import set_target
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from tests.families import BUKIT
from tests.pages.opening import alternatives, open_page, shown


def plain(words: str) -> str:
    return words.replace("\\", "")


def test_the_overview_of_schools_is_about_schools(subjects_seen: Path) -> None:
    words = plain(shown(open_page("overview", instrumen="spab")))
    assert "<dd>61,11</dd>" in words
    assert "Indeks terendah: SD Inpres Nelayan (33,33). Indeks tertinggi: SMP Katolik Cendana (100,00)." in words
    assert "Sekolah mengisi" in words
    assert "rata-rata 3 sekolah yang dinilai" in words
    assert "1 sekolah yang dinilai pada kedua tahun" in words
    assert "Kecamatan Pantai: SMK Bahari" in words


def test_all_instruments_stand_side_by_side(subjects_path: Path) -> None:
    set_target(shared_store(settings().store_path), "keltana", 2025, 70, source="RPJMD", actor="x")
    words = shown(open_page("overview"))
    table = words[words.index("Semua instrumen, 2025") :]
    for said in ("KELTANA · kelurahan", "65,60", "70,00 (kurang 4,40)", "SPAB · sekolah", "61,11", "4 dari 5"):
        assert said in table
    assert "belum ada penilaian" in table, "of families there is nothing"


def test_those_to_visit_first_are_areas_that_say_enough(subjects_seen: Path) -> None:
    page = open_page("overview", instrumen="spab")
    words = plain(shown(page))
    assert "kelurahan yang perlu didatangi lebih dulu" in words.lower()
    first = [link.proto.label for link in page.get("page_link") if link.proto.label.startswith("1")]
    assert len(first) == 1
    assert "Muara" in first[0]
    assert "indeks 33,33 (Belum siap)" in words


def test_kecamatan_are_visited_by_kecamatan(subjects_seen: Path) -> None:
    words = plain(shown(open_page("overview", instrumen="kencana")))
    assert "kecamatan yang perlu didatangi lebih dulu" in words.lower()
    assert "Pantai" in words


@pytest.mark.parametrize("page", ["overview", "gaps"])
@pytest.mark.parametrize("code", ["spab", "rsab", "kencana"])
@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_instrument_has_its_page_in_both_languages(
    subjects_seen: Path, page: str, code: str, lang: str
) -> None:
    found = open_page(page, instrumen=code, lang=lang)
    assert len(alternatives(found)) >= 3
    assert all(text.endswith(".") for text in alternatives(found))


def test_gaps_of_schools_are_means_of_areas_with_those_that_say_little_marked(subjects_seen: Path) -> None:
    words = plain(shown(open_page("gaps", instrumen="spab", tingkat="kelurahan")))
    table = words[words.index("Kelurahan dari indeks terendah, 2025") :]
    assert table.index("Muara") < table.index("Bukit")
    assert "75,00" in table
    assert "Kelas untuk rata-rata" in words
    kecamatan = plain(shown(open_page("gaps", instrumen="spab", tingkat="kecamatan")))
    assert "Kecamatan dari indeks terendah, 2025" in kecamatan
    assert "Pantai" in kecamatan


def test_a_chosen_area_of_schools_leads_to_its_schools(subjects_seen: Path) -> None:
    page = open_page("gaps", instrumen="spab", wilayah=BUKIT)
    words = plain(shown(page))
    assert "Bukit: indeks 75,00, Siap" in words
    assert any("Bukit" in link.proto.label for link in page.get("page_link"))
    assert "Langkah berikut (" not in words


def test_of_families_there_are_means_alone(families_seen: Path) -> None:
    words = plain(shown(open_page("overview", instrumen="katana")))
    assert "Hasil satu keluarga tidak ditampilkan; di sini hanya rata-rata wilayah." in words
    assert "Siapa yang belum mengisi?" not in words
    gaps = plain(shown(open_page("gaps", instrumen="katana", tingkat="kelurahan")))
    assert "Pertanyaan keluarga tidak dihitung satu per satu di sini" in gaps
    assert "Tidak ditampilkan" in gaps
    assert "Tambahan indeks bila penuh" not in gaps


def test_a_city_of_few_families_is_not_told(families_path: Path) -> None:
    with Store.open(families_path) as store, store.working(actor="x") as tx:
        tx.execute(
            "delete from scores where instrument = 'katana' and subject_id not in (select subject_id from scores "
            "where instrument = 'katana' and node = 'index' order by subject_id limit 4)"
        )
    words = plain(shown(open_page("overview", instrumen="katana")))
    assert "Nilai kota tidak ditampilkan" in words
    assert "tidak ditampilkan" in words[words.index("Semua instrumen") :]
    assert "<dd>–</dd>" in words
    gaps = plain(shown(open_page("gaps", instrumen="katana", tingkat="kelurahan")))
    assert "Belum ada kelurahan yang dapat dinilai" in gaps


def test_gaps_say_how_far_each_area_is_from_the_target(toy_path: Path) -> None:
    assert "Belum ada target kota untuk tahun ini" in shown(open_page("gaps"))
    set_target(shared_store(settings().store_path), "keltana", 2025, 70, source="RPJMD", actor="x")
    words = plain(shown(open_page("gaps")))
    assert "65,60 dari target 70,00, kurang 4,40." in words
    assert "3 dari 5 kelurahan berada di bawah target indeks kota." in words
    assert "Jarak ke target kota" in words


def test_the_snapshot_stands_at_the_foot_of_a_page_and_in_its_files(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        row = store.query("snapshot/snapshot_id").iloc[0]
    snapshot = f"{row['data_hash']}-{row['method_hash']}"
    for name in ("overview", "map", "gaps"):
        assert snapshot in shown(open_page(name)), name
