"""Tables of a change: from one value over its parts to the other, who is behind them, and all years."""

import pandas as pd
import pytest

from siperi_geo.analysis import change, change_behind, change_years
from siperi_geo.analysis.change_part_sentences import named, with_sums
from siperi_geo.analysis.change_parts import Decomposition, Parts
from siperi_geo.tables import change_parts as parts_table
from siperi_geo.text import LANGUAGES, use_language
from tests.analysis import frames
from tests.analysis.frames import KELTANA

YEARS = (2025, 2026)


def behind() -> pd.DataFrame:
    """One with a result in both years, one that is new, one that is gone, one with too few common questions."""
    rows = change.compare(frames.scores(60, None, 40, 50), frames.scores(64, 70, None, 90))
    codes = rows["subject_id"]
    common = pd.DataFrame(
        {
            "subject_id": [codes[0], codes[3]],
            "before_micro": [60_000_000, None],
            "after_micro": [63_000_000, None],
            "newly_answered": [2, 90],
            "newly_blank": [1, 0],
        }
    )
    return change_behind.behind(rows, rows, common)


def test_the_parts_lead_from_the_first_value_to_the_second_and_files_add_up() -> None:
    parts = Parts(4_000_001, -1_000_000, 0, 0, 0, 0)
    found = with_sums(Decomposition(60_000_000, 63_000_001, parts, 2, 0), named(parts))
    table = parts_table.parts(KELTANA, "index", found, (60.0, 63.000001), YEARS)
    assert table.shown.iloc[:, 0].tolist()[0] == "Nilai 2025"
    assert table.shown.iloc[1].tolist() == ["Nyata: peserta dan pertanyaan sama", "+4,00", "–", "–"]
    sums = table.shown[table.shown.iloc[:, 2] != "–"]
    assert sums.iloc[:, 0].tolist() == ["= Perubahan peserta yang sama", "= Perubahan terbit"]
    assert set(sums.iloc[:, 2]) == {"+3,00"}
    values = table.values
    steps = [round(one * 1_000_000) for one in values.iloc[1:-1, 1].dropna()]
    assert round(values.iloc[0, 3] * 1_000_000) + sum(steps) == round(values.iloc[-1, 3] * 1_000_000)


def test_everybody_behind_the_parts_has_a_role_and_its_numbers() -> None:
    shown = parts_table.behind(KELTANA, "index", behind(), YEARS).shown
    assert shown["Peran"].tolist() == [
        "hasil kedua tahun",
        "hasil tahun akhir saja",
        "hasil tahun awal saja",
        "hasil kedua tahun, terlalu sedikit pertanyaan yang sama",
    ]
    assert shown["Perubahan nyata"].tolist() == ["+3,00", "–", "–", "–"]
    assert shown["Baru dijawab"].tolist() == ["2", "–", "–", "90"]
    assert shown["2025, pertanyaan sama"].tolist() == ["60,00", "–", "–", "–"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_words_for_every_role_and_part(language: str) -> None:
    use_language(language)
    assert len(set(parts_table.behind(KELTANA, "index", behind(), YEARS).shown.iloc[:, 1])) == 4
    assert len({one.name for one in named(Parts(0, 0, 0, 0, 0, 0))}) == 6


def test_a_year_without_a_value_is_a_gap_with_its_reason() -> None:
    rows = frames.unassessable(frames.scores(60, None, 90), 2).to_dict("records")
    cells = [change_years.cell(KELTANA, "index", row, 5) for row in rows]
    assert [one.kind for one in cells] == ["value", "no_form", "not_assessable"]
    assert (cells[0].place, cells[0].places, cells[0].name) == (2, 3, "Tangguh Madya")
    assert change_years.cell(KELTANA, "index", None, 5).kind == "no_form"
    assert change_years.cell(KELTANA, "index", rows[0] | {"is_withheld": True}, 5).kind == "withheld"
    aspect = change_years.cell(KELTANA, "LD", rows[0] | {"score": 100.0}, 5)
    assert (aspect.place, aspect.places, aspect.name) == (5, 5, "")


def test_all_years_are_columns_with_gaps() -> None:
    cells = {2025: {"A": change_years.Cell("value", 60.0, 2, 3)}, 2026: {}}
    rows = change_years.table(cells, {"A": "Alak"}, [2025, 2026])
    shown = parts_table.years(KELTANA, "index", rows, [2025, 2026]).shown
    assert shown.iloc[0].tolist() == ["Alak", "60,00", "–"]
