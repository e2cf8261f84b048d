"""The score map page: what it says for a year, a level, an aspect, an area (how it is drawn: tests/browser)."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[2]
BUKIT, KARANG, TANJUNG = "99.01.01.1001", "99.01.02.1003", "99.01.02.1002"


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    """The page inside the dashboard, on toy town."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
    return app.run().switch_page("pages/results/map.py").run()


def shown(page: AppTest) -> str:
    """Everything the page shows as text or HTML, without the style sheet."""
    assert not page.exception
    kinds = ("title", "subheader", "markdown", "html", "info")
    texts = [str(element.value) for kind in kinds for element in page.get(kind)]
    return "\n".join(text for text in texts if not text.startswith("<style>"))


def chose(page: AppTest, key: str, value: object) -> AppTest:
    """The page after a choice in the widget with this key."""
    page.session_state[key] = value
    return page.run()


def map_arguments(page: AppTest) -> dict[str, str]:
    """What the map component is given."""
    frame = next(element for element in page.get("component_instance") if "streamlit_folium" in str(element.proto))
    return dict(json.loads(frame.proto.json_args))


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


def test_another_level_is_another_map(page: AppTest) -> None:
    kelurahan = map_arguments(page)
    kecamatan = map_arguments(chose(page, "tingkat", "kecamatan"))
    assert kelurahan["key"] != kecamatan["key"]
    assert "rata-rata nilai kelurahan" in shown(page)
    assert "adalah bacaan kami, bukan kelas resmi" in shown(page)


def test_a_kecamatan_leads_to_the_kelurahan_behind_its_value(page: AppTest) -> None:
    chose(page, "tingkat", "kecamatan")
    chose(page, "wilayah", "99.01.02")
    assert [link.proto.label for link in page.get("page_link")] == ["Lihat perhitungan Pantai"]
    assert page.session_state["siperi_chosen"]["rata"][0] == "99.01.02"


def test_a_chosen_area_shows_its_profile(page: AppTest) -> None:
    words = shown(chose(page, "wilayah", BUKIT))
    assert "Bukit" in words
    assert "<b>80,00</b>" in words
    assert "Tangguh Madya</span>" in words
    assert words.count('class="siperi-steps"') == 1


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
    assert "56 % pertanyaan terjawab" in words


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
