"""What the method page says of the minimum that a level asks for, of any instrument."""

import pytest

from siperi_geo.ui.method_rules import _minimum_shares
from tests.instruments.small import model, small


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (0, []),
        (50, ["index: dinilai bila sedikitnya 50 % aspect di bawahnya punya nilai."]),
        (100, ["index: dinilai bila semua aspect di bawahnya punya nilai."]),
    ],
)
def test_a_minimum_of_valued_children_stands_behind_that_of_answers(share: float, expected: list[str]) -> None:
    data = small()
    data["root"]["min_valued_children_pct"] = share
    first, *others, last = _minimum_shares(model(data))
    assert first == "index: dinilai bila sedikitnya 50 % pertanyaannya dijawab."
    assert others == expected
    assert last.startswith("aspect: dinilai bila sedikitnya 50 %")
