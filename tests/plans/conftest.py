"""Toy town's store, and actions in it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.boundaries import stored_areas
from siperi_geo.plans import Action
from siperi_geo.plans.importing import Examined, examine
from siperi_geo.store import Store

BUKIT, MUARA, UTARA, CITY = "99.01.01.1001", "99.01.02.1001", "99.01.01", "99.01"
KIE, GLADI, SCHOOL = "1.05.03.2.01.0007", "1.05.03.2.02.0018", "1.01.02.2.01"
ACTION = Action(
    year=2026, what="KIE rawan banjir", area_code=BUKIT, line=KIE, closes=("keltana:I22", "katana:P1"),
    owner_name="BPBD", indicator="warga yang memperoleh KIE", target=120, unit="orang", budget_idr=5_000_000,
)  # fmt: skip
Hand = Callable[..., Examined]


def action(**changes: Any) -> Action:
    return replace(ACTION, **changes)


@pytest.fixture
def store(toy_store: Store) -> Store:
    return toy_store


@pytest.fixture
def hand_in(store: Store, tmp_path: Path) -> Hand:
    """Examine a CSV (with semicolons) given as text."""

    def hand(text: str, *, name: str = "rencana.csv", year: int | None = None) -> Examined:
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        return examine(store, file, stored_areas(store), year=year)

    return hand
