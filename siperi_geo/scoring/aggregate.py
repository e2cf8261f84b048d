"""From the results of many to the result of one, as an instrument's `aggregation` states it. No form, no store."""

from collections.abc import Mapping
from dataclasses import dataclass

from siperi_geo.instruments import Aggregation


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A mean on the scale of the results; `counted` of them had a value. It may be shown when is_published."""

    value: float | None
    counted: int
    is_published: bool


def aggregate(step: Aggregation, results: Mapping[str, float | None]) -> Aggregate:
    """The mean of results by name (respondents, units, levels); those without a value are left out.

    A weighted mean uses the weights of the names that the step states, and no others: KeyError for another name.
    With `all_required` there is no value while one of them has none.
    """
    known = {name: value for name, value in results.items() if value is not None}
    weights = {name: step.weights[name] if step.rule == "weighted_mean" else 1.0 for name in results}
    wanted = step.weights if step.rule == "weighted_mean" and step.all_required else {}
    if not known or wanted.keys() - known.keys():
        return Aggregate(None, len(known), is_published=False)
    total = sum(weights[name] * value for name, value in known.items())
    value = total / sum(weights[name] for name in known)
    return Aggregate(value, len(known), is_published=len(known) >= step.minimum)
