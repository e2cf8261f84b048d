"""How far the minimum service standard (SPM) is met: people are summed, then divided; 80 % people, 20 % quality.

Sources and how sure each rule is stand in `spm/standard.yaml`. All arithmetic is exact (fractions); only showing
rounds. It reads nothing: rows are those of `spm/figure_per_area`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from siperi_geo.spm import Band, Bands, Standard

State = Literal["known", "no_target", "no_quality", "unreported", "nothing"]
FULL = Fraction(100)


@dataclass(frozen=True, slots=True)
class Count:
    """A target and how much of it was reached; `reached` is None while nothing is reported."""

    target: int = 0
    reached: int | None = None

    @property
    def pct(self) -> Fraction | None:
        """Per cent reached, uncapped; None without a target or a report."""
        return None if self.reached is None or not self.target else 100 * Fraction(self.reached, self.target)

    @property
    def short(self) -> int | None:
        """What is missing to the target, never below nothing."""
        return None if self.reached is None else max(self.target - self.reached, 0)

    def __add__(self, other: "Count") -> "Count":
        known = [one.reached for one in (self, other) if one.reached is not None]
        return Count(self.target + other.target, sum(known) if known else None)


NOTHING = Count()


@dataclass(frozen=True, slots=True)
class Achievement:
    """How far one service is met: the index in per cent, None where `state` says why there is none."""

    recipients: Count | None
    quality: Count | None
    index: Fraction | None
    state: State

    @property
    def gap(self) -> Fraction | None:
        """Points of the index that are missing to 100."""
        return None if self.index is None else FULL - self.index


def achievement(
    standard: Standard, recipients: Count | None, quality: Count | None, *, no_target_is_full: bool = False
) -> Achievement:
    """The index of a service: 0.80 × min(recipients %, 100) + 0.20 × min(quality %, 100).

    Nobody to serve: no index, or 100 where an office reports it so (`no_target_is_full`).
    """
    if recipients is None:
        return Achievement(None, quality, None, "nothing")
    if not recipients.target:
        index = FULL if no_target_is_full else None
        return Achievement(recipients, quality, index, "no_target")
    if recipients.pct is None:
        return Achievement(recipients, quality, None, "unreported")
    if quality is None or quality.pct is None:
        return Achievement(recipients, quality, None, "no_quality")
    shares = standard.index
    index = (shares.recipients_pct * min(recipients.pct, FULL) + shares.quality_pct * min(quality.pct, FULL)) / 100
    return Achievement(recipients, quality, index, "known")


def mean_of_services(found: Iterable[Achievement]) -> Fraction | None:
    """The index of the sub-affair: the mean over services with somebody to serve; None while one of these lacks.

    A service that cannot be computed yet is not left out silently: then there is no mean.
    """
    asked = [one for one in found if one.index is not None or one.state != "no_target"]
    if not asked or any(one.index is None for one in asked):
        return None
    return sum((one.index for one in asked if one.index is not None), Fraction(0)) / len(asked)


def band(bands: Bands, index: Fraction | None) -> Band | None:
    """The class of an unrounded index; None of none."""
    return None if index is None else bands.of(index)
