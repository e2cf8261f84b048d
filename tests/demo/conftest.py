"""Fourteen kelurahan of the built-in city with examples of every instrument: made once, copied to be changed."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo import demo
from siperi_geo.boundaries import ensure_builtin
from siperi_geo.store import Store

LAST_YEAR, MOST_AREAS = 2026, 14


@pytest.fixture(scope="session")
def examples_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with nothing but example data."""
    path = tmp_path_factory.mktemp("examples") / "examples.duckdb"
    with Store.open(path) as store:
        ensure_builtin(store)
        filled, left = demo.fill_all(store, last_year=LAST_YEAR, most_areas=MOST_AREAS)
        assert (list(filled), left) == (["keltana", "kencana", "erat", "katana", "rsab", "spab"], [])
    return path


@pytest.fixture
def examples(examples_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A copy of it, open, that the settings point to."""
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(examples_file, path)
    monkeypatch.setenv("SIPERI_DATA", str(path))
    with Store.open(path) as store:
        yield store


@pytest.fixture(scope="session")
def seen(examples_file: Path) -> Iterator[Store]:
    """It, to be looked at only."""
    with Store.open(examples_file, create=False, read_only=True) as store:
        yield store
