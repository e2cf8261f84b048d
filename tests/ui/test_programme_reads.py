"""What is known of areas by a year: the newest of each source up to it, never what came later."""

from pathlib import Path

import numpy as np

from siperi_geo.store import Store
from siperi_geo.ui import programme_reads
from tests.families import BUKIT
from tests.spm_figures import WHOLE, hand_in


def test_a_year_knows_nothing_of_later_ones(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        hand_in(store, toy_path.parent, WHOLE, year=2025)
    used = {year: programme_reads.known(year, "kelurahan") for year in (2023, 2024, 2025, 2026)}
    years = {year: {one.name: one.year for one in known.used} for year, known in used.items()}
    assert years == {
        2023: {},
        2024: {"keltana": 2024},
        2025: {"keltana": 2025, "spm": 2025},
        2026: {"keltana": 2025, "spm": 2025},
    }
    at = [one.area_code for one in used[2024].facts.places].index(BUKIT)
    assert np.isnan(used[2024].facts.not_served["spm_b1"]).all()
    assert used[2025].facts.not_served["spm_b1"][at] == 10
    before, after = (used[year].facts.scores["keltana", "index"] for year in (2024, 2025))
    assert not np.array_equal(before, after, equal_nan=True)
