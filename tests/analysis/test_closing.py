"""How far away a closing day is, in words of both languages."""

from datetime import date

import pytest

from siperi_geo.analysis.closing import closing, is_over, is_pressing
from siperi_geo.text import use_language

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("closes_on", "indonesian", "english", "pressing"),
    [
        (None, "–", "–", False),
        (date(2026, 11, 30), "30 November 2026 (8 hari lagi)", "30 November 2026 (8 days left)", False),
        (date(2026, 11, 29), "29 November 2026 (7 hari lagi)", "29 November 2026 (7 days left)", True),
        (date(2026, 11, 23), "23 November 2026 (1 hari lagi)", "23 November 2026 (1 day left)", True),
        (TODAY, "22 November 2026 (hari ini)", "22 November 2026 (today)", True),
        (date(2026, 11, 20), "20 November 2026 (lewat 2 hari)", "20 November 2026 (2 days ago)", True),
    ],
)
def test_a_closing_day_in_words(closes_on: date | None, indonesian: str, english: str, pressing: bool) -> None:
    assert closing(closes_on, TODAY) == indonesian
    use_language("en")
    assert closing(closes_on, TODAY) == english
    assert is_pressing(closes_on, TODAY) is pressing
    assert is_over(closes_on, TODAY) is (closes_on is not None and closes_on < TODAY)
