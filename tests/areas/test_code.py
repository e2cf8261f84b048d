"""Kemendagri codes as values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.areas import AreaCode
from siperi_geo.errors import SiperiError

PARTS = st.tuples(
    st.integers(11, 96), st.integers(1, 79), st.integers(1, 99), st.integers(1001, 2999)
)  # province, city, kecamatan, kelurahan


def written(parts: tuple[int, int, int, int], depth: int) -> str:
    return ".".join([f"{part:02}" for part in parts][:depth])


@given(PARTS, st.integers(1, 4))
def test_a_code_knows_its_level_and_its_parent(parts: tuple[int, int, int, int], depth: int) -> None:
    code = AreaCode.parse(written(parts, depth))
    assert code.level == ("province", "city", "kecamatan", "kelurahan")[depth - 1]
    assert str(code) == written(parts, depth)
    assert code.parent == (AreaCode.parse(written(parts, depth - 1)) if depth > 1 else None)
    assert code.is_within(code)
    assert code.parent is None or (code.is_within(code.parent) and not code.parent.is_within(code))


def test_a_longer_number_is_not_within() -> None:
    assert not AreaCode.parse("53.71.01").is_within(AreaCode.parse("53.72"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5371010004",
        "id5371010004",
        "53.7",
        "53.71.1",
        "53.71.01.001",
        "53,71",
        "53.71.01.1001.1",
        "٥٣",
        "53.71.",
    ],
)
def test_what_is_no_code(text: str) -> None:
    assert AreaCode.read(text) is None
    with pytest.raises(SiperiError, match="AREA_CODE_INVALID"):
        AreaCode.parse(text)


@pytest.mark.parametrize("value", [None, 53.71, 5371010004, "53.71.00.0000", "00", "53.71.00"])
def test_numbers_and_placeholders_are_no_codes(value: object) -> None:
    assert AreaCode.read(value) is None


def test_spaces_around_a_code_do_not_matter() -> None:
    assert AreaCode.parse(" 53.71.01.1001 ") == AreaCode("53.71.01.1001")
