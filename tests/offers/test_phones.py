"""What looks like a telephone number in free words, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.offers.phones import has_phone

PHONES = """
25 (0812-3456-7890)
Rp 2.000.000 0812 3456 7890
Rp 2.000.000, 0812.3456.7890
0812/3456/7890
WA 81234567890
wa: 812-3456-7890
0812 3456 7890 25 buah
25 0812 3456 7890
+62 812-3456-7890
(+62) 812 3456 7890
+1 415 555 0100
62 812 3456 7890
6281234567890
0380-555-0100
(0380) 555 0100
021 555 0100
08 12 34 56 78 90
０８１２３４５６７８９０
0812,3456,7890
12-01-2027 0812 3456 7890
pukul 09.00-12.00 0812 3456 7890
Hub.0812–3456–7890
No.2.0812-3456-7890
081234567890/Maria
1.05.03.2.02.0001 0812 3456 7890
"""
NONE = """
Rp 2.000.000 untuk 500 poster, 12-01-2027
Rp2.000.000,00
Rp 62.812.345.678
62.812.345.678
812.345.678.000
Rp 81234567890
8500000000 rupiah
850.000.000
62500000000
1.05.03.2.02.0001
8.01.03.2.02.0018
1.05.03.2.02.0001 dan 1.05.03.2.02.0018
53.71.04.1008
2025, 2026, 2027, 2028
2025-2027
01-02-2027 sampai 05-02-2027
2027-01-12
12/01/2027 pukul 08.00–12.00
pukul 09.00-12.00, 13.00-15.00
RT 01, 02, 03, 04, 05, 06
RT 001/RW 002
25 (12 orang), 1.500 buah
500 x 1.200
-10.178, 123.607
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize("words", lines(PHONES))
def test_a_telephone_number_is_found_however_it_is_written(words: str) -> None:
    assert has_phone(words)


@pytest.mark.parametrize("words", lines(NONE))
def test_amounts_days_codes_counts_and_years_are_none(words: str) -> None:
    assert not has_phone(words)


GAPS = st.sampled_from([" ", "-", ".", "/", " - ", "–", ") ", "_"])
PLAIN = st.one_of(
    st.integers(1, 10**12).map(lambda n: f"Rp {n:,}".replace(",", ".")),
    st.integers(1, 9_999).map(lambda n: f"{n} buah"),
    st.dates().filter(lambda one: 1950 <= one.year <= 2099).map(lambda one: f"{one:%d-%m-%Y}"),
    st.integers(2000, 2099).map(lambda year: f"tahun {year}"),
    st.sampled_from(["1.05.03.2.02.0001", "53.71.04.1008", "RT 003/RW 002", "poster"]),
)


@given(st.lists(PLAIN, max_size=5).map(", ".join))
def test_a_sentence_of_amounts_days_counts_and_codes_holds_none(words: str) -> None:
    assert not has_phone(words)


NUMBERS = st.from_regex(r"8[1-9][0-9]{7,9}", fullmatch=True).filter(lambda one: not one.endswith("000"))


@given(NUMBERS, st.lists(st.integers(1, 8), max_size=3), GAPS, PLAIN,
       st.sampled_from(["0", "+62", "+62 ", "62"]))  # fmt: skip
def test_a_mobile_number_is_found_in_any_groups_after_anything(
    number: str, cuts: list[int], gap: str, before: str, prefix: str
) -> None:
    parts, last = [], 0
    for cut in sorted(set(cuts)):
        parts.append(number[last:cut])
        last = cut
    written = prefix + gap.join([*parts, number[last:]])
    if prefix == "62" and len(number) == 9:
        return  # eleven figures are the fewest of a number without its plus
    assert has_phone(f"{before} {written} ya")
