"""Intervals in words: a mean with its interval, where a mean is known least, what was corrected."""

from collections.abc import Mapping

from siperi_geo.analysis.intervals import Interval
from siperi_geo.text import MISSING, number, t

DIGITS = 1
LEAST_TO_COMPARE = 2


def words(one: Interval) -> str:
    """`61,4 (58,1–64,7)`: the mean and its interval; the mean with why it has none, else."""
    mean = number(one.mean, DIGITS)
    if not has_interval(one):
        return t("intervals.words.none", mean=mean, why=t(f"intervals.why.{_why(one)}"))
    return t("intervals.words", mean=mean, low=number(one.low, DIGITS), high=number(one.high, DIGITS))


def note(one: Interval) -> str:
    """What was corrected, and why there is no interval, where there is none."""
    return correction(one) if has_interval(one) else t(f"intervals.because.{_why(one)}")


def has_interval(one: Interval) -> bool:
    """Whether there is an interval of some width."""
    return one.half_width is not None and one.flat is None


def _why(one: Interval) -> str:
    """Why a mean has no interval: all families are counted, those of a kelurahan are alike, or they are few."""
    if one.flat == "alike" and one.strata > 1:
        return "alike_within"
    return one.flat or "few"


def correction(one: Interval) -> str:
    """For how many of its kelurahan it is known of how many families they are."""
    if not one.corrected:
        return t("intervals.correction.none")
    if one.corrected == one.strata:
        return t("intervals.correction.all")
    return t("intervals.correction.some", n=number(one.corrected, 0), all=number(one.strata, 0))


def of_city(city: Interval | None, node: str) -> str:
    """The city's mean of an index or aspect, named by `node`, with its interval and what it is made of."""
    if city is None:
        return t("intervals.city.withheld")
    made = {"node": node, "n": number(city.count, 0), "note": note(city)}
    if not has_interval(city):
        return t("intervals.city.none", mean=number(city.mean, DIGITS), **made)
    return t("intervals.city", words=words(city), **made)


def finding(areas: Mapping[str, Interval]) -> str:
    """Where a mean is known least, from intervals by the name of their area."""
    known = {name: one.half_width or 0 for name, one in areas.items() if has_interval(one)}
    if len(known) < LEAST_TO_COMPARE:
        return t("intervals.chart")
    widest = max(known, key=lambda name: (known[name], name))
    return t("intervals.widest", area=widest, half=half(areas[widest]), words=words(areas[widest]))


def half(one: Interval) -> str:
    """`± 3,3`; below what is written that it is less, never a zero; a dash where there is no interval."""
    width, least = one.half_width, 10**-DIGITS
    if width is None or not has_interval(one):
        return MISSING
    return f"± {number(width, DIGITS)}" if width >= least / 2 else f"< {number(least, DIGITS)}"
