"""From a ranking to paint and facts of every area: the highest priority of its pairs, in five fixed steps."""

from siperi_geo import palette
from siperi_geo.analysis.priorities import Pairs, Ranking
from siperi_geo.areas import is_kelurahan
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.text import number, pick, t

STEPS = (80, 60, 40, 20, 0)


def priority_paints() -> dict[str, Paint]:
    """Every paint of the map, the highest step first, then areas without a ranked pair."""
    colours = palette.CLASSES[len(STEPS)]
    paints = {str(step): Paint(colour, _label(step)) for step, colour in zip(STEPS, colours, strict=True)}
    paints[NO_DATA] = Paint(palette.NO_DATA, t("priorities.map.none"), hatch=palette.NO_DATA_HATCH)
    return paints


def priority_facts(found: Pairs, ranking: Ranking) -> dict[str, Facts]:
    """Facts by area code: the first of its pairs with its score."""
    best: dict[str, int] = {}
    for pair in ranking.order:
        best.setdefault(found.place(int(pair)).area_code, int(pair))
    return {
        one.area_code: _facts(found, ranking, best.get(one.area_code), at) for at, one in enumerate(found.places)
    }


def _facts(found: Pairs, ranking: Ranking, pair: int | None, at: int) -> Facts:
    one = found.places[at]
    place = (t("map.tip.kecamatan", name=one.kecamatan_name),) if is_kelurahan(one.area_code) else ()
    if pair is None:
        return Facts(NO_DATA, (*place, t("priorities.map.none")), (t("priorities.map.none"),))
    score, name = number(float(ranking.score[pair]), 0), pick(found.line(pair).name)
    said = t("priorities.map.said", score=score, rank=number(int(ranking.rank[pair]), 0), line=name)
    return Facts(step_of(float(ranking.score[pair])), (*place, said), (said,))


def step_of(score: float) -> str:
    """The step of a score: 60 is in 60–80.

    >>> step_of(60.0), step_of(59.9), step_of(100.0)
    ('60', '40', '80')
    """
    return str(next(step for step in STEPS if score >= step))


def _label(step: int) -> str:
    upper = step + 20
    return t("priorities.map.step.last" if upper == 100 else "priorities.map.step", low=step, high=upper)
