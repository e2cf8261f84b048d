"""What a view shows is made once, and anew when anything changes that it follows from."""

from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from siperi_geo.instruments import load
from siperi_geo.text import t, use_language, use_wording
from siperi_geo.ui import kept, reads
from siperi_geo.ui.view import View

VIEW = View(
    instrument=load("keltana"),
    year=2025,
    years=(2024, 2025),
    level="kelurahan",
    node="index",
    variant="standard",
    is_verified_only=False,
    data_version=1,
    forms={2025: (5, 0)},
    is_mixed=False,
    row=cast("Any", None),
)
made: list[tuple[Any, ...]] = []


def words(view: View, *given: str) -> str:
    made.append((view.year, *given))
    return f"{t('map.no_data')} {view.year} {given}"


@pytest.fixture(autouse=True)
def _store(toy_path: Path) -> None:
    """Toy town, as the settings name it."""
    made.clear()


def test_the_same_view_is_made_once() -> None:
    assert kept.of(VIEW, words) is kept.of(replace(VIEW), words)
    assert made == [(2025,)]


@pytest.mark.parametrize(
    "other",
    [
        {"year": 2024},
        {"level": "kecamatan"},
        {"node": "LD"},
        {"variant": "blank_is_no"},
        {"is_verified_only": True},
        {"instrument": load("spab")},
    ],
)
def test_another_choice_is_another_view(other: dict[str, Any]) -> None:
    kept.of(VIEW, words)
    kept.of(replace(VIEW, **other), words)
    assert len(made) == 2


def test_another_language_wording_or_area_is_made_anew() -> None:
    first = kept.of(VIEW, words, "53.71.03.1011")
    use_wording("verified")
    assert kept.of(VIEW, words, "53.71.03.1011") != first
    use_wording("")
    use_language("en")
    assert kept.of(VIEW, words, "53.71.03.1011") != first
    kept.of(VIEW, words, "53.71.03.1012")
    assert len(made) == 4


def test_a_write_makes_everything_anew() -> None:
    kept.of(VIEW, words)
    with reads.store().transaction(actor="test", action="rename", target="99.01") as tx:
        tx.execute("update areas set name = 'Kota Lain' where area_code = '99.01'")
    kept.of(VIEW, words)
    assert len(made) == 2


def test_the_oldest_go_when_there_are_too_many() -> None:
    for n in range(kept.MOST + 1):
        kept.of(VIEW, words, str(n))
    kept.of(VIEW, words, str(kept.MOST))
    kept.of(VIEW, words, "0")
    assert len(made) == kept.MOST + 2
