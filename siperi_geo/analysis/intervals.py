"""How far a mean of families may lie from that of all of them: 95 % intervals of a stratified random sample.

Sources: Cochran, Sampling Techniques (1977), 2.6, 5.4; Lohr, Sampling: Design and Analysis, chapter 3. With
strata h (kelurahan) of n_h families and s_h² their variance (n_h − 1 below the line), the variance of the
published mean ȳ = Σ (n_h / n) ȳ_h is Σ (n_h / n)² (1 − n_h / N_h) s_h² / n_h, and the interval ȳ ± t · √variance,
with t of n − H degrees of freedom. Where N_h is not known the finite population correction (1 − n_h / N_h) is
left out: the interval is then wider than it need be, never narrower. Sums are integers of millionths, so that it
repeats exactly.

It holds if the families of a kelurahan were chosen at random; it knows nothing of families chosen for other
reasons, nor of shares of the sample that differ from those of the city.
"""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

MICRO = 1_000_000
CONFIDENCE = 0.95
Flat = Literal["counted", "alike"]


@dataclass(frozen=True, slots=True)
class Stratum:
    """Sums over the families of a kelurahan in millionths; `population`: registered in it, None: not known."""

    count: int
    total: int
    squares: int
    population: int | None = None

    @property
    def variance(self) -> Fraction:
        """s² in square millionths, exact; 0 for fewer than two families, which say nothing of their spread."""
        if self.count < 2:
            return Fraction(0)
        return Fraction(self.count * self.squares - self.total**2, self.count * (self.count - 1))

    @property
    def has_correction(self) -> bool:
        """Whether it is known of how many they are: at least of as many as took part."""
        return self.population is not None and self.population >= self.count

    @property
    def correction(self) -> Fraction:
        """1 − n / N; 1 where N is not known."""
        if self.population is None or not self.has_correction or not self.population:
            return Fraction(1)
        return 1 - Fraction(self.count, self.population)

    def joined(self, other: "Stratum") -> "Stratum":
        """Two strata as one; of how many they are is then not known."""
        return Stratum(self.count + other.count, self.total + other.total, self.squares + other.squares)


@dataclass(frozen=True, slots=True)
class Interval:
    """A mean of scores (0–100) with its 95 % interval; `half_width` None: too few to say.

    `corrected` of the `strata` are known to be of how many; for them the correction was made. `flat`: why the
    interval has no width; `counted`: every family is in the mean, `alike`: wherever that is not so, all of a
    kelurahan that took part have one score, which says nothing of the others: then there are no ends.
    """

    count: int
    mean: float
    half_width: float | None
    strata: int
    corrected: int
    flat: Flat | None = None

    @property
    def has_ends(self) -> bool:
        """Whether anything can be said of how far the mean may lie from that of all families."""
        return self.half_width is not None and self.flat != "alike"

    @property
    def low(self) -> float | None:
        """The lower end, not below 0."""
        return max(0.0, self.mean - (self.half_width or 0)) if self.has_ends else None

    @property
    def high(self) -> float | None:
        """The upper end, not above 100."""
        return min(100.0, self.mean + (self.half_width or 0)) if self.has_ends else None


def interval(strata: Sequence[Stratum]) -> Interval | None:
    """The interval of the plain mean over all families of these strata; None without any family.

    A stratum of one family is joined with the smallest other one, which makes the variance larger, never smaller
    on average (Cochran 5A.12).
    """
    found = _joined([one for one in strata if one.count])
    n = sum(one.count for one in found)
    if not n:
        return None
    freedom = n - len(found)
    variance = sum((one.count * one.correction * one.variance for one in found), Fraction(0)) / n**2
    return Interval(
        count=n,
        mean=float(Fraction(sum(one.total for one in found), n) / MICRO),
        half_width=quantile(freedom) * math.sqrt(variance) / MICRO if freedom > 0 else None,
        strata=len(found),
        corrected=sum(one.has_correction for one in found),
        flat=_flat(found, variance) if freedom > 0 else None,
    )


def _flat(strata: Sequence[Stratum], variance: Fraction) -> Flat | None:
    if variance:
        return None
    return "counted" if all(one.correction == 0 for one in strata) else "alike"


def _joined(strata: Sequence[Stratum]) -> list[Stratum]:
    found = sorted(strata, key=lambda one: one.count)
    while len(found) > 1 and found[0].count < 2:
        found = sorted([found[0].joined(found[1]), *found[2:]], key=lambda one: one.count)
    return found


def quantile(freedom: int) -> float:
    """t with so many degrees of freedom that leaves 2.5 % above it: `quantile(10)` is 2.228."""
    from scipy.special import stdtrit  # here: it costs a start of the server what only this page needs

    return float(stdtrit(freedom, (1 + CONFIDENCE) / 2))


def of_areas(
    strata: Mapping[str, Stratum], areas: Mapping[str, Sequence[str]], withheld: Collection[str]
) -> dict[str, Interval]:
    """The intervals of areas that are not withheld: `areas` has the kelurahan in each, `strata` one per kelurahan.

    The withheld kelurahan inside an area that is shown are one stratum together: of them nothing is used but sums
    that the published mean is made of as well.
    """
    found = {
        area: interval(_shown(strata, inside, withheld)) for area, inside in areas.items() if area not in withheld
    }
    return {area: one for area, one in found.items() if one is not None}


def _shown(strata: Mapping[str, Stratum], inside: Sequence[str], withheld: Collection[str]) -> list[Stratum]:
    hidden = Stratum(0, 0, 0)
    for code in inside:
        if code in withheld:
            hidden = hidden.joined(strata[code])
    return [*(strata[code] for code in inside if code not in withheld), hidden]
