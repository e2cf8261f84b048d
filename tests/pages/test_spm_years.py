"""The page of the minimum service standard shows its years as charts, with their gaps, in the reading chosen."""

from pathlib import Path

import pytest

from tests.pages.spm_page import open_spm, with_figures
from tests.spm_figures import WHOLE, hand_in


@pytest.fixture
def path(toy_path: Path, tmp_path: Path) -> Path:
    """Toy town with figures of 2025 and 2023, and none of 2024."""
    hand_in(with_figures(tmp_path), tmp_path, WHOLE.replace("900;100", "900;700"), year=2023)
    return toy_path


def test_the_years_stand_as_charts_with_their_gap_in_both_readings(path: Path) -> None:
    words = open_spm()
    assert "Indeks SPM turun dari 88,60 (2023) menjadi 64,60 (2025, Tuntas Muda)" in words
    assert "190 dari 1.000 orang terlayani (2025); 810 belum, 600 lebih banyak daripada 2023" in words
    assert "Tanpa angka: 2024." in words
    assert "Tuntas Pratama)" in open_spm(bacaan="muda_above")
    assert "The SPM index fell from 88.60 (2023) to 64.60" in open_spm(lang="en")
