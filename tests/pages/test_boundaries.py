"""The page that takes boundary layers in: it checks first, stores on request, and scores stay as they are."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.settings import settings
from siperi_geo.store import shared_store
from tests.pages.opening import open_page, shown
from tests.toytown.build import BOUNDARIES

ROOT = Path(__file__).resolve().parents[2]
LAYER = BOUNDARIES / "kelurahan_skematis.geojson"


@pytest.fixture
def page(toy_path: Path) -> AppTest:
    return open_page("boundaries", "data")


def given(page: AppTest, name: str, content: bytes) -> AppTest:
    page.file_uploader[0].upload(name, content, "application/geo+json")
    return page.run()


def scores() -> str:
    return str(shared_store(settings().store_path).sql("select * from scores order by all").to_csv())


def test_the_layer_in_use_is_named_with_its_kind(page: AppTest) -> None:
    words = shown(page)
    assert "Dipakai di peta sekarang: Lapisan bawaan." in words
    assert "bukan batas resmi" in words


def test_a_good_layer_is_checked_then_stored_then_shown(page: AppTest) -> None:
    before = scores()
    given(page, "lapisan.geojson", LAYER.read_bytes())
    for place, words in enumerate(["Lapisan Baru", "Kantor Pertanahan", "izin tertulis"]):
        page.text_input[place].set_value(words)
    page.button[0].click().run()
    words = shown(page)
    assert "Dipakai di peta sekarang: Lapisan Baru." in words
    assert "Lapisan bawaan" in words
    assert scores() == before
    assert "Lapisan “Lapisan Baru” tersimpan dan dipakai di peta" in page.success[0].value
    assert "5 kelurahan, 19,38 km²" in page.success[0].value
    assert "Hasil pemeriksaan" not in words
    assert not page.text_input


def test_another_layer_in_use_is_said(page: AppTest) -> None:
    given(page, "lapisan.geojson", LAYER.read_bytes())
    for place, words in enumerate(["Lapisan Baru", "Kantor Pertanahan", "izin tertulis"]):
        page.text_input[place].set_value(words)
    page.button[0].click().run()
    page.selectbox[0].set_value("skematis").run()
    words = shown(page.button[0].click().run())
    assert "Lapisan “Lapisan bawaan” sekarang dipakai di peta" in words
    assert "Dipakai di peta sekarang: Lapisan bawaan." in words


def test_nobody_elsewhere_changes_what_maps_show(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    given(page, "lapisan.geojson", LAYER.read_bytes())
    for place, words in enumerate(["Lapisan Baru", "Kantor Pertanahan", "izin tertulis"]):
        page.text_input[place].set_value(words)
    page.button[0].click().run()
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    page.run()
    assert "Lapisan Baru" in shown(page)
    assert (list(page.button), list(page.selectbox), list(page.file_uploader)) == ([], [], [])


def test_many_problems_of_a_layer_are_one_table(page: AppTest) -> None:
    content = json.loads(LAYER.read_text(encoding="utf-8"))
    for feature in content["features"]:
        feature["properties"] = {"name": "Antah " + feature["properties"]["code"], "kecamatan": "Berantah"}
    given(page, "salah.geojson", json.dumps(content).encode())
    assert len(page.error) == 1
    assert "Temuan: " in shown(page)


def test_names_without_codes_are_listed_to_be_checked(page: AppTest) -> None:
    content = json.loads(LAYER.read_text(encoding="utf-8"))
    for feature in content["features"]:
        name = feature["properties"]["name"].replace("Karang", "Karrang")
        feature["properties"] = {"name": name, "kecamatan": feature["properties"]["kecamatan"]}
    words = shown(given(page, "nama.geojson", json.dumps(content).encode()))
    assert "Dicocokkan menurut nama, bukan kode: 5 (nama tidak sama persis: 1)" in words
    assert all(one in words for one in ("Karrang", "Lereng", "Pantai", "ejaan lain", "97 %"))


def test_a_layer_without_a_source_is_not_stored(page: AppTest) -> None:
    given(page, "lapisan.geojson", LAYER.read_bytes())
    words = shown(page.button[0].click().run())
    assert "BOUNDARY_SOURCE_MISSING" in words
    assert "Dipakai di peta sekarang: Lapisan bawaan." in words


def test_a_layer_of_another_place_cannot_be_stored(page: AppTest) -> None:
    content = json.loads(LAYER.read_text(encoding="utf-8"))
    for feature in content["features"]:
        feature["properties"] = {"code": "73.71.01.1001", "name": "Losari", "kecamatan": "Ujung Pandang"}
        ring = feature["geometry"]["coordinates"][0]
        feature["geometry"]["coordinates"][0] = [[x - 4, y + 5] for x, y in ring]
    given(page, "makassar.geojson", json.dumps(content).encode())
    assert page.error
    assert not page.text_input


def test_a_file_that_is_no_layer_says_why(page: AppTest) -> None:
    given(page, "catatan.geojson", b"halo")
    assert page.error
    assert not page.text_input
