"""The change of an area between two years, taken apart: how much of it is real, and what else moved the number.

From the value of the first year to that of the second leads a chain of means; each step changes one thing, and its
part is the difference of the two means beside it. So the parts add up exactly, in whole millionths. The order is
fixed, and our own design (another order gives other parts):

    0 first year, as published
    1 … by the one method of both years (`method`)
    2 … without those who have no result in the second year (`lost`)
    3 … with the weights of the second year (`weights`)
    4 … of the questions alone that each answered in both years (`coverage`)
    5 second year, the same respondents, the same questions, weights and method (`real`)
    6 … of all their questions (`coverage`)
    7 … with those who have no result in the first year (`new`)
    8 second year, as published (`method`)

Whose common questions are too few for a result stands still between 4 and 5: nothing of their change can be called
real. Where nobody has a result in both years, the whole change is one of who took part. It reads nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import pairwise

Values = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Respondent:
    """What one respondent gives to the value of an area before and after, in millionths; None: nothing.

    `published` is as it was published, `scored` by the one method (the same where the method is), `common` by the
    questions answered in both years. `weights` are those of the area's published values. `is_same`: both results
    may be compared (never a real form with an example).
    """

    published: Values
    scored: Values
    common: Values = (None, None)
    weights: tuple[int, int] = (1, 1)
    is_same: bool = True

    @property
    def is_common(self) -> bool:
        """Whether there is a result in both years, to be compared."""
        return self.is_same and None not in self.scored

    @property
    def is_separable(self) -> bool:
        """Whether the questions answered in both years are enough for a result in both."""
        return None not in self.common


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a change in millionths, in the order in which they are told; their sum is `total`."""

    real: int
    coverage: int
    new: int
    lost: int
    weights: int
    method: int

    @property
    def same(self) -> int:
        """The change of those with a result in both years, of all their questions."""
        return self.real + self.coverage

    @property
    def total(self) -> int:
        """The change that they add up to."""
        return sum(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Decomposition:
    """A change taken apart: `after` − `before` = the sum of the parts, all in millionths.

    `same`: how many have a result in both years; `inseparable`: those of them with too few common questions.
    """

    before: int
    after: int
    parts: Parts
    same: int
    inseparable: int


def decompose(respondents: Iterable[Respondent]) -> Decomposition | None:
    """Take apart the change of an area; None where a year has no value, or none by the one method."""
    all_ = list(respondents)
    same = [one for one in all_ if one.is_common]
    published = [_mean([(one.published[y], one.weights[y]) for one in all_]) for y in (0, 1)]
    scored = [_mean([(one.scored[y], one.weights[y]) for one in all_]) for y in (0, 1)]
    if None in published or None in scored:
        return None
    ends = [scored[0], *_between(same), scored[1]] if same else [scored[0]] * 6 + [scored[1]]
    chain = [published[0], *ends, published[1]]
    steps = [(after or 0) - (before or 0) for before, after in pairwise(chain)]
    method_before, lost, weights, masked, real, whole, new, method_after = steps
    parts = Parts(real, masked + whole, new, lost, weights, method_before + method_after)
    apart = sum(not one.is_separable for one in same)
    return Decomposition(published[0] or 0, published[1] or 0, parts, len(same), apart)


def _between(same: Sequence[Respondent]) -> list[int | None]:
    """The means 2 to 6, of those with a result in both years."""
    still = [one.common if one.is_separable else (one.scored[0], one.scored[0]) for one in same]
    return [
        _mean([(one.scored[0], one.weights[0]) for one in same]),
        _mean([(one.scored[0], one.weights[1]) for one in same]),
        *(_mean([(pair[y], one.weights[1]) for one, pair in zip(same, still, strict=True)]) for y in (0, 1)),
        _mean([(one.scored[1], one.weights[1]) for one in same]),
    ]


def _mean(values: Iterable[tuple[int | None, int]]) -> int | None:
    """Σ w·x / Σ w in whole millionths, half up; None of nobody."""
    known = [(value, weight) for value, weight in values if value is not None]
    total = sum(weight for _, weight in known)
    return (2 * sum(value * weight for value, weight in known) + total) // (2 * total) if total else None
