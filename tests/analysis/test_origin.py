"""Where values come from: example or real; nothing is said of rows that say nothing."""

import pandas as pd
import pytest

from siperi_geo.analysis.origin import marked
from siperi_geo.text import use_language


@pytest.fixture(autouse=True)
def _language() -> None:
    use_language("id")


def test_rows_say_their_origin_only_while_a_store_holds_both() -> None:
    rows = pd.DataFrame({"form_count": [12, 0, 5], "example_count": [0, 0, 5]})
    assert marked(rows, is_mixed=True)["origin"].tolist() == ["nyata", None, "contoh"]
    assert "origin" not in marked(rows, is_mixed=False)


def test_of_a_withheld_area_no_origin_is_said() -> None:
    rows = pd.DataFrame({"form_count": [12.0, None], "example_count": [0.0, None], "is_example": [False, None]})
    assert marked(rows, is_mixed=True)["origin"].tolist() == ["nyata", None]
