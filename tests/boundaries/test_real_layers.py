"""The layers of Kota Kupang as they are found: 51 of 51, and no wrong pair."""

import csv
from pathlib import Path

import pytest

from siperi_geo.areas import Match, match_name
from siperi_geo.boundaries import BoundaryReport, builtin_areas, check_file

KELURAHAN = {area.code: area.name for area in builtin_areas() if area.level == "kelurahan"}
RAW = "raw/hdx_bps2020_jfraziz/id5371_kota_kupang.geojson"


def check(shared: Path, name: str, level: str = "kelurahan") -> BoundaryReport:
    return check_file(shared / "boundaries" / name, areas=builtin_areas(), level=level, city="53.71")


def table(shared: Path, name: str) -> list[dict[str, str]]:
    with (shared / "context" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("name", "km2", "how"),
    [
        ("kelurahan_big.geojson", 159.20, {"code"}),
        ("kelurahan_hdx.geojson", 155.36, {"code"}),
        (RAW, 155.36, {"exact", "fuzzy"}),
    ],
)
def test_each_layer_matches_51_of_51(shared: Path, name: str, km2: float, how: set[str]) -> None:
    report = check(shared, name)
    assert (report.features, report.matched, report.importable) == (51, 51, True)
    assert (report.unmatched, report.duplicates) == ((), ())
    assert report.area_km2 == pytest.approx(km2, abs=0.01)
    assert {match.how for match in report.matches} == how
    assert "BOUNDARY_APART" not in {problem.code for problem in report.problems}


@pytest.mark.parametrize("name", ["kelurahan_big.geojson", "kelurahan_hdx.geojson", RAW])
def test_no_pair_is_wrong(shared: Path, name: str) -> None:
    crosswalk = table(shared, "crosswalk_kemendagri_bps.csv")
    known = {
        (row["kemendagri_code"], row[column])
        for row in crosswalk
        for column in ("nama_bps2020", "nama_kemendagri")
    }
    report = check(shared, name)
    assert {(match.code, match.name) for match in report.matches} <= known
    assert {match.code for match in report.matches} == set(KELURAHAN)


def test_bps_codes_are_said_to_be_unused(shared: Path) -> None:
    codes = [problem.code for problem in check(shared, RAW).problems]
    assert "BOUNDARY_CODES_NOT_KEMENDAGRI" in codes


def test_names_and_polygons_of_the_two_surveys_agree(shared: Path) -> None:
    hdx = check(shared, "kelurahan_hdx.geojson").geometries
    raw = check(shared, RAW).geometries
    assert all(raw[code].centroid.distance(hdx[code].centroid) < 1e-4 for code in KELURAHAN)


def test_the_city_is_found_among_all_villages_of_the_province(shared: Path) -> None:
    report = check(shared, "scale/ntt_desa_hdx2020.parquet")
    assert (report.features, report.matched, report.importable) == (3323, 51, True)
    outside = [p for p in report.problems if p.code == "BOUNDARY_OUTSIDE_CITY"]
    assert [p.values["count"] for p in outside] == [3272]
    assert report.unmatched == ()


@pytest.mark.parametrize("name", ["kecamatan_big.geojson", "kecamatan_hdx.geojson"])
def test_kecamatan_layers(shared: Path, name: str) -> None:
    assert check(shared, name, "kecamatan").matched == 6
    assert [p.code for p in check(shared, name).problems] == ["BOUNDARY_WRONG_LEVEL"]


@pytest.mark.parametrize("with_kecamatan", [True, False])
def test_every_known_writing_of_a_name_is_matched_or_left_to_a_person(
    shared: Path, *, with_kecamatan: bool
) -> None:
    names = {area.code: area.name for area in builtin_areas()}
    missed = set()
    for row in table(shared, "alias_nama_kelurahan.csv"):
        found = match_name(row["alias"], names[row["code"][:8]] if with_kecamatan else None, builtin_areas())
        if isinstance(found, Match):
            assert found.code == row["code"], row["alias"]
        else:
            missed.add(row["alias"])
    assert missed == ({"NBS"} if with_kecamatan else {"NBS", "Fatuli"})
