"""A mean of families is taken apart into kelurahan, whose sums give it exactly; withheld ones stand together."""

import pandas as pd
import pytest

from siperi_geo.analysis.family_mean import family_mean

ROWS = pd.DataFrame(
    {
        "area_code": ["99.01.01.1001", "99.01.01.1002", "99.01.01.1003", "99.01.01.1004"],
        "area_name": ["Satu", "Dua", "Tiga", "Empat"],
        "kecamatan_name": "Bukit",
        "index_value": [200 / 3, float("nan"), float("nan"), float("nan")],
        "scored_count": [30.0, float("nan"), float("nan"), 0.0],
        "is_withheld": [False, True, True, False],
    }
)


def test_the_parts_add_up_to_the_value() -> None:
    found = family_mean({"index_value": 2720 / 45, "scored_count": 45}, ROWS, 10)
    assert (found.count, found.total, found.withheld_count) == (45, 2720.0, 2)
    assert found.parts["family_count"].tolist() == [30, 0, 15]
    assert found.parts["total"].dropna().tolist() == [2000.0, 720.0]
    assert found.parts["index_value"].iloc[-1] == 48.0
    assert found.parts["total"].sum() / found.parts["family_count"].sum() == pytest.approx(found.value)


def test_a_sum_over_few_is_an_error_not_a_row() -> None:
    with pytest.raises(ValueError, match="fewer than 20"):
        family_mean({"index_value": 2720 / 45, "scored_count": 45}, ROWS, 20)


def test_without_a_family_there_is_no_value() -> None:
    found = family_mean({"index_value": float("nan"), "scored_count": 0}, ROWS[3:], 10)
    assert (found.value, found.count, found.withheld_count) == (None, 0, 0)
    assert found.parts["total"].isna().all()
