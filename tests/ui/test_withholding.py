"""Single results of families cannot be read by any page, and results are read through one door."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from siperi_geo.instruments import load
from siperi_geo.settings import ROOT
from siperi_geo.ui import results

FRONT = [*sorted((ROOT / "siperi_geo" / "ui").rglob("*.py")), *sorted((ROOT / "pages").rglob("*.py"))]
DOORS = {"results.py", "withholding.py", "reliability_reads.py"}
GUARDED = (
    "scores/score_per",
    "scores/item_gap",
    "gaps/",
    "assessments/current_per",
    "assessments/verified_per_subject",
    "reliability/part_per",
    "reliability/sums_per",
)
HOUSEHOLDS = ("families/household_list",)


@pytest.mark.parametrize(
    "read",
    [results.per_subject, results.every_node, results.forms, results.item_gaps],
    ids=lambda one: one.__name__,
)
def test_single_results_of_a_private_instrument_are_a_programming_error(read: Callable[[Any], object]) -> None:
    view = SimpleNamespace(instrument=load("katana"), year=2025, is_verified_only=False, scored_as="standard")
    with pytest.raises(RuntimeError, match="katana"):
        read(view)


@pytest.mark.parametrize("path", FRONT, ids=lambda path: path.stem)
def test_pages_read_results_through_one_door_and_households_never(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [name for name in HOUSEHOLDS if name in text]
    if path.name not in DOORS:
        assert not [name for name in GUARDED if f'query("{name}' in text or f"query('{name}" in text]
