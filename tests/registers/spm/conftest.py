"""Hands the office's tables to the register of the standard, as CSV or as a workbook."""

from collections.abc import Callable
from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.registers.spm import Examined, examine
from siperi_geo.store import Store
from tests.sheets import builders

Rows = list[list[object]]
Hand = Callable[..., Examined]


@pytest.fixture
def hand(tmp_path: Path, areas: list[Area], empty_store: Store) -> Hand:
    """Examine rows handed in as a CSV, or sheets handed in as a workbook."""

    def examined(
        rows: Rows | dict[str, Rows], *, store: Store | None = None, encoding: str = "utf-8", **how: object
    ) -> Examined:
        path = tmp_path / "spm.csv"
        if isinstance(rows, dict):
            path = path.with_suffix(".xlsx")
            builders.write_sheets(path, rows)
        else:
            builders.write_text(path, builders.csv_text(rows, ";"), encoding)
        return examine(store or empty_store, path, areas, **{"source": "uji", "year": 2025, **how})  # type: ignore[arg-type]

    return examined
