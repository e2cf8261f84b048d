"""Filled of registered: the share is cut, its step follows from counts, and what may not be told stays untold."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis import taking_part_words as words
from siperi_geo.analysis.taking_part import STEPS, TakingPart, families, of_rows
from siperi_geo.instruments import load


def area(registered: int | None, filled: int | None, scored: int | None = None, **more: bool) -> TakingPart:
    return TakingPart("99.01.01.1001", "Bukit", "Bukit", registered, filled, scored, **more)


@pytest.mark.parametrize(
    ("filled", "registered", "share", "step"),
    [(0, 12, 0, "none"), (1, 12, 8, "under_half"), (5, 12, 41, "under_half"), (6, 12, 50, "half"),
     (8, 12, 66, "half"), (9, 12, 75, "most"), (11, 12, 91, "most"), (12, 12, 100, "all"), (399, 400, 99, "most")],
)  # fmt: skip
def test_the_share_is_cut_and_stands_in_its_step(filled, registered, share, step):
    found = area(registered, filled)
    assert (found.share_pct, found.step) == (share, step)


def test_without_a_number_registered_there_is_no_share():
    assert (area(None, 40).share_pct, area(None, 40).step) == (None, "unknown")
    assert (area(0, 0).share_pct, area(0, 0).step) == (None, "nobody")
    assert area(None, None, is_withheld=True).step == "withheld"


@given(st.integers(1, 500), st.data())
def test_one_more_form_never_lowers_the_step(registered, data):
    filled = data.draw(st.integers(0, registered - 1))
    before, after = area(registered, filled), area(registered, filled + 1)
    assert STEPS.index(before.step) <= STEPS.index(after.step)
    assert before.share_pct <= after.share_pct
    assert (after.share_pct == 100) == (filled + 1 == registered)


def test_cells_count_first_and_say_what_is_thin():
    assert words.cell(area(12, 1, 1), is_private=False) == "1 dari 12 · 8 % · tipis"
    assert words.cell(area(12, 6, 6), is_private=False) == "6 dari 12 · 50 %"
    assert words.cell(area(1000, 40, 40), is_private=True) == "40 dari 1.000 · 4 %"
    assert words.cell(area(0, 0, 0), is_private=False) == "–"
    assert words.cell(area(None, 40, 40), is_private=True) == "40 (terdaftar tidak diketahui)"
    assert words.cell(area(None, None, is_withheld=True), is_private=True) == "ditahan"


def test_findings_name_the_silent_and_the_thin():
    def named(name: str, *counts: int) -> TakingPart:
        return TakingPart(f"99.01.01.{name}", name, "Bukit", *counts)

    city = named("Kota", 25, 10, 9)
    areas = [
        named("Bukit", 12, 1, 1),
        named("Lereng", 3, 0, 0),
        named("Muara", 10, 9, 8),
        named("Karang", 0, 0, 0),
    ]
    said = words.findings(load("spab"), 2025, city, areas, is_own=False)
    assert said[0] == "SPAB 2025: 10 dari 25 sekolah mengisi · 40 %."
    assert said[1] == "Belum ada yang mengisi di 1 wilayah: Lereng."
    assert said[2] == "Rata-rata kota tipis: 9 dari 25 dapat dinilai."
    assert said[3].endswith("Bukit (1 dari 12).")
    assert words.findings(load("keltana"), 2025, city, areas, is_own=True)[2:] == said[2:3], "no means to be thin"


def test_an_area_has_a_number_of_families_only_where_each_of_its_kelurahan_may_be_told():
    codes = {"99.01.01": ["99.01.01.1001", "99.01.01.1002"], "99.01.02": ["99.01.02.1001"]}
    means = pd.DataFrame(
        {"area_code": list(codes), "area_name": ["Bukit", "Pantai"], "kecamatan_name": ["Bukit", "Pantai"],
         "form_count": [30.0, 40.0], "scored_count": [30.0, 40.0], "is_withheld": [False, False]}
    )  # fmt: skip
    found = of_rows(families(means, {"99.01.01.1001": 100.0, "99.01.02.1001": 200.0}, codes))
    assert [(one.registered, one.filled) for one in found] == [(None, 30), (200, 40)]
