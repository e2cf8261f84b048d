"""Years whose forms are of several versions are compared nowhere, not even when both years are mixed alike."""

from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.scoring import rescore
from siperi_geo.store import Store
from tests.newer import NEWER, add_version
from tests.pages.opening import change_store, open_page, shown


@pytest.fixture
def path(toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Toy town whose years both hold forms of version 2021 and one of version 2030."""
    add_version(tmp_path / "instruments", monkeypatch)
    change_store(
        toy_path,
        f"update assessments set version = '{NEWER}', answers = answers[2:] where subject_id = '99.01.01.1001'",
        "delete from scores where subject_id = '99.01.01.1001'",
    )
    for year in (2024, 2025):
        with Store.open(toy_path) as store, store.transaction(actor="test", action="test", target="v") as tx:
            rescore(tx, load("keltana", NEWER), year)
    return toy_path


def city(words: str) -> str:
    """KELTANA's row of the table of all instruments."""
    return next(line for line in words.split("<tr>") if "<td>KELTANA" in line)


def test_years_mixed_alike_are_not_compared(path: Path) -> None:
    words = shown(open_page("overview"))
    assert "<td>Tangguh Madya</td><td class=right>–</td><td class=right>–</td>" in city(words)
    assert "indeks 40,00 (Tangguh Pratama) dan terlemah pada Layanan Dasar (skor 25 dari 100)</p>" in words


def test_years_of_one_version_are(toy_path: Path) -> None:
    words = shown(open_page("overview"))
    assert "<td>+5,60 sejak 2024</td>" in city(words)
    assert "terlemah pada Layanan Dasar (skor 25 dari 100) dan +20,00 sejak 2024</p>" in words
