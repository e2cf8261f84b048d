"""The map of priorities: fixed steps, the first pair of every area, and areas without one hatched."""

from itertools import combinations

from siperi_geo import maps
from siperi_geo.analysis.priorities import pairs, rank
from siperi_geo.maps import NO_DATA
from siperi_geo.maps.priorities import STEPS, step_of
from siperi_geo.programmes import catalogue, criteria
from tests.analysis.priority_facts import DRILL, KIE, facts, lines, values
from tests.colour_maths import VISIONS, difference

ONLY_GAP = {one: 100 * (one == "gap") for one in criteria().ids}


def test_an_area_has_the_paint_of_its_first_pair_and_says_which() -> None:
    known = facts(3, scores={("keltana", "I22"): values(90, 30, None), ("keltana", "I28"): values(15, 50, None)})
    found = pairs(known, lines(KIE, DRILL), catalogue())
    told = maps.priority_facts(found, rank(found, ONLY_GAP, criteria()))
    assert [one.paint for one in told.values()] == ["80", "60", NO_DATA]
    assert "Prioritas 85 (peringkat 1): Gladi" in " ".join(told["99.01.01.1001"].lines)
    assert "tidak diurutkan" in " ".join(told["99.01.01.1003"].lines)


def test_steps_hold_their_lower_edge() -> None:
    assert [step_of(at) for at in (0, 19.999, 20, 79.999, 80, 100)] == ["0", "0", "20", "60", "80", "80"]


def test_paints_can_be_told_apart() -> None:
    paints = maps.priority_paints()
    assert [*paints] == [*map(str, STEPS), NO_DATA]
    for one, other in combinations((paint.fill for paint in paints.values()), 2):
        assert min(difference(one, other, vision) for vision in VISIONS) >= 10
