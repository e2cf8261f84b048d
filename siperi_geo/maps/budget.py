"""From a choice within a budget to paint and facts of every area: how many lines are chosen there.

Four fixed steps, the same for every budget; an area without a candidate is hatched, one that could be chosen and
is not has dots.
"""

from collections import Counter
from collections.abc import Iterable, Mapping

from siperi_geo import palette
from siperi_geo.analysis.budget import Candidate, Plan
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.text import number, t

STEPS = {"one": 1, "to_3": 3, "to_6": 6, "over_6": None}
OPEN = "open"


def step_of(count: int) -> str:
    """The step of so many lines.

    >>> [step_of(n) for n in (1, 2, 3, 4, 7)]
    ['one', 'to_3', 'to_3', 'to_6', 'over_6']
    """
    return next(name for name, most in STEPS.items() if most is None or count <= most)


def budget_paints() -> dict[str, Paint]:
    """Every paint of the map, most lines last, then not chosen, then nothing to choose."""
    colours = palette.CLASSES[len(STEPS)]
    paints = {step: Paint(colour, t(f"budget.step.{step}")) for step, colour in zip(STEPS, colours, strict=True)}
    paints[OPEN] = Paint(palette.SUPPRESSED, t("budget.step.open"), hatch=palette.SUPPRESSED_DOTS, is_dotted=True)
    paints[NO_DATA] = Paint(palette.NO_DATA, t("budget.step.nothing"), hatch=palette.NO_DATA_HATCH)
    return paints


def budget_facts(
    codes: Iterable[str], plan: Plan, open_: Iterable[Candidate], names: Mapping[str, str]
) -> dict[str, Facts]:
    """Facts by area code; `names` of the lines."""
    lines = Counter(one.area_code for one in plan.chosen)
    could = {one.area_code for one in open_}
    found = {}
    for code in codes:
        there = [one for one in plan.chosen if one.area_code == code]
        if not there:
            paint = OPEN if code in could else NO_DATA
            found[code] = Facts(paint, (t(f"budget.step.{'open' if paint == OPEN else 'nothing'}"),))
            continue
        money = number(sum(one.cost_idr for one in there), 0)
        said = t("budget.tip", n=number(len(there), 0), idr=money)
        found[code] = Facts(step_of(lines[code]), (said, *(names[one.line_code] for one in there)), (said,))
    return found
