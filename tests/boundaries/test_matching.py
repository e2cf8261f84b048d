"""Which column, which area: by Kemendagri code, else by name, never by a code that only looks like one."""

from pathlib import Path
from typing import Any

import pytest

from siperi_geo.boundaries import BoundaryReport
from tests.boundaries import toys

BPS = ("9901010002", "9901010001", "9901020003", "9901020002", "9901020001")


def pairs(report: BoundaryReport) -> dict[str, str]:
    return {match.name: match.code for match in report.matches}


def official() -> dict[str, str]:
    return dict(zip(["Bukit", "Lereng", "Muara", "Tanjung I", "Karang"], toys.CODES, strict=True))


@pytest.mark.parametrize("column", ["code", "KDEPUM", "kode_wilayah", "x"])
def test_the_code_column_is_known_by_its_values(town: Path, column: str) -> None:
    items = toys.renamed(toys.features(), code=column, name="NAMOBJ")
    report = toys.check(toys.write(town, items))
    assert pairs(report) == official()
    assert {match.how for match in report.matches} == {"code"}
    assert toys.codes(report) == set()


@pytest.mark.parametrize("prefix", ["", "id", "ID"])
def test_codes_without_dots_are_not_used_and_said(town: Path, prefix: str) -> None:
    items = toys.without(toys.features(), "code", "kecamatan_code")
    for item, code in zip(items, BPS, strict=True):
        item["properties"]["village_code"] = prefix + code
    report = toys.check(toys.write(town, items))
    assert pairs(report) == official()
    assert toys.codes(report) == {"BOUNDARY_CODES_NOT_KEMENDAGRI"}
    assert {match.how for match in report.matches} == {"exact"}


def test_codes_as_numbers_are_not_used_either(town: Path) -> None:
    items = toys.without(toys.features(), "code", "kecamatan_code", "name", "kecamatan")
    for item, code in zip(items, BPS, strict=True):
        item["properties"]["kode"] = float(code)
    report = toys.check(toys.write(town, items))
    assert report.matched == 0
    assert toys.codes(report) == {"BOUNDARY_CODES_NOT_KEMENDAGRI", "BOUNDARY_NO_NAMES"}


@pytest.mark.parametrize("column", ["NAMOBJ", "WADMKD", "village", "nama", "Kolom 7"])
def test_the_name_column_is_known_by_its_values(town: Path, column: str) -> None:
    items = toys.renamed(toys.without(toys.features(), "code", "kecamatan_code"), name=column)
    assert pairs(toys.check(toys.write(town, items))) == official()


def test_a_kelurahan_named_like_its_kecamatan_is_not_confused(town: Path) -> None:
    bukit = toys.without(toys.features(), "code", "kecamatan_code")[:1]
    bukit[0]["properties"] = {"WADMKC": "Bukit", "WADMKD": "Bukit"}
    assert pairs(toys.check(toys.write(town, bukit))) == {"Bukit": toys.CODES[0]}


def changed(column: str, value: Any, row: int = toys.TANJUNG, *drop: str) -> list[toys.Feature]:
    items = toys.without(toys.features(), *drop)
    items[row]["properties"][column] = value
    return items


def test_a_placeholder_code_is_matched_by_name(town: Path) -> None:
    report = toys.check(toys.write(town, changed("code", "0")))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_CODE_PLACEHOLDER"}


def test_an_unknown_code_of_the_city_is_matched_by_name(town: Path) -> None:
    report = toys.check(toys.write(town, changed("code", "99.01.02.1099")))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_CODE_UNKNOWN"}


def test_code_and_name_that_disagree_need_a_person(town: Path) -> None:
    report = toys.check(toys.write(town, changed("name", "Muara")))
    assert not report.importable
    assert toys.codes(report) == {"BOUNDARY_CODE_NAME_CONFLICT"}


def test_another_spelling_beside_a_code_is_no_conflict(town: Path) -> None:
    assert toys.codes(toys.check(toys.write(town, changed("name", "TANDJOENG SATU")))) == set()


def test_a_name_that_is_alike_is_taken_with_its_confidence(town: Path) -> None:
    report = toys.check(toys.write(town, changed("name", "Tanjongg I", toys.TANJUNG, "code", "kecamatan_code")))
    assert toys.codes(report) == {"BOUNDARY_NAME_ALIKE"}
    match = next(m for m in report.matches if m.code == toys.CODES[toys.TANJUNG])
    assert 85 <= match.confidence_pct < 100


def test_a_name_without_its_numeral_needs_a_person(town: Path) -> None:
    report = toys.check(toys.write(town, changed("name", "Tanjung", toys.TANJUNG, "code", "kecamatan_code")))
    assert not report.importable
    assert toys.codes(report) == {"BOUNDARY_NAME_AMBIGUOUS", "BOUNDARY_AREAS_MISSING"}
    assert report.unmatched == ("Tanjung",)


def test_an_old_kecamatan_lowers_the_confidence_and_is_said(town: Path) -> None:
    report = toys.check(toys.write(town, changed("kecamatan", "Bukit", toys.MUARA, "code", "kecamatan_code")))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_OTHER_KECAMATAN"}
    assert next(m for m in report.matches if m.name == "Muara").confidence_pct == 80


def test_a_kecamatan_that_is_not_ours_needs_a_person(town: Path) -> None:
    report = toys.check(toys.write(town, changed("kecamatan", "Rimba", toys.MUARA, "code", "kecamatan_code")))
    assert "BOUNDARY_NAME_AMBIGUOUS" in toys.codes(report)


def test_an_unknown_name_is_left_out_and_what_is_missing_is_named(town: Path) -> None:
    report = toys.check(toys.write(town, changed("name", "Hutan Kota", toys.MUARA, "code", "kecamatan_code")))
    assert toys.codes(report) == {"BOUNDARY_NAME_UNMATCHED", "BOUNDARY_AREAS_MISSING"}
    assert report.unmatched == ("Hutan Kota",)
    missing = next(p for p in report.problems if p.code == "BOUNDARY_AREAS_MISSING")
    assert missing.values == {"count": 1, "names": "Muara"}


def test_an_undefined_area_is_left_out(town: Path) -> None:
    extra = {"code": "0", "name": "Area Tidak Terdefinisi", "kecamatan": "Pantai"}
    items = [
        *toys.features(),
        {"type": "Feature", "properties": extra, "geometry": toys.box(123.54, -10.2, 123.541, -10.19)},
    ]
    report = toys.check(toys.write(town, items))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_UNDEFINED_AREA", "BOUNDARY_CODE_PLACEHOLDER"}


def test_the_same_code_twice(town: Path) -> None:
    items = toys.features()
    items[toys.LERENG]["properties"] |= {"code": toys.CODES[toys.BUKIT], "name": "Bukit"}
    report = toys.check(toys.write(town, items))
    assert not report.importable
    assert report.duplicates == (toys.CODES[toys.BUKIT],)
    assert "BOUNDARY_DUPLICATE" in toys.codes(report)
    assert toys.CODES[toys.BUKIT] not in report.geometries


def test_the_same_name_twice(town: Path) -> None:
    items = changed("name", "Bukit", toys.LERENG, "code", "kecamatan_code")
    report = toys.check(toys.write(town, items))
    assert report.duplicates == (toys.CODES[toys.BUKIT],)
    assert not report.importable


def test_a_kecamatan_layer_where_kelurahan_are_asked_for(town: Path) -> None:
    halves = [toys.box(123.5, -10.2, 123.54, -10.18), toys.box(123.5, -10.18, 123.54, -10.16)]
    named = [
        {"type": "Feature", "properties": {"WADMKC": name}, "geometry": half}
        for name, half in zip(["Bukit", "Pantai"], halves, strict=True)
    ]
    report = toys.check(toys.write(town, named))
    assert toys.codes(report) == {"BOUNDARY_WRONG_LEVEL"}
    assert toys.check(toys.write(town, named), level="kecamatan").importable


def test_a_kelurahan_layer_where_kecamatan_are_asked_for(town: Path) -> None:
    report = toys.check(toys.write(town, toys.features()), level="kecamatan")
    assert toys.codes(report) == {"BOUNDARY_WRONG_LEVEL"}
    bare = toys.without(toys.features(), "code", "kecamatan_code")
    assert toys.codes(toys.check(toys.write(town, bare), level="kecamatan")) == {"BOUNDARY_WRONG_LEVEL"}


def test_features_of_other_cities_are_counted_not_listed(town: Path) -> None:
    others = [
        {
            "type": "Feature",
            "properties": {"code": f"98.01.01.{1000 + n}", "name": "Lain"},
            "geometry": toys.box(n, 0, n + 1, 1),
        }
        for n in range(1, 40)
    ]
    report = toys.check(toys.write(town, [*toys.features(), *others]))
    assert report.importable
    assert (report.features, report.matched, report.unmatched) == (44, 5, ())
    assert [p.values["count"] for p in report.problems] == [39]
    assert toys.codes(report) == {"BOUNDARY_OUTSIDE_CITY"}


def test_a_city_column_tells_a_neighbour_s_namesake(town: Path) -> None:
    items = toys.without(toys.features(), "code", "kecamatan_code")
    for item in items:
        item["properties"]["regency"] = "KOTA MAINAN"
    neighbour = {"name": "Muara", "kecamatan": "Rimba", "regency": "Kabupaten Rimba"}
    items.append({"type": "Feature", "properties": neighbour, "geometry": toys.box(123.54, -10.2, 123.56, -10.18)})
    report = toys.check(toys.write(town, items))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_OUTSIDE_CITY"}


def moved(items: list[toys.Feature], degrees: float) -> list[toys.Feature]:
    for item in items:
        toys.ring(item)[:] = [[x + degrees, y] for x, y in toys.ring(item)]
    return items


def test_another_city(town: Path) -> None:
    report = toys.check(toys.write(town, moved(toys.without(toys.features(), "code", "kecamatan_code"), 2)))
    assert not report.importable
    assert "BOUNDARY_OTHER_CITY" in toys.codes(report)
    assert report.matched == 0


def test_codes_of_the_city_on_the_ground_of_another(town: Path) -> None:
    report = toys.check(toys.write(town, moved(toys.features(), 2)))
    assert not report.importable
    assert "BOUNDARY_FAR_AWAY" in toys.codes(report)


def test_a_coded_area_somewhat_aside_is_kept_with_a_warning(town: Path) -> None:
    items = toys.features()
    items[toys.KARANG]["geometry"] = toys.box(123.6, -10.2, 123.61, -10.19)
    report = toys.check(toys.write(town, items))
    assert report.importable
    assert "BOUNDARY_ASIDE" in toys.codes(report)


def test_a_namesake_far_away_is_left_out(town: Path) -> None:
    items = toys.without(toys.features(), "code", "kecamatan_code")
    far = {"type": "Feature", "properties": {"name": "Muara"}, "geometry": toys.box(124.5, -8.2, 124.6, -8.1)}
    report = toys.check(toys.write(town, [*items, far]))
    assert report.importable
    assert toys.codes(report) == {"BOUNDARY_NAMESAKE"}


def test_an_unknown_name_just_outside_belongs_to_the_neighbour(town: Path) -> None:
    items = toys.without(toys.features(), "code", "kecamatan_code")
    near = {
        "type": "Feature",
        "properties": {"name": "Rimba"},
        "geometry": toys.box(123.54, -10.2, 123.56, -10.18),
    }
    report = toys.check(toys.write(town, [*items, near]))
    assert toys.codes(report) == {"BOUNDARY_OUTSIDE_CITY"}


def test_many_findings_of_one_kind_are_counted(town: Path) -> None:
    names = [f"Lahan {chr(65 + n)}{chr(75 + n)}{chr(65 + n)}" for n in range(26)]
    boxes = [toys.box(123.5 + n / 1000, -10.2, 123.5005 + n / 1000, -10.199) for n in range(26)]
    extra = [
        {"type": "Feature", "properties": {"name": name}, "geometry": box}
        for name, box in zip(names, boxes, strict=True)
    ]
    report = toys.check(toys.write(town, [*toys.without(toys.features(), "code", "kecamatan_code"), *extra]))
    shown = [p for p in report.problems if p.code == "BOUNDARY_NAME_UNMATCHED"]
    assert len(shown) == 20
    assert next(p for p in report.problems if p.code == "BOUNDARY_MORE").values["count"] == 6
    assert len(report.unmatched) == 26
