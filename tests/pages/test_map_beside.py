"""Two maps side by side: what can stand beside what is shown, one legend or two, and both tables."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load
from tests.pages.opening import change_store, chose, map_arguments, open_page, shown

BUKIT = "99.01.01.1001"


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def offered(page: AppTest) -> list[str]:
    return list(next(box for box in page.selectbox if box.key == "banding").options)


def legends(page: AppTest) -> int:
    return shown(page).count('class="siperi-legend')


def tables(page: AppTest) -> list[str]:
    return [one.label for one in page.expander if "Tabel" in one.label]


def test_other_years_values_and_instruments_are_offered_but_not_what_is_shown() -> None:
    page = open_page("map")
    names = offered(page)
    assert names[0] == "Tahun 2024"
    assert "Tahun 2025" not in names
    assert load("keltana").aspects[0].name.id in names
    assert "SPAB · sekolah" in names
    assert not [one for one in names if "KENCANA" in one], "kelurahan have no KENCANA"
    assert [one for one in offered(open_page("map", tingkat="kecamatan")) if "KENCANA" in one]


def test_two_years_share_a_legend_with_two_counts_and_have_a_table_each() -> None:
    page = open_page("map", banding="tahun:2024")
    layer, words = map_arguments(page)["feature_group"], shown(page)
    assert layer.count('"areas": [[') == 2
    assert '"title": "2025"' in layer
    assert '"title": "2024"' in layer
    assert legends(page) == 1
    assert "<b>2025</b><b>2024</b>" in words
    assert "Belum ada data</span><b>0</b><b>1</b>" in words
    assert "2025, 5 kelurahan" in words
    assert "2024, 5 kelurahan" in words
    assert [one[:4] for one in tables(page)] == ["2025", "2024"]


def test_an_aspect_beside_the_index_has_a_legend_of_its_own() -> None:
    page = open_page("map", banding="nilai:LD")
    assert legends(page) == 2
    assert f"{load('keltana').node('LD').name.id}: Skor 0–100" in shown(page)


def test_another_instrument_beside_it_counts_its_own_forms() -> None:
    page = open_page("map", instrumen="spab", banding="instrumen:rsab")
    layer = map_arguments(page)["feature_group"]
    assert "sekolah dinilai" in layer
    assert "fasilitas kesehatan dinilai" in layer
    assert legends(page) == 2


def test_the_choice_is_in_the_address_and_gone_with_what_it_compared() -> None:
    page = chose(open_page("map"), "banding", "tahun:2024")
    found = page.query_params["banding"]
    assert (found if isinstance(found, str) else found[-1]) == "tahun:2024"
    page = chose(page, "tahun", 2024)
    assert map_arguments(page)["feature_group"].count('"areas": [[') == 1
    assert "banding" not in page.query_params


def test_two_maps_with_another_year_keep_their_frame() -> None:
    page = open_page("map", instrumen="spab", banding="instrumen:rsab")
    newest = map_arguments(page)
    older = map_arguments(chose(page, "aspek", "P1"))
    assert newest["feature_group"] != older["feature_group"]
    assert (newest["script"], newest["key"]) == (older["script"], older["key"])
    assert newest["key"] != map_arguments(open_page("map", instrumen="spab"))["key"]


def test_one_year_alone_still_offers_other_values(subjects_path: Path) -> None:
    change_store(
        subjects_path, "delete from scores where year = 2024", "delete from assessments where year = 2024"
    )
    names = offered(open_page("map"))
    assert not [one for one in names if one.startswith("Tahun")]
    assert names


def test_two_sets_of_tiles_stand_beside_each_other_in_one_frame() -> None:
    page = open_page("map", tampilan="petak", banding="tahun:2024", wilayah=BUKIT)
    (frame,) = (one for one in page.get("component_instance") if ".tiles" in str(one.proto))
    sent = json.loads(frame.proto.json_args)
    assert [one["title"] for one in sent["panels"]] == ["2025", "2024"]
    cells = [[(tile["code"], tile["row"], tile["column"]) for tile in one["tiles"]] for one in sent["panels"]]
    assert cells[0] == cells[1], "the same place in both"
    values = [{tile["code"]: tile["value"] for tile in one["tiles"]} for one in sent["panels"]]
    assert values[0] != values[1]
    chosen = [[tile["code"] for tile in one["tiles"] if tile["chosen"]] for one in sent["panels"]]
    assert chosen == [[BUKIT], [BUKIT]]
    assert sent["words"]["title"] == "Peta petak: 2025 · 2024"
    assert legends(page) == 1
    assert [one[:4] for one in tables(page)] == ["2025", "2024"]


@pytest.mark.parametrize("look", ["peta", "petak"])
def test_two_maps_are_crossed_with_the_same_second_measure(subjects_path: Path, look: str) -> None:
    codes = [f"99.01.0{k}.100{n}" for k, n in ((1, 1), (1, 2), (2, 1), (2, 2), (2, 3))]
    people = (f"insert into populations values ('{code}', 2024, {n}00, 'x')" for n, code in enumerate(codes, 1))
    change_store(subjects_path, *people)
    page = open_page("map", banding="tahun:2024", silang="penduduk", tampilan=look)
    words = shown(page)
    assert words.count("siperi-pairs") == 2
    assert "2025: Ketangguhan dan penduduk" in words
    assert "2024: Ketangguhan dan penduduk" in words
    assert words.count("sedikit sampai 200 orang, sedang sampai 400") == 1
    frames = [str(one.proto) for one in page.get("component_instance")]
    assert any((".tiles" if look == "petak" else "streamlit_folium") in one for one in frames)
    assert [one[:4] for one in tables(page)] == ["2025", "2024"]
    assert words.count("Kedua ukuran</th>") == 2
