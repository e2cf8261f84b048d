"""Down from the city to a unit and up again: breadcrumb, clicks, points, links; and indicators as nodes."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from siperi_geo.store import Store
from tests.families import add_families
from tests.pages.opening import change_store, chose, links, map_arguments, open_page, shown

BUKIT, MUARA = "99.01.01.1001", "99.01.02.1001"


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def trail(page: AppTest) -> list[str]:
    """The buttons of the breadcrumb, without the last step, which is plain text."""
    return [one.label for one in page.button if str(one.key).startswith("map_step_")]


def here(page: AppTest) -> str:
    words = [line for line in shown(page).split("\n") if 'aria-current="location"' in line]
    assert len(words) == 1
    return words[0].split(">")[1].split("<")[0]


def address(page: AppTest) -> dict[str, str]:
    return {key: one if isinstance(one, str) else one[-1] for key, one in page.query_params.items()}


def press(page: AppTest, key: str) -> AppTest:
    return next(one for one in page.button if one.key == key).click().run()


def test_the_whole_city_is_one_step_without_a_button() -> None:
    page = open_page("map", instrumen="spab")
    assert (trail(page), here(page)) == ([], "Kota Mainan")


def test_a_kecamatan_opens_into_its_kelurahan_and_the_address_says_so() -> None:
    page = open_page("map", instrumen="spab", tingkat="kecamatan", wilayah="99.01.02")
    page = press(page, "map_open")
    assert address(page) == {"instrumen": "spab", "tahun": "2025", "di": "99.01.02"}
    assert (trail(page), here(page)) == (["Kota Mainan"], "Kecamatan Pantai")
    assert "2025, 3 kelurahan" in shown(page)
    assert '"focus": "99.01.02"' in map_arguments(page)["feature_group"]
    assert "99.01.01.1001" not in map_arguments(page)["feature_group"]
    assert "1 dari 3 sekolah dinilai" in shown(page), "the profile of the kecamatan"


def test_the_same_address_shows_the_same_screen() -> None:
    page = open_page("map", instrumen="spab", tingkat="kelurahan", di="99.01.02", wilayah=MUARA)
    assert (trail(page), here(page)) == (["Kota Mainan", "Kecamatan Pantai"], "Kelurahan Muara")
    page = press(page, "map_step_99.01.02")
    assert (trail(page), here(page)) == (["Kota Mainan"], "Kecamatan Pantai")
    page = press(page, "map_step_city")
    assert (trail(page), here(page)) == ([], "Kota Mainan")
    assert address(page) == {"instrumen": "spab", "tahun": "2025", "tingkat": "kecamatan"}


def test_the_select_box_leads_into_another_kecamatan() -> None:
    page = open_page("map", instrumen="spab", di="99.01.02")
    page = chose(page, "wilayah", BUKIT)
    assert (trail(page), here(page)) == (["Kota Mainan", "Kecamatan Bukit"], "Kelurahan Bukit")
    assert address(page)["di"] == "99.01.01"


def test_a_kelurahan_of_the_whole_map_is_chosen_without_opening_its_kecamatan() -> None:
    page = open_page("map", wilayah=BUKIT)
    assert "5 kelurahan" in shown(page)
    assert '"focus": null' in map_arguments(page)["feature_group"]
    assert trail(page) == ["Kota Mainan", "Kecamatan Bukit"]
    page = press(page, "map_step_city")
    assert "tingkat" not in address(page)


def test_an_unknown_kecamatan_in_the_address_is_the_whole_city() -> None:
    page = open_page("map", di="53.71.09")
    assert here(page) == "Kota Mainan"
    assert "5 kelurahan" in shown(page)


def test_kecamatan_that_fill_in_forms_themselves_have_nothing_to_open() -> None:
    page = open_page("map", instrumen="kencana", wilayah="99.01.01")
    assert not [one for one in page.button if one.key == "map_open"]


def test_families_are_never_points_nor_listed(subjects_path: Path) -> None:
    with Store.open(subjects_path) as store:
        add_families(store)
    page = open_page("map", instrumen="katana", wilayah=BUKIT)
    assert '"marks": []' in map_arguments(page)["feature_group"]
    assert not [query for query in links(page).values() if "subjek=" in query]
    offered = next(box for box in page.selectbox if box.key == "aspek").options
    assert len(offered) == 1 + len(load("katana").aspects)


def test_indicators_are_offered_below_their_aspects_and_painted_by_score() -> None:
    page = open_page("map", instrumen="spab", aspek="A1")
    offered = next(box for box in page.selectbox if box.key == "aspek").options
    node = load("spab").node("A1")
    assert offered.index(f"– {node.name.id}") == offered.index(load("spab").node("P1").name.id) + 1
    words = shown(page)
    assert f"{node.name.id}, 2025, 5 kelurahan" in words
    assert "Kelas hanya berlaku untuk indeks" in words


def test_a_kelurahan_with_one_of_many_schools_is_lined_and_counted(subjects_path: Path) -> None:
    more = ", ".join(f"('school:t{n}', 'school', 't{n}', 'SD {n}', '{BUKIT}')" for n in range(10))
    change_store(subjects_path, f"insert into subjects (subject_id, kind, code, name, area_code) values {more}")
    page = open_page("map", instrumen="spab")
    layer, words = map_arguments(page)["feature_group"], shown(page)
    assert "2 dari 12 sekolah dinilai" in layer
    assert "Nilai sementara" in layer
    assert f'["{BUKIT}", "thin ' in layer
    assert "(1 bergaris)" in words
    assert "<em>1</em>" in words
    assert "1 di antaranya bergaris" in words
    assert "(sementara)</td>" in words
    assert "Nilai sementara" in shown(open_page("map", instrumen="spab", wilayah=BUKIT))


def test_tiles_are_asked_for_in_the_address_and_say_the_same(subjects_seen: Path) -> None:
    page = open_page("map", instrumen="spab", tampilan="petak", wilayah=BUKIT)
    frames = [one for one in page.get("component_instance") if ".tiles" in str(one.proto)]
    assert len(frames) == 1
    sent = frames[0].proto.json_args
    assert sent.count('"code": "99.01.0') == 5
    assert '"chosen": true' in sent
    assert "2 dari 2 sekolah dinilai" in sent
    assert "streamlit_folium" not in "".join(str(one.proto) for one in page.get("component_instance"))
    assert "Setiap petak satu kelurahan" in shown(page)
