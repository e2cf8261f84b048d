"""Maps and rasters become tables of the registers: attributes, hazard polygons laid over toy town, rasters."""

from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely

from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.intake import Layered, Options, hazard_layer, people_layer, vulnerability_layer
from siperi_geo.registers import hazards, populations, vulnerability
from siperi_geo.store import Store
from tests.rasters import write_raster

BUKIT, LERENG, MUARA = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
BUKIT_BOX = (123.5, -10.2, 123.52, -10.18)
TOWN_BOX = (123.5, -10.2, 123.54, -10.16)


@pytest.fixture
def store(toy_path: Path) -> Any:
    with Store.open(toy_path) as opened:
        yield opened


def write_map(path: Path, rows: list[dict[str, Any]], crs: str | None = "EPSG:4326") -> Path:
    """A GeoPackage (or whatever the name says) of rows with a `geometry`."""
    frame = gpd.GeoDataFrame(rows, crs=crs)
    frame.to_file(path)
    return path


def strip(share: float, **attributes: Any) -> dict[str, Any]:
    """A polygon over the western share of Bukit."""
    west, south, east, north = BUKIT_BOX
    return {**attributes, "geometry": shapely.box(west, south, west + share * (east - west), north)}


def read_hazards(store: Store, path: Path, *, options: Options | None = None) -> tuple[Layered, hazards.Examined]:
    layer = hazard_layer(store, path, hazard="banjir", source="BPBD", options=options or Options())
    return layer, hazards.examine(store, layer.table, stored_areas(store), source=layer.source, year=2024)


def levels(found: hazards.Examined) -> dict[str, int | None]:
    return {entry.key[0]: entry.now[0] for entry in found.entries}


@pytest.mark.parametrize("name", ["b.gpkg", "b.geojson"])
def test_attributes_with_codes_or_names_are_read_as_a_table(store: Store, tmp_path: Path, name: str) -> None:
    rows = [
        {"KODE": BUKIT, "NAMOBJ": "Bukit", "IDX_BNJR": 0.2, "geometry": shapely.box(*BUKIT_BOX)},
        {
            "KODE": MUARA,
            "NAMOBJ": "Muara",
            "IDX_BNJR": 0.9,
            "geometry": shapely.box(123.5, -10.18, 123.52, -10.16),
        },
    ]
    path = write_map(tmp_path / name, rows)
    _, found = read_hazards(store, path, options=Options(column="idx_bnjr"))
    assert levels(found) == {BUKIT: 1, MUARA: 3}
    assert found.file_name == name
    assert found.sources == ("BPBD",)


def test_a_column_that_is_not_there_is_told_with_those_that_are(store: Store, tmp_path: Path) -> None:
    path = write_map(tmp_path / "b.gpkg", [strip(1, KODE=BUKIT, KELAS="tinggi")])
    with pytest.raises(SiperiError) as refused:
        read_hazards(store, path, options=Options(column="kls"))
    assert refused.value.code == "LAYER_COLUMN_UNKNOWN"
    assert "KELAS" in str(refused.value)


def test_of_people_and_vulnerability_attributes_are_read_too(store: Store, tmp_path: Path) -> None:
    path = write_map(tmp_path / "p.gpkg", [strip(1, KODE=BUKIT, JIWA_L=1234, LANSIA=12.5)])
    people = people_layer(store, path, source="BPS", options=Options(column="JIWA_L"))
    figures = populations.examine(store, people.table, stored_areas(store), source=people.source, year=2019)
    assert [(entry.key, entry.people) for entry in figures.entries] == [((BUKIT, 2019), 1234)]
    layer = vulnerability_layer(store, path, kind="lansia", source="BPS", options=Options(column="LANSIA"))
    found = vulnerability.examine(store, layer.table, stored_areas(store), source=layer.source, year=2024)
    assert [(entry.key[:2], entry.now) for entry in found.entries] == [((BUKIT, "elderly_share"), 125_000)]


@pytest.mark.parametrize(
    ("high", "medium", "level"),
    [(0.12, 0.5, 3), (0.08, 0.5, 2), (0.06, 0.06, None), (0.05, 0.11, 2), (0.0, 0.04, None)],
)
def test_the_class_is_the_highest_that_with_those_above_covers_a_tenth(
    store: Store, tmp_path: Path, high: float, medium: float, level: int | None
) -> None:
    """High on the west `high` of Bukit, medium on the west `medium`; what overlaps counts as high."""
    rows = (
        [strip(medium, kelas="sedang"), strip(high, kelas="tinggi")] if high else [strip(medium, kelas="sedang")]
    )
    whole = {"kelas": "tinggi", "geometry": shapely.box(123.5, -10.18, 123.52, -10.16)}
    _, found = read_hazards(store, write_map(tmp_path / "z.gpkg", [*rows, whole]))
    assert levels(found).get(BUKIT) == level
    assert levels(found)[MUARA] == 3
    assert LERENG not in levels(found), "what no polygon covers is unknown, not low"
    assert "LAYER_NO_CLASS_REACHED" in {problem.code for problem in found.problems}
    assert all("≥ 10 % luas" in source for source in found.sources), "the rule stands in the source"


def test_shares_in_metres_are_told_with_what_lies_outside(store: Store, tmp_path: Path) -> None:
    path = write_map(tmp_path / "z.gpkg", [strip(0.25, kelas="tinggi"), strip(0.75, kelas="rendah")])
    layer, _ = read_hazards(store, path)
    assert layer.preview is not None
    bukit = layer.preview.iloc[0].tolist()
    assert bukit[2:] == ["25,0 %", "0,0 %", "50,0 %", "25,0 %", "tinggi"]


def test_polygons_in_utm_give_the_same_class(store: Store, tmp_path: Path) -> None:
    frame = gpd.GeoDataFrame([strip(0.5, kelas="sedang")], crs="EPSG:4326").to_crs("EPSG:32751")
    frame.to_file(tmp_path / "u.gpkg")
    assert levels(read_hazards(store, tmp_path / "u.gpkg")[1]) == {BUKIT: 2}


def test_two_columns_of_classes_are_a_question_and_a_map_elsewhere_is_refused(
    store: Store, tmp_path: Path
) -> None:
    both = write_map(tmp_path / "a.gpkg", [strip(1, kini="tinggi", dulu="rendah")])
    with pytest.raises(SiperiError) as unclear:
        read_hazards(store, both)
    assert unclear.value.code == "LAYER_COLUMN_UNCLEAR"
    assert levels(read_hazards(store, both, options=Options(column="dulu"))[1]) == {BUKIT: 1}
    away = write_map(tmp_path / "b.gpkg", [{"kelas": "tinggi", "geometry": shapely.box(100, 0, 100.1, 0.1)}])
    with pytest.raises(SiperiError) as elsewhere:
        read_hazards(store, away)
    assert elsewhere.value.code == "LAYER_ELSEWHERE"


def test_polygons_without_places_are_no_people(store: Store, tmp_path: Path) -> None:
    path = write_map(tmp_path / "z.gpkg", [strip(1, jiwa=5)])
    with pytest.raises(SiperiError) as refused:
        people_layer(store, path, source="x", options=Options())
    assert refused.value.code == "LAYER_NO_PLACES"


def test_a_raster_of_an_index_gives_means_their_class_and_says_that_zones_are_schematic(
    store: Store, tmp_path: Path
) -> None:
    values = np.array([[0.9, 0.5], [0.1, 0.3]], "float32")  # north: Muara, Tanjung/Karang; south: Bukit, Lereng
    _, found = read_hazards(store, write_raster(tmp_path / "i.tif", values, TOWN_BOX))
    now = {entry.key[0]: entry.now for entry in found.entries}
    assert now[BUKIT] == (1, 0.1)
    assert now[MUARA] == (3, 0.9)
    assert len(now) == 5
    assert "LAYER_ZONES_SCHEMATIC" in {problem.code for problem in found.problems}
    assert found.rows_in == found.rows_good == 5
    assert "rata-rata per kelurahan, band 1" in found.sources[0]


def test_a_kelurahan_with_too_little_data_is_held_with_what_to_do(store: Store, tmp_path: Path) -> None:
    values = np.array([[0.9, 0.5], [-9999, 0.3]], "float32")
    path = write_raster(tmp_path / "i.tif", values, TOWN_BOX, nodata=-9999)
    _, found = read_hazards(store, path)
    assert BUKIT not in levels(found)
    assert [row.code for row in found.quarantine] == ["LAYER_COVERED_TOO_LITTLE"]
    assert (found.rows_in, found.rows_bad) == (5, 1)
    batch = hazards.accept(store, found, actor="x")
    assert store.query("hazards/batch_list")["rows_bad"].tolist() == [1]
    assert batch


def test_an_undeclared_no_data_value_is_no_index(store: Store, tmp_path: Path) -> None:
    values = np.array([[0.9, 0.5], [-9999, 0.3]], "float32")
    _, found = read_hazards(store, write_raster(tmp_path / "i.tif", values, TOWN_BOX))
    assert [row.code for row in found.quarantine] == ["LAYER_NO_INDEX"]


def test_people_of_a_raster_are_summed(store: Store, tmp_path: Path) -> None:
    values = np.full((40, 40), 2.0, "float32")
    layer = people_layer(store, write_raster(tmp_path / "w.tif", values, TOWN_BOX), source="WP", options=Options())
    found = populations.examine(store, layer.table, stored_areas(store), source=layer.source, year=2019)
    assert sum(entry.people for entry in found.entries) == 3200
    assert "jumlah per kelurahan" in found.source


def test_what_a_raster_is_about_has_to_be_said(store: Store, tmp_path: Path) -> None:
    path = write_raster(tmp_path / "i.tif", np.ones((2, 2), "float32"), TOWN_BOX)
    for read, code in (
        (lambda: hazard_layer(store, path, hazard=None, source="x", options=Options()), "LAYER_HAZARD_MISSING"),
        (lambda: vulnerability_layer(store, path, kind=None, source="x", options=Options()), "LAYER_KIND_MISSING"),
        (
            lambda: hazard_layer(store, path, hazard="banjir", source="", options=Options()),
            "REGISTER_SOURCE_MISSING",
        ),
        (lambda: Options(share_pct=0), "LAYER_PERCENT_INVALID"),
    ):
        with pytest.raises(SiperiError) as refused:
            read()
        assert refused.value.code == code


def test_a_table_passes_as_it_is(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_text("kelurahan,bahaya\nBukit,banjir\n", encoding="utf-8")
    assert hazard_layer(store, path, hazard=None, source="x", options=Options()) == Layered(path, "x")


def test_real_kelurahan_and_a_fine_raster(store: Store, shared: Path, tmp_path: Path) -> None:
    """51 real zones of BIG and the real codes in their attributes."""
    from siperi_geo.boundaries import Zones, active_zones, zonal

    layer = gpd.read_file(shared / "boundaries" / "kelurahan_big.geojson").to_crs(4326)
    zones = Zones(active_zones(store).boundaries, tuple(map(str, range(len(layer)))), tuple(layer.geometry))
    values = np.random.default_rng(1).random((500, 500)).astype("float32")
    found = zonal(write_raster(tmp_path / "f.tif", values, (123.4, -10.4, 123.8, -10.0)), zones)
    assert len(found) == len(layer)
    assert all(one.covered_pct > 99.9 and 0 <= one.mean <= 1 for one in found if one.mean is not None)


@pytest.mark.parametrize(("covered_pct", "is_held"), [(50, True), (20, False)])
def test_a_quarter_with_data_is_enough_only_where_that_is_said(
    store: Store, tmp_path: Path, covered_pct: float, is_held: bool
) -> None:
    values = np.full((4, 4), 0.5, "float32")
    values[2, :2] = values[3, 1] = -9999  # of the four cells of Bukit, one is left
    path = write_raster(tmp_path / "i.tif", values, TOWN_BOX, nodata=-9999)
    _, found = read_hazards(store, path, options=Options(covered_pct=covered_pct))
    assert (BUKIT not in levels(found)) == is_held


def test_what_calls_itself_a_raster_and_is_none_is_said_to_be_broken(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "rusak.tif"
    path.write_text("halo", encoding="utf-8")
    with pytest.raises(SiperiError) as refused:
        read_hazards(store, path)
    assert refused.value.code == "LAYER_RASTER_BROKEN"


def square(column: int, row: int, **attributes: Any) -> dict[str, Any]:
    """A polygon over a quarter of the town: Bukit is (0, 0), Lereng (1, 0), Muara (0, 1)."""
    west, south = 123.5 + 0.02 * column, -10.2 + 0.02 * row
    return {**attributes, "geometry": shapely.box(west, south, west + 0.02, south + 0.02)}


def only(found: hazards.Examined, code: str) -> Any:
    """The one problem of a code."""
    (problem,) = [one for one in found.problems if one.code == code]
    return problem


@pytest.mark.parametrize("written", ["naga", None])
def test_a_kelurahan_whose_class_hangs_on_an_unreadable_one_is_held_and_named(
    store: Store, tmp_path: Path, written: str | None
) -> None:
    rows = [square(0, 0, KELAS=written), square(1, 0, KELAS="sedang"), square(0, 1, KELAS="tinggi")]
    path = write_map(tmp_path / "z.gpkg", rows)
    layer, found = read_hazards(store, path, options=Options(column="KELAS"))
    assert levels(found) == {LERENG: 2, MUARA: 3}
    (held,) = found.quarantine
    text = written or "(kosong)"
    assert (held.code, held.raw) == ("LAYER_CLASS_HOLDS", f"{BUKIT};Bukit;{text};flood")
    assert f"KELAS = {text}" in held.message
    assert held.head == "kode kelurahan;kelurahan;kelas;bahaya"
    problem = only(found, "LAYER_CLASSES_HOLD")
    assert problem.is_error
    assert all(words in problem.what() for words in ("1 poligon", text, "Bukit"))
    assert layer.preview is not None
    assert layer.preview.iloc[0].tolist()[-1] == "ditahan"
    assert (found.rows_in, found.rows_bad) == (3, 1)


def test_a_class_that_stands_whatever_the_unreadable_one_is_is_kept(store: Store, tmp_path: Path) -> None:
    """High over all of Bukit stays high; a sliver of 5 % makes no class, but with 7 % of high beside it one."""
    rows = [square(0, 0, k="tinggi"), square(0, 0, k="naga"), square(1, 0, k="rendah"), square(0, 1, k="aman")]
    _, found = read_hazards(store, write_map(tmp_path / "a.gpkg", rows), options=Options(column="k"))
    assert levels(found) == {BUKIT: 3, LERENG: 1}
    assert [row.raw.split(";")[1] for row in found.quarantine] == ["Muara"]
    sliver = [strip(0.05, k="naga"), square(0, 1, k="tinggi")]
    _, found = read_hazards(store, write_map(tmp_path / "b.gpkg", sliver), options=Options(column="k"))
    assert (levels(found), found.quarantine) == ({MUARA: 3}, ())
    assert not only(found, "LAYER_CLASSES_UNREAD").is_error
    west, south, east, north = BUKIT_BOX
    eastern = {"k": "tinggi", "geometry": shapely.box(east - 0.07 * (east - west), south, east, north)}
    _, found = read_hazards(store, write_map(tmp_path / "c.gpkg", [*sliver, eastern]), options=Options(column="k"))
    assert (levels(found), len(found.quarantine)) == ({MUARA: 3}, 1)


def test_that_there_is_no_hazard_is_no_riddle(store: Store, tmp_path: Path) -> None:
    rows = [square(0, 0, k="tidak rawan"), square(0, 1, k="tinggi")]
    _, found = read_hazards(store, write_map(tmp_path / "a.gpkg", rows), options=Options(column="k"))
    assert (levels(found), found.quarantine) == ({MUARA: 3}, ())


def test_a_map_without_any_class_says_what_stands_there(store: Store, tmp_path: Path) -> None:
    path = write_map(tmp_path / "a.gpkg", [square(0, 0, k="naga")])
    with pytest.raises(SiperiError) as refused:
        read_hazards(store, path, options=Options(column="k"))
    assert refused.value.code == "LAYER_NO_POLYGONS"
    assert "naga" in refused.value.problems[1].what()


def test_a_raster_on_the_wrong_scale_is_said_once_with_names_range_and_what_to_do(
    store: Store, tmp_path: Path
) -> None:
    values = np.array([[90, 50], [10, 30]], "float32")
    with pytest.raises(SiperiError) as refused:
        read_hazards(store, write_raster(tmp_path / "i.tif", values, TOWN_BOX))
    first, problem = refused.value.problems
    assert (first.code, problem.code) == ("LAYER_NOTHING_COVERED", "LAYER_NO_INDEX")
    assert "5 kelurahan ditahan karena selnya bernilai 10 sampai 90" in problem.what()
    assert "Bukit, Lereng" in problem.what()
    assert "bagi 100" in problem.todo()
    assert "divide by 100" in problem.todo("en")


def test_a_raster_of_half_the_town_is_said_once_and_held_one_by_one(store: Store, tmp_path: Path) -> None:
    values = np.array([[0.9, 0.5], [-1, -1]], "float32")
    path = write_raster(tmp_path / "i.tif", values, TOWN_BOX, nodata=-1)
    _, found = read_hazards(store, path)
    held = found.quarantine
    assert {row.code for row in held} == {"LAYER_COVERED_TOO_LITTLE"}
    assert len(held) == 2
    problem = only(found, "LAYER_COVERED_TOO_LITTLE")
    assert "2 kelurahan ditahan karena data raster hanya menutupi 0,0 %" in problem.what()
    assert all(row.message.startswith("1 kelurahan") for row in held)
    assert held[0].head.startswith("kode kelurahan;")


def test_a_raster_without_a_year_is_one_finding(store: Store, tmp_path: Path) -> None:
    path = write_raster(tmp_path / "i.tif", np.full((2, 2), 0.5, "float32"), TOWN_BOX)
    layer = vulnerability_layer(store, path, kind="lansia", source="BPS", options=Options())
    found = vulnerability.examine(store, layer.table, stored_areas(store), source=layer.source)
    (problem,) = [one for one in found.problems if one.is_error]
    assert problem.code == "VULNERABILITY_YEAR_MISSING"
    assert "(5 baris)" in problem.what()
    assert len(found.quarantine) == 5
