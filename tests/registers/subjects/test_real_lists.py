"""Real lists of the city's hospitals and puskesmas, as they are found."""

import csv
from pathlib import Path

import pytest

from siperi_geo.boundaries import builtin_areas, ensure_builtin, locator
from siperi_geo.registers.subjects import accept, examine
from siperi_geo.store import Store
from tests.registers.subjects.conftest import errors, kept


@pytest.fixture(scope="module")
def city() -> Store:
    """An empty store with the city's areas and schematic boundaries."""
    store = Store.memory()
    ensure_builtin(store)
    return store


def test_hospitals_are_stored_in_the_kelurahan_that_the_file_names(shared: Path, city: Store) -> None:
    path = shared / "context" / "rumah_sakit.csv"
    found = examine(city, path, "health_facility", builtin_areas(), source="OSM", locator=locator(city))
    assert errors(found) == []
    accept(city, found, actor="uji")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stored = kept(city, "health_facility")
    assert {name: one.area_code for name, one in stored.items()} == {
        row["nama"]: row["kelurahan_code_big"] for row in rows
    }
    assert {one.subtype for one in stored.values()} == {"rumah_sakit"}
    assert all(
        one.lon == pytest.approx(float(row["lon"]), abs=1e-6) for row in rows if (one := stored[row["nama"]])
    )
    assert sum(one.ownership == "swasta" for one in stored.values()) == sum(
        "Swasta" in row["tipe"] for row in rows
    )


def test_the_list_of_working_areas_of_puskesmas_is_held_whole(shared: Path, city: Store) -> None:
    path = shared / "context" / "puskesmas_wilayah_kerja.csv"
    found = examine(city, path, "health_facility", builtin_areas(), source="sig", is_checked=True)
    assert (found.rows_in, found.rows_bad) == (51, 51)
    assert set(errors(found)) == {"SUBJECT_SCATTERED"}
