"""An empty store in a file, for what is the same whatever is in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the store lies."""
    return tmp_path / "town.duckdb"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """The store, open."""
    with Store.open(path) as opened:
        yield opened
