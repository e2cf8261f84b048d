"""Intervals in words: a mean with its interval, where a mean is known least, what was corrected."""

from collections.abc import Mapping

from siperi_geo.analysis.intervals import Interval
from siperi_geo.text import MISSING, number, t

DIGITS = 1
LEAST_TO_COMPARE = 2


def words(one: Interval) -> str:
    """`61,4 (58,1–64,7)`: the mean and its interval; the mean alone where there are too few."""
    mean = number(one.mean, DIGITS)
    if one.low is None or one.high is None:
        return mean
    return t("intervals.words", mean=mean, low=number(one.low, DIGITS), high=number(one.high, DIGITS))


def correction(one: Interval) -> str:
    """For how many of its kelurahan it is known of how many families they are."""
    if not one.corrected:
        return t("intervals.correction.none")
    if one.corrected == one.strata:
        return t("intervals.correction.all")
    return t("intervals.correction.some", n=number(one.corrected, 0), all=number(one.strata, 0))


def of_city(city: Interval | None) -> str:
    """The city's mean with its interval and what it is made of."""
    if city is None:
        return t("intervals.city.withheld")
    return t("intervals.city", words=words(city), n=number(city.count, 0), correction=correction(city))


def finding(areas: Mapping[str, Interval]) -> str:
    """Where a mean is known least, from intervals by the name of their area."""
    known = {name: one.half_width for name, one in areas.items() if one.half_width is not None}
    if len(known) < LEAST_TO_COMPARE:
        return t("intervals.chart")
    widest = max(known, key=lambda name: (known[name], name))
    return t("intervals.widest", area=widest, half=half(areas[widest]), words=words(areas[widest]))


def half(one: Interval) -> str:
    """`± 3,3`; a dash where there are too few."""
    return MISSING if one.half_width is None else f"± {number(one.half_width, DIGITS)}"
