"""From open needs to paint and facts of every kelurahan: how many there are, in three fixed steps and none."""

from collections.abc import Mapping, Sequence

from siperi_geo import palette
from siperi_geo.maps.model import NO_DATA, Facts, Paint, Shape
from siperi_geo.text import number, t, tn

STEPS = (4, 2, 1)


def need_paints() -> dict[str, Paint]:
    """Every paint of the map, the most needs first, then kelurahan of which the plan says none."""
    colours = palette.CLASSES[len(STEPS)][::-1]
    paints = {
        str(step): Paint(colour, t(f"board.map.step.{step}")) for step, colour in zip(STEPS, colours, strict=True)
    }
    paints[NO_DATA] = Paint(palette.GRID, t("board.map.none"))  # nothing is missing: the plan has none there
    return paints


def need_facts(shapes: Sequence[Shape], words: Mapping[str, Sequence[str]]) -> dict[str, Facts]:
    """Facts by area code; `words`: what is needed in each area that needs something."""
    return {one.area_code: _facts(words.get(one.area_code, ())) for one in shapes}


def _facts(words: Sequence[str]) -> Facts:
    if not words:
        return Facts(NO_DATA, (t("board.map.none"),), (t("board.map.none"),))
    count = tn("board.map.count", len(words))
    return Facts(step_of(len(words)), (count, *words[:3], *_more(words)), (count,))


def step_of(count: int) -> str:
    """The step of a count above 0: 3 is in 2–3.

    >>> step_of(1), step_of(3), step_of(4), step_of(40)
    ('1', '2', '4', '4')
    """
    return str(next(step for step in STEPS if count >= step))


def _more(words: Sequence[str]) -> tuple[str, ...]:
    return (t("board.map.more", n=number(len(words) - 3, 0)),) if len(words) > 3 else ()
