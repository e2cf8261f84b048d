"""How many of those invited responded, in words and as a table; where no unit says it, what is known instead."""

from collections.abc import Iterator

from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_response import Response
from siperi_geo.analysis.erat_words import MOST_NAMED
from siperi_geo.text import MISSING, number, percent, t

DIGITS = 1


def rate(one: Response) -> str:
    """`75,0 % (30 ÷ 40)`, with the units that it is of where not all say whom they invited; a dash without one."""
    if one.rate_pct is None:
        return MISSING
    words = {"rate": percent(one.rate_pct, DIGITS), "answered": number(one.answered, 0)}
    words |= {"invited": number(one.invited, 0), "saying": number(one.saying, 0), "units": number(one.units, 0)}
    return t("erat.response.rate" if one.saying == one.units else "erat.response.rate.part", **words)


def share(one: Response) -> str:
    """`10 dari 13 (76,9 %)`: the units with enough respondents."""
    part = of_all(one.enough, one)
    return part if one.enough_pct is None else f"{part} ({percent(one.enough_pct, DIGITS)})"


def of_all(part: int, one: Response) -> str:
    """`10 dari 13`: of the units asked."""
    return t("analysis.of", part=number(part, 0), all=number(one.units, 0))


def headline(summary: Summary) -> Iterator[str]:
    """Of the whole province: how many units have enough respondents, and the rate where it is known."""
    whole = summary.response
    yield t("erat.response.enough", share=share(whole))
    if whole.rate_pct is not None:
        yield t("erat.response.said", rate=rate(whole))


def remarks(summary: Summary) -> Iterator[str]:
    """That there is no rate, or not of all units; the units of which more answered than were invited."""
    whole = summary.response
    if whole.rate_pct is None:
        yield t("erat.response.none")
    elif whole.saying < whole.units:
        yield t("erat.response.part", saying=number(whole.saying, 0), units=number(whole.units, 0))
    more = [
        f"{unit.name} ({one.name})"
        for level in summary.levels
        for one in level.governments
        for unit in one.units
        if unit.invited is not None and unit.forms > unit.invited
    ]
    if more:
        names = ", ".join(more[:MOST_NAMED]) + (", …" if len(more) > MOST_NAMED else "")
        yield t("erat.response.more", n=number(len(more), 0), names=names)
