"""What scores did beside the actions of a year: areas with one and areas without, from a year to the next.

It compares and explains nothing: areas were chosen, often as the weakest, and a weak value tends to be followed by
one nearer to the mean whatever is done. So beside the plain difference of means stands one between areas that
began alike. Spread is the standard deviation of changes; of a difference its standard error (Welch). Pure, own
design.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, stdev

from siperi_geo.plans import KeptAction

ALIKE = 5.0  # points of the score within which two areas began alike (own design)
FEW = 5  # below so many on a side the numbers are told to be few (own design)
Scores = Mapping[str, float]  # area code → score 0–100


@dataclass(frozen=True, slots=True)
class Side:
    """The changes of one side: how many areas are known in both years, their mean change and its spread."""

    count: int
    start: float | None
    mean: float | None
    spread: float | None

    @property
    def is_few(self) -> bool:
        """Whether there are too few areas to say much."""
        return self.count < FEW


@dataclass(frozen=True, slots=True)
class Beside:
    """A part: areas with an action beside areas without; `unknown`: with one, and not known in both years.

    `difference` is that of the mean changes, `error` its standard error. `alike`: areas with an action that have
    others that began alike, and `alike_difference` the mean of their change less that of these others.
    """

    part: str
    level: str
    with_action: Side
    without: Side
    unknown: int
    difference: float | None
    error: float | None
    alike: int
    alike_difference: float | None

    @property
    def is_few(self) -> bool:
        """Whether one of the sides is few."""
        return self.with_action.is_few or self.without.is_few


def beside(part: str, level: str, chosen: set[str], before: Scores, after: Scores, left_out: set[str]) -> Beside:
    """Compare the areas `chosen` for a part with all others that are known in both years and not `left_out`.

    >>> found = beside("x", "kelurahan", {"a"}, {"a": 10, "b": 12, "c": 80}, {"a": 20, "b": 20, "c": 80}, set())
    >>> found.with_action.mean, found.without.mean, found.difference, found.alike_difference
    (10.0, 4.0, 6.0, 2.0)
    """
    changes = {code: float(after[code] - before[code]) for code in before if code in after}
    mine = sorted(code for code in changes if code in chosen)
    others = sorted(code for code in changes if code not in chosen | left_out)
    with_action, without = _side(mine, changes, before), _side(others, changes, before)
    pairs = [
        changes[code] - fmean(changes[other] for other in alike)
        for code in mine
        if (alike := [other for other in others if abs(before[other] - before[code]) <= ALIKE])
    ]
    difference = None
    if with_action.mean is not None and without.mean is not None:
        difference = with_action.mean - without.mean
    return Beside(
        part=part,
        level=level,
        with_action=with_action,
        without=without,
        unknown=len(chosen - changes.keys()),
        difference=difference,
        error=_error(with_action, without),
        alike=len(pairs),
        alike_difference=fmean(pairs) if pairs else None,
    )


def begun(actions: Iterable[KeptAction], year: int) -> tuple[KeptAction, ...]:
    """The actions of a budget year that are done or have begun (at least 1 %); cancelled ones are not."""
    return tuple(
        one
        for one in actions
        if one.action.year == year and one.action.progress_pct >= 1 and one.action.state in ("running", "done")
    )


def parts_of(actions: Iterable[KeptAction], owners: Mapping[str, str]) -> dict[str, tuple[KeptAction, ...]]:
    """The actions by each part that they are to improve; `owners`: of an item the part that it is in."""
    found: dict[str, list[KeptAction]] = {}
    for one in actions:
        for part in dict.fromkeys(owners.get(part, part) for part in one.action.closes):
            found.setdefault(part, []).append(one)
    return {part: tuple(found[part]) for part in sorted(found)}


def chosen_areas(actions: Sequence[KeptAction], level: str) -> set[str]:
    """The areas of a level that an action is for."""
    return {one.action.area_code for one in actions if one.level == level}


def touched_areas(actions: Sequence[KeptAction], codes: Iterable[str]) -> set[str]:
    """Of these areas those that an action for an area around them, or for one in them, speaks of too."""
    of = [one.action.area_code for one in actions]
    return {code for code in codes if any(_is_in(code, other) or _is_in(other, code) for other in of)}


def _is_in(code: str, other: str) -> bool:
    return code != other and code.startswith(f"{other}.")


def _side(codes: Sequence[str], changes: Scores, before: Scores) -> Side:
    values = [changes[code] for code in codes]
    return Side(
        count=len(values),
        start=fmean(before[code] for code in codes) if codes else None,
        mean=fmean(values) if values else None,
        spread=stdev(values) if len(values) > 1 else None,
    )


def _error(one: Side, other: Side) -> float | None:
    """Welch's standard error of a difference of means; None where a side has fewer than two areas."""
    if one.spread is None or other.spread is None:
        return None
    return sqrt(one.spread**2 / one.count + other.spread**2 / other.count)
