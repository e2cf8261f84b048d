"""Toy town's areas, an empty store, and a way to hand in a table."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.registers.populations import Examined, examine
from siperi_geo.store import Store
from tests.sheets import builders
from tests.toytown.build import BOUNDARIES

Hand = Callable[..., Examined]


@pytest.fixture(scope="session")
def areas() -> list[Area]:
    """Two kecamatan, Bukit and Pantai; Bukit is a kelurahan too."""
    with (BOUNDARIES / "areas.csv").open(encoding="utf-8") as file:
        return [Area(r["area_code"], r["name"], r["level"], r["parent_code"]) for r in csv.DictReader(file)]


@pytest.fixture(scope="session")
def empty_store() -> Store:
    """An empty store, for examining only."""
    return Store.memory()


@pytest.fixture
def hand_in(tmp_path: Path, areas: list[Area], empty_store: Store) -> Hand:
    """Examine rows handed in as a CSV (with semicolons), or sheets handed in as a workbook."""

    def hand(table: object, *, store: Store | None = None, name: str = "penduduk.csv", **how: object) -> Examined:
        path = tmp_path / name
        if isinstance(table, dict):
            builders.write_sheets(path.with_suffix(".xlsx"), table)
            path = path.with_suffix(".xlsx")
        else:
            builders.write_text(path, builders.csv_text(table, ";"))  # type: ignore[arg-type]
        return examine(store or empty_store, path, areas, **{"source": "uji", **how})  # type: ignore[arg-type]

    return hand


def people(found: Examined) -> dict[tuple[str, int], int]:
    """Name and year → people, of everything that may be stored."""
    return {(entry.place.area.name, entry.year): entry.people for entry in found.entries}


def codes(found: Examined) -> list[str]:
    """The codes of all problems, in order of the alphabet."""
    return sorted(problem.code for problem in found.problems)
