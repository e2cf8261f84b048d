"""The map of open needs: fixed steps, what is needed in the tooltip, and areas without any plain."""

from itertools import combinations

from siperi_geo import maps
from siperi_geo.maps import NO_DATA, Shape
from siperi_geo.maps.needs import STEPS
from tests.colour_maths import VISIONS, difference

SHAPES = tuple(Shape(code, code, {}, (0.0, 0.0)) for code in ("a", "b", "c"))


def test_an_area_has_the_paint_of_how_many_it_needs_and_says_three_of_them() -> None:
    told = maps.need_facts(SHAPES, {"a": ["Rambu"], "b": [f"Sumur {n}" for n in range(1, 6)]})
    assert [told[code].paint for code in "abc"] == ["1", "4", NO_DATA]
    assert told["b"].lines == ("5 kebutuhan terbuka", "Sumur 1", "Sumur 2", "Sumur 3", "dan 2 lagi")
    assert "tidak ada kebutuhan terbuka" in " ".join(told["c"].lines)


def test_paints_can_be_told_apart() -> None:
    paints = maps.need_paints()
    assert [*paints] == [*map(str, STEPS), NO_DATA]
    for one, other in combinations((paint.fill for paint in paints.values()), 2):
        assert min(difference(one, other, vision) for vision in VISIONS) >= 10
