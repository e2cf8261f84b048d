"""What lifts a class: the cheapest answers that would have to become true, for one form or the mean of several.

Which answers these are is found by a solver and proved to be cheapest; what they lead to is what scoring says of
the changed forms. Every item costs 1 unless told otherwise (own design). Ties: fewest items, then those whose
places in the form add up to least. It judges nobody: it says what would have to be true, not how likely it is.
"""

from collections.abc import Sequence

from siperi_geo.analysis.uplift_parts import Costs, Group, Tariff, Uplift, standings
from siperi_geo.analysis.uplift_search import Search
from siperi_geo.analysis.uplift_standing import Standing

MOST_ROUNDS = 40  # answers of the solver that scoring may turn down before it is given up


def lift(
    groups: Sequence[Group],
    target: str | None = None,
    *,
    variant: str = "standard",
    costs: Costs | None = None,
    tariffs: Sequence[Tariff] | None = None,
    now: Sequence[Standing] | None = None,
    with_ties: bool = True,
) -> list[Uplift]:
    """What lifts each group to a class (None: to its next one), all verified by scoring together.

    costs: by item id, above zero. tariffs: one for each group, instead: then lines are paid, not items.
    now: where the groups stand (`standings`), where that is known. Without `with_ties` any of the cheapest sets is
    given, in half the time. Raises KeyError for an unknown class or variant.
    """
    prices = {} if costs is None else dict(costs)
    known = standings([(group, group.forms) for group in groups], variant) if now is None else now
    paid = [None] * len(groups) if tariffs is None else tariffs
    searches = [
        Search(group, standing, target, variant, prices, with_ties, tariff)
        for group, standing, tariff in zip(groups, known, paid, strict=True)
    ]
    for _ in range(MOST_ROUNDS):
        asked = [one for one in searches if one.is_open]
        if not asked:
            break
        tried = [(one.group, one.changed()) for one in asked]
        for one, standing in zip(asked, standings(tried, variant), strict=True):
            one.told(standing)
    return [one.result for one in searches]
