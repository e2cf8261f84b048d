"""The store that everybody gets a copy of, as commands and pages have it open."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.store import Store, close_shared_stores, shared_store
from tests.authorisation import town
from tests.authorisation.town import Ready
from tests.toytown import build as toytown


@pytest.fixture(scope="session")
def made(toy_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ready]:
    """The store that each person gets a copy of, and what is in it."""
    folder = tmp_path_factory.mktemp("authorisation")
    path = folder / "toytown.duckdb"
    shutil.copyfile(toy_file, path)
    with pytest.MonkeyPatch.context() as patch, Store.open(path) as store:
        toytown.point_to(patch)
        return path, town.make(store, folder, town.MATRIX["people"])


@pytest.fixture
def ready(made: tuple[Path, Ready]) -> Ready:
    return made[1]


@pytest.fixture
def store(made: tuple[Path, Ready], toy_path: Path) -> Iterator[Store]:
    """A copy of that store, as commands and pages have it open."""
    shutil.copyfile(made[0], toy_path)
    shutil.copytree(made[0].with_suffix(".evidence"), toy_path.with_suffix(".evidence"))
    yield shared_store(toy_path)
    close_shared_stores()
