"""Units as points of the score map: with a point or without, made up or real, and where none are drawn."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.store import Store
from tests.pages.opening import change_store, links, map_arguments, open_page, shown

BUKIT = "99.01.01.1001"


@pytest.fixture(autouse=True)
def _store(subjects_seen: Path) -> None:
    """Toy town with schools and facilities."""


def address(page: AppTest) -> dict[str, str]:
    return {key: one if isinstance(one, str) else one[-1] for key, one in page.query_params.items()}


def schools(path: Path) -> list[str]:
    with Store.open(path) as store:
        rows = store.query("subjects/subject_list", kind="school")
    return [str(one) for one in rows.loc[rows["area_code"] == BUKIT, "subject_id"]]


def test_units_with_a_point_are_marks_and_the_others_are_listed(subjects_path: Path) -> None:
    first, second = schools(subjects_path)
    change_store(subjects_path, f"update subjects set lon = 123.5, lat = -10.2 where subject_id = '{first}'")
    page = open_page("map", instrumen="spab", wilayah=BUKIT)
    layer = map_arguments(page)["feature_group"]
    assert layer.count(f'"id": "{first}"') == 1
    assert second not in layer
    assert f'"focus": "{BUKIT}"' in layer
    words = shown(page)
    assert "1 sekolah di peta" in words
    assert "1 sekolah belum punya titik koordinat" in words
    leading = [query for query in links(page).values() if "subjek=" in query]
    assert [one.rpartition("subjek=")[2].replace("%3A", ":") for one in leading] == [first, second]


def test_what_is_made_up_says_so_on_its_point_below_the_map_and_in_the_table(subjects_path: Path) -> None:
    first, second = schools(subjects_path)
    page = open_page("map", instrumen="spab", wilayah=BUKIT)
    assert "dibuat-buat" not in shown(page) + map_arguments(page)["feature_group"]
    assert shown(page).count("<td>tanpa titik</td>") == 2
    change_store(
        subjects_path,
        f"update subjects set lon = 123.5, lat = -10.2, is_example = true where subject_id = '{first}'",
        f"update subjects set lon = 123.51, lat = -10.2 where subject_id = '{second}'",
        "update assessments set is_example = true",
        "update scores set is_example = true",
    )
    page = open_page("map", instrumen="spab", wilayah=BUKIT)
    points = json.loads(re.search(r'"marks": (\[\{.*?\}\])', map_arguments(page)["feature_group"])[1])
    assert {one["id"]: one["example"] for one in points} == {first: True, second: False}
    said = {one["id"]: "Contoh: satuan ini dan letaknya dibuat-buat" in one["tip"] for one in points}
    assert said == {first: True, second: False}
    words = shown(page)
    assert "sekolah ini dan letaknya di peta dibuat-buat, bukan tempat sebenarnya" in words
    assert "<td>contoh, dibuat-buat</td>" in words
    assert "<td>titik dari register</td>" in words


@pytest.mark.parametrize("other", [{"tampilan": "petak"}, {"silang": "bahaya"}])
def test_where_no_points_are_drawn_the_page_says_so(subjects_path: Path, other: dict[str, str]) -> None:
    columns = "area_code, hazard, level, according_to, source, year"
    change_store(
        subjects_path,
        "update subjects set lon = 123.5, lat = -10.2 where kind = 'school'",
        f"insert into hazards ({columns}) values ('{BUKIT}', 'banjir', 1, 'x', 'x', 2024)",
    )
    words = shown(open_page("map", instrumen="spab", wilayah=BUKIT, **other))
    assert "titik digambar bila Tampilan “Peta”" in words
    assert "Klik titik" not in words


def test_a_click_on_a_point_leads_to_its_profile(subjects_path: Path) -> None:
    first = schools(subjects_path)[0]
    page = open_page("map", instrumen="spab", wilayah=BUKIT)
    page.session_state["siperi_unit"] = first  # what a click leaves behind
    page.run()
    assert address(page)["subjek"] == first
