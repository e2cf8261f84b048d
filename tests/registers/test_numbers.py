"""Numbers of people as offices write them; a blank is missing and never zero, a fraction is never rounded."""

import pytest

from siperi_geo.registers.populations.numbers import read_people, with_sexes
from siperi_geo.sheets import RefusedError


@pytest.mark.parametrize(
    "text",
    [
        *("12345", "12.345", "12,345", "12 345", "12\u00a0345", "12\u202f345", "12345,0", "12345.0", "12.345,00"),
        *("12,345.00", "12 345,0", " 12.345 jiwa", "12345 orang", "'12345", "+12345", "１２３４５"),
    ],
)
def test_every_way_to_write_a_number(text: str) -> None:
    assert read_people(text) == 12345


@pytest.mark.parametrize("text", ["", " ", "-", "–", "—", "...", "…", "n/a", "NA", "kosong", "\u00a0"])
def test_blank_is_missing(text: str) -> None:
    assert read_people(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(
            (text, "POPULATION_UNREADABLE")
            for text in ("abc", "12.34.56", "1.2345.678", "12 ribu", "(120)", "1e4")
        ),
        *((text, "POPULATION_UNREADABLE") for text in ("١٢٣", "9" * 5000, "12,345,67", "8000/9000")),
        *((text, "POPULATION_NEGATIVE") for text in ("-5", "−5", "- 1.200")),
        *((text, "POPULATION_FRACTION") for text in ("12,5", "0.345", "12345.678", "12.345,6", "1234.567")),
        *((text, "POPULATION_OUT_OF_RANGE") for text in ("0", "0,0", "1.000.001", "12345678901234567890")),
        *((text, "REGISTER_FORMULA") for text in ("=SUM(A1:A3)", "#REF!", "#N/A")),
    ],
)
def test_what_needs_a_person(text: str, code: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_people(text, "C")
    assert (refused.value.code, refused.value.column) == (code, "C")


def test_a_fraction_of_a_workbook_is_never_a_group_of_thousands() -> None:
    assert read_people("12.345") == 12345
    with pytest.raises(RefusedError, match="POPULATION_FRACTION"):
        read_people("12.345", is_fraction=True)


def test_men_and_women_make_the_people() -> None:
    assert with_sexes(None, 40, 60, "C") == with_sexes(100, 40, 60, "C") == with_sexes(100, None, None, "C") == 100
    assert with_sexes(None, None, None, "C") is None
    with pytest.raises(RefusedError, match="POPULATION_SEX_MISSING"):
        with_sexes(100, 40, None, "C")
    with pytest.raises(RefusedError, match="POPULATION_SEXES_DIFFER"):
        with_sexes(101, 40, 60, "C")
