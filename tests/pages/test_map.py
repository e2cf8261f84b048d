"""The score map page: what it says for a year, a level, an aspect, an area (how it is drawn: tests/browser)."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.boundaries import check_file, import_file, stored_areas, use_set
from siperi_geo.store import Store
from tests.pages.opening import change_store, chose, links, map_arguments, open_page, shown
from tests.toytown import build as toytown

BUKIT, KARANG, TANJUNG = "99.01.01.1001", "99.01.02.1003", "99.01.02.1002"


@pytest.fixture
def page(toy_seen: Path) -> AppTest:
    """The page inside the dashboard, on toy town."""
    return open_page("map")


def test_it_opens_on_the_newest_year_with_every_area_counted(page: AppTest) -> None:
    words = shown(page)
    assert "Di mana ketangguhan masih rendah?" in words
    assert "Indeks ketangguhan kelurahan, 2025, 5 kelurahan: Tangguh Pratama: 1, Tangguh Madya: 4" in words


def test_another_year_shows_other_counts_and_no_data_is_not_zero(page: AppTest) -> None:
    words = shown(chose(page, "tahun", 2024))
    assert "Tangguh Pratama: 1, Tangguh Madya: 1, Tangguh Utama: 1" in words
    assert "Belum dapat dinilai: 1, Belum ada data: 1" in words


def test_the_year_reaches_the_map_as_a_layer_and_leaves_the_map_itself_alone(page: AppTest) -> None:
    newest = map_arguments(page)
    older = map_arguments(chose(page, "tahun", 2024))
    assert newest["feature_group"] != older["feature_group"]
    assert (newest["script"], newest["key"]) == (older["script"], older["key"])


def test_another_level_is_another_layer_of_the_same_map(page: AppTest) -> None:
    kelurahan = map_arguments(page)
    kecamatan = map_arguments(chose(page, "tingkat", "kecamatan"))
    assert kelurahan["feature_group"] != kecamatan["feature_group"]
    assert (kelurahan["script"], kelurahan["key"]) == (kecamatan["script"], kecamatan["key"])
    assert "rata-rata kelurahan yang indeksnya dapat dinilai, tanpa bobot" in shown(page)
    assert "adalah bacaan kami, bukan kelas resmi" in shown(page)


def test_a_kecamatan_leads_to_the_kelurahan_behind_its_value(page: AppTest) -> None:
    chose(page, "tingkat", "kecamatan")
    chose(page, "wilayah", "99.01.02")
    assert links(page) == {
        "Lihat perhitungan Kecamatan Pantai": "tahun=2025&bagian=mean&rata=99.01.02",
        "Profil lengkap wilayah ini": "tahun=2025&wilayah=99.01.02",
    }


def test_a_chosen_area_shows_its_profile(page: AppTest) -> None:
    words = shown(chose(page, "wilayah", BUKIT))
    assert "Bukit" in words
    assert "<b>80,00</b>" in words
    assert "Tangguh Madya</span>" in words
    assert words.count('class="siperi-steps"') == 1
    line = '<b>Bukit</b> · Indeks 80,00 · Tangguh Madya</span><a href="#profil">profil di bawah ↓</a>'
    assert line in words
    assert '<div id="profil"' in words


def test_an_area_without_a_form_says_so_instead_of_a_number(page: AppTest) -> None:
    chose(page, "tahun", 2024)
    words = shown(chose(page, "wilayah", KARANG))
    assert "Belum ada formulir tahun 2024" in words
    assert "siperi-index" not in words


def test_too_few_answers_have_coverage_but_no_index(page: AppTest) -> None:
    chose(page, "tahun", 2024)
    words = shown(chose(page, "wilayah", TANJUNG))
    assert "<b>–</b>" in words
    assert "Belum dapat dinilai</span>" in words
    assert "Terisi sebagian: 72 dari 128 pertanyaan dijawab" in words
    assert "baru 72 dari 128, perlu sedikitnya 96" in words
    assert "Isi dulu 56 pertanyaan yang belum dijawab: nomor 1–4 (Layanan pendidikan)" in words


def test_an_aspect_is_shown_by_score_and_says_that_it_has_no_class(page: AppTest) -> None:
    aspect = next(box for box in page.selectbox if box.key == "aspek").options[1]
    page.selectbox(key="aspek").select(aspect).run()
    words = shown(page)
    assert "Kelas hanya berlaku untuk indeks" in words
    assert "60–80" in words


def test_a_kecamatan_chosen_at_one_level_is_forgotten_at_the_other(page: AppTest) -> None:
    chose(page, "wilayah", BUKIT)
    words = shown(chose(page, "tingkat", "kecamatan"))
    assert page.session_state["wilayah"] is None
    assert "Pilih wilayah di peta" in words


def test_the_table_twin_has_a_row_per_area_lowest_first(page: AppTest) -> None:
    table = next(html for html in shown(page).split("\n") if "siperi-table" in html)
    assert table.count("<tr>") == 1 + 5
    assert table.index("Lereng") < table.index("Tanjung I") < table.index("Karang")


def test_in_english_nothing_of_ours_stays_indonesian(page: AppTest) -> None:
    words = shown(chose(page, "lang", "en"))
    assert "Where is resilience still low?" in words
    assert "5 kelurahan: Pratama (basic): 1, Madya (intermediate): 4" in words
    assert "Belum" not in words
    assert "Indeks" not in words


def test_a_click_on_the_map_chooses_the_area(page: AppTest) -> None:
    from siperi_geo.ui.map_view import clicked_area

    assert clicked_area({"last_active_drawing": {"properties": {"area_code": BUKIT}}}) == BUKIT
    assert clicked_area({"last_active_drawing": {"properties": {"area_code": 5}}}) is None
    assert clicked_area({"last_active_drawing": None}) is None
    assert clicked_area(None) is None


def test_map_and_gaps_give_the_same_steps(page: AppTest) -> None:
    steps = [one for one in shown(chose(page, "wilayah", BUKIT)).split("\n") if "siperi-steps" in one]
    other = [one for one in shown(open_page("gaps", wilayah=BUKIT)).split("\n") if "siperi-steps" in one]
    assert len(steps) == 1
    assert steps == other
    assert "(indeks sampai +1,33 bila penuh): " in steps[0]


def test_a_partly_filled_form_is_marked_below_the_map_and_in_its_table(toy_path: Path) -> None:
    change_store(
        toy_path, f"update scores set answered_items = 120 where area_code = '{BUKIT}' and node = 'index'"
    )
    words = shown(open_page("map"))
    assert "1 kelurahan dinilai dari formulir yang terisi sebagian: Bukit (120 dari 128" in words
    assert "<td>120 dari 128 pertanyaan dijawab</td>" in words
    assert "Terisi sebagian: 120 dari 128" in map_arguments(open_page("map"))["feature_group"]


def test_an_example_among_real_forms_is_marked_everywhere(toy_path: Path) -> None:
    update = "set is_example = true where subject_id = '99.01.01.1001' and year = 2025"
    change_store(toy_path, f"update scores {update}", f"update assessments {update}")
    page = open_page("map", wilayah=BUKIT)
    words = shown(page)
    assert "1 formulir contoh, 8 formulir nyata" in words
    assert "Data: contoh" in words
    assert words.count("<td>contoh</td>") == 1
    assert words.count("<td>nyata</td>") == 4
    assert "Data: nyata" in map_arguments(page)["feature_group"]
    assert "<td>1 contoh, 1 nyata</td>" in shown(open_page("map", tingkat="kecamatan"))


@pytest.mark.parametrize(
    ("codes", "rule"),
    [
        (["99.01.01.1001", "99.01.01.1002"], "di kecamatan yang jumlah penduduknya sudah lengkap, tanpa bobot"),
        (["99.01.01.1001"], "tanpa bobot, karena jumlah penduduk belum dimuat untuk semuanya"),
        ([f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))], "dibobot jumlah penduduk."),
    ],
    ids=["one kecamatan", "one kelurahan", "all"],
)
def test_the_rule_of_a_kecamatan_is_that_of_the_populations(toy_path: Path, codes: list[str], rule: str) -> None:
    change_store(toy_path, *(f"insert into populations values ('{code}', 2024, 500, 'x')" for code in codes))
    assert rule in shown(open_page("map", tingkat="kecamatan"))


def test_the_map_names_its_boundaries_with_their_licence_and_the_coast(toy_seen: Path) -> None:
    script = map_arguments(open_page("map"))["script"]
    assert "Skematis, bukan batas resmi" in script
    assert "OpenStreetMap (ODbL)" in script


def test_another_layer_is_named_with_its_licence_beside_the_coast(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        layer = toytown.BOUNDARIES / "kelurahan_skematis.geojson"
        report = check_file(layer, level="kelurahan", areas=stored_areas(store), city=toytown.CITY)
        facts = {"name": "BIG", "source": "BIG <b>1:10.000", "licence": "CC BY 4.0", "kind": "indicative"}
        with store.transaction(actor="test", action="import", target="BIG") as tx:
            use_set(tx, import_file(tx, report, **facts))
    script = map_arguments(open_page("map"))["script"]
    assert " BIG \\u0026lt;b\\u0026gt;1:10.000 (CC BY 4.0)" in script
    assert "indikatif, bukan batas resmi" in script
    assert "pantai di luar kota " in script
    assert "Skematis" not in script
