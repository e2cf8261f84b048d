"""Boundary sets in the store, and what is drawn from them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely

from siperi_geo.boundaries import (
    active_set,
    base_layer,
    builtin_areas,
    check_file,
    display_layer,
    ensure_builtin,
    find_set,
    import_file,
    label_points,
    list_sets,
    stored_areas,
    use_set,
)
from siperi_geo.boundaries.city import to_utm
from siperi_geo.boundaries.display import simplify
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, run_checks
from siperi_geo.text import use_language
from tests.boundaries import toys

FACTS = {"source": "Dinas X", "licence": "CC BY 4.0", "kind": "indicative"}


@pytest.fixture
def store(town: Path) -> Iterator[Store]:
    with Store.memory() as opened:
        ensure_builtin(opened)
        yield opened


@pytest.fixture(scope="module")
def kupang() -> Iterator[Store]:
    """A new store with what the program brings for Kota Kupang."""
    with Store.memory() as opened:
        ensure_builtin(opened)
        yield opened


def imported(store: Store, path: Path, *, level: str = "kelurahan", name: str = "Uji") -> str:
    report = check_file(path, areas=stored_areas(store), level=level)
    with store.transaction(actor="test", action="import_boundaries", target=path.name) as tx:
        return import_file(tx, report, name=name, **FACTS)


def test_a_new_store_gets_its_areas_and_the_schematic_set_once(town: Path) -> None:
    with Store.memory() as store:
        assert active_set(store) is None
        assert display_layer(store) == []
        assert ensure_builtin(store)
        version = store.data_version
        assert not ensure_builtin(store)
        assert store.data_version == version
        assert stored_areas(store) == builtin_areas()
        shown = active_set(store)
        assert shown is not None
        assert (shown.kind, shown.kelurahan) == ("schematic", 5)
        assert run_checks(store) == {}


def test_a_newer_program_brings_its_own_areas_and_schematic_set(store: Store, town: Path) -> None:
    with store.transaction(actor="test", action="change", target="x") as tx:
        tx.execute("update areas set name = 'Salah' where area_code = '99.01.02.1003'")
        tx.execute("update boundary_sets set file_sha256 = 'older'")
    assert ensure_builtin(store)
    assert stored_areas(store) == builtin_areas()
    assert len(list_sets(store)) == 1
    assert len(display_layer(store)) == 5


def test_an_imported_set_holds_every_level_and_is_shown_only_when_asked(store: Store, town: Path) -> None:
    set_id = imported(store, toys.write(town, toys.features()))
    assert active_set(store) != find_set(store, set_id)
    with store.transaction(actor="test", action="use_boundaries", target=set_id) as tx:
        use_set(tx, set_id)
    assert active_set(store) == find_set(store, "Uji")
    levels = store.sql(
        "select level, count(*) as n from boundaries where set_id = $s group by level", {"s": set_id}
    )
    assert dict(zip(levels["level"], levels["n"], strict=True)) == {"city": 1, "kecamatan": 2, "kelurahan": 5}
    assert run_checks(store) == {}


def test_scores_know_nothing_of_boundaries(toy_store: Store, town: Path) -> None:
    before = toy_store.sql("select * from scores order by all")
    set_id = imported(toy_store, toys.write(town, toys.features()))
    with toy_store.transaction(actor="test", action="use_boundaries", target=set_id) as tx:
        use_set(tx, set_id)
    assert toy_store.sql("select * from scores order by all").equals(before)


def test_the_area_of_a_whole_is_the_sum_of_its_parts(store: Store, town: Path) -> None:
    set_id = imported(store, toys.write(town, toys.features()))
    sizes = store.sql(
        "select level, sum(area_km2) as km2 from boundaries where set_id = $s group by level", {"s": set_id}
    )
    assert sizes["km2"].max() == pytest.approx(sizes["km2"].min(), abs=1e-5)
    city = store.query("boundaries/outline_per_area", set_id=set_id, level="city")
    outline = shapely.from_wkb(bytes(city["wkb"].iloc[0]))
    assert to_utm([outline])[0].area / 1e6 == pytest.approx(city["area_km2"].iloc[0], rel=1e-6)


def test_importing_the_same_file_again_changes_nothing(store: Store, town: Path) -> None:
    path = toys.write(town, toys.features())
    assert imported(store, path) == imported(store, path)
    assert imported(store, path, name="Lain") != imported(store, path)
    assert len(list_sets(store)) == 3


def test_the_same_file_with_other_facts_updates_the_set_and_the_audit_says_so(store: Store, town: Path) -> None:
    path = toys.write(town, toys.features())
    set_id = imported(store, path)
    outlines = store.sql("select * from boundaries order by all")
    report = check_file(path, areas=stored_areas(store))
    facts = {"source": "BIG", "licence": "CC BY 4.0", "kind": "official", "vintage": "2024"}
    with store.transaction(actor="test", action="import_boundaries", target="x") as tx:
        assert import_file(tx, report, name="Uji", **facts) == set_id
    found = find_set(store, set_id)
    assert {name: getattr(found, name) for name in facts} == facts
    assert store.sql("select * from boundaries order by all").equals(outlines)
    said = store.sql("select * from audit where action = 'update_boundaries'").iloc[0]
    assert (said["actor"], said["target"]) == ("test", set_id)
    assert said["detail"] == "source: Dinas X -> BIG; vintage: None -> 2024; kind: indicative -> official"
    imported(store, path)
    imported(store, path)
    assert len(store.sql("select * from audit where action = 'update_boundaries'")) == 2


def test_the_built_in_set_is_named_in_the_readers_language(store: Store) -> None:
    built_in = active_set(store)
    assert built_in is not None
    assert (built_in.shown_name, built_in.shown_source) == ("Lapisan bawaan", built_in.source)
    use_language("en")
    assert built_in.shown_name == "Built-in layer"
    assert built_in.shown_source.startswith("Voronoi cells")


def test_features_left_out_are_kept_in_quarantine(store: Store, town: Path) -> None:
    other = {
        "type": "Feature",
        "properties": {"code": "98.01.01.1001", "name": "Lain"},
        "geometry": toys.box(0, 0, 1, 1),
    }
    imported(store, toys.write(town, [*toys.features(), other]))
    batch = store.sql("select * from batches where file_name = 'batas.geojson'").iloc[0]
    assert (batch["rows_in"], batch["rows_good"], batch["rows_bad"]) == (6, 5, 1)
    bad = store.sql("select * from quarantine").iloc[0]
    assert (bad["line"], bad["place"], bad["code"]) == (6, "Lain", "BOUNDARY_OUTSIDE_CITY")
    assert json.loads(bad["raw"])["code"] == "98.01.01.1001"


def test_what_is_not_importable_is_not_imported(store: Store, town: Path) -> None:
    with pytest.raises(SiperiError) as caught:
        imported(store, toys.write(town, toys.features()[:3]))
    assert [problem.code for problem in caught.value.problems] == [
        "BOUNDARY_NOT_IMPORTABLE",
        "BOUNDARY_AREAS_MISSING",
    ]
    assert len(list_sets(store)) == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "guess"}, "BOUNDARY_KIND_UNKNOWN"),
        ({"licence": " "}, "BOUNDARY_SOURCE_MISSING"),
        ({"source": ""}, "BOUNDARY_SOURCE_MISSING"),
    ],
)
def test_a_set_says_where_it_comes_from(store: Store, town: Path, change: dict[str, str], code: str) -> None:
    report = check_file(toys.write(town, toys.features()), areas=stored_areas(store))
    with (
        pytest.raises(SiperiError) as caught,
        store.transaction(actor="test", action="import_boundaries", target="x") as tx,
    ):
        import_file(tx, report, name="Uji", **{**FACTS, **change})
    assert caught.value.code == code


def test_sets_that_cannot_be_shown(store: Store, town: Path) -> None:
    halves = [toys.box(123.5, -10.2, 123.54, -10.18), toys.box(123.5, -10.18, 123.54, -10.16)]
    named = [
        {"type": "Feature", "properties": {"name": name}, "geometry": half}
        for name, half in zip(["Bukit", "Pantai"], halves, strict=True)
    ]
    coarse = imported(store, toys.write(town, named), level="kecamatan", name="Kecamatan")
    assert [area.area_code for area in display_layer(store, "kecamatan", coarse)] == ["99.01.01", "99.01.02"]
    assert display_layer(store, "kelurahan", coarse) == []
    for set_id, code in ((coarse, "BOUNDARY_SET_WITHOUT_KELURAHAN"), ("none", "BOUNDARY_SET_UNKNOWN")):
        with (
            pytest.raises(SiperiError) as caught,
            store.transaction(actor="test", action="use_boundaries", target=set_id) as tx,
        ):
            use_set(tx, set_id)
        assert caught.value.code == code
    with pytest.raises(SiperiError, match="BOUNDARY_SET_UNKNOWN"):
        find_set(store, "none")


@pytest.mark.parametrize(("level", "count"), [("kelurahan", 5), ("kecamatan", 2), ("city", 1)])
def test_what_is_drawn_of_each_level(store: Store, level: str, count: int) -> None:
    drawn = display_layer(store, level)
    assert len(drawn) == count
    for area in drawn:
        shape = shapely.from_geojson(json.dumps(area.geometry))
        assert shape.is_valid
        assert shape.contains(shapely.Point(area.label))
    assert label_points(store, level) == {area.area_code: area.label for area in drawn}


def test_simplified_neighbours_keep_their_common_edge() -> None:
    wave = [(10.0, y + (y % 7)) for y in range(0, 2000, 5)]
    left = shapely.Polygon([(0, 0), *wave, (0, 2000)])
    right = shapely.Polygon([(20, 0), *wave, (20, 2000)])
    simple = simplify([left, right], max_vertices=100)
    assert shapely.get_num_coordinates(simple).sum() <= 100
    assert shapely.coverage_is_valid(simple)


def test_the_packaged_city_is_light_and_labelled_schematic(kupang: Store) -> None:
    shown = active_set(kupang)
    assert shown is not None
    assert (shown.kind, shown.licence) == ("schematic", "ODbL 1.0")
    assert "OpenStreetMap" in shown.source
    levels = {level: display_layer(kupang, level) for level in ("kelurahan", "kecamatan", "city")}
    assert {level: len(drawn) for level, drawn in levels.items()} == {"kelurahan": 51, "kecamatan": 6, "city": 1}
    assert len(json.dumps([area.geometry for area in levels["kelurahan"]])) < 100_000


def test_the_packaged_land_surrounds_the_city(kupang: Store) -> None:
    land = shapely.union_all([shapely.from_geojson(json.dumps(f["geometry"])) for f in base_layer()["features"]])
    assert land.is_valid
    points = [shapely.Point(point) for point in label_points(kupang).values()]
    assert len(points) == 51
    assert all(land.contains(point) for point in points)
