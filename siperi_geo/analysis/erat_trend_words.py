"""Several years of governments in sentences, for the page and the command alike."""

from collections.abc import Iterator

from siperi_geo.analysis.erat_figures import Figures, Summary
from siperi_geo.analysis.erat_trend import basis, change
from siperi_geo.analysis.erat_words import furthest, level_name
from siperi_geo.text import number, signed, t


def places(before: Summary, after: Summary) -> dict[str, tuple[Figures, Figures]]:
    """By name the province and its levels with their figures of two years."""
    found = {t("erat.column.province"): (before.figures, after.figures)}
    for level in after.levels:
        found[level_name(level.id)] = (before.level(level.id).figures, level.figures)
    return found


def comparable(before: Summary, after: Summary) -> dict[str, tuple[Figures, Figures]]:
    """Those of them that have a value of anything in both years."""
    return {
        name: pair
        for name, pair in places(before, after).items()
        if any(change(*pair, node) is not None for node in after.nodes)
    }


def said(summary: Summary, before: Figures, after: Figures, node: str) -> str:
    """`57,70 → 62,02 (+4,33)`, or that the two cannot be compared."""
    found = change(before, after, node)
    if found is None:
        return t("erat.trend.none")
    first, second = (number(one[node].value, summary.instrument.decimals) for one in (before, after))
    return t("erat.trend.change", before=first, after=second, change=signed(found, summary.instrument.decimals))


def finding(before: Summary, after: Summary, place: str) -> str:
    """What changed most between two years in a place, as the title of a chart."""
    pair, span = places(before, after)[place], {"first": before.year, "last": after.year}
    known = {node: found for node in after.nodes[1:] if (found := change(*pair, node)) is not None}
    names, most = furthest(after, known)
    if not most:
        return t("erat.trend.finding.same", place=place, **span)
    words = {"node": names, "change": signed(most, after.instrument.decimals)}
    return t("erat.trend.finding", place=place, **words, **span)


def of_index(before: Summary, after: Summary) -> str:
    """How the index changed between two years, where any place has one in both, as the title of a chart."""
    index, digits = after.nodes[0], after.instrument.decimals
    for name, pair in places(before, after).items():
        if (found := change(*pair, index)) is not None:
            return t("erat.trend.of_index", place=name, change=signed(found, digits), year=before.year)
    return t("erat.trend")


def uncompared(before: Summary, after: Summary) -> Iterator[str]:
    """The places that have no value in one of two years, in one sentence."""
    names = [name for name in places(before, after) if name not in comparable(before, after)]
    if names:
        yield t("erat.trend.uncompared", names=", ".join(names), first=before.year, last=after.year)


def remarks(before: Summary, after: Summary) -> Iterator[str]:
    """On which units the two years stand, for each level where they are not the same; how they are to be read."""
    for level in after.levels:
        found = basis(before, after, level.id)
        if not found.is_same:
            counts = {"before": found.before, "after": found.after, "both": found.both}
            years = {"first": before.year, "last": after.year}
            said = {name: number(n, 0) for name, n in counts.items()}
            yield t("erat.trend.basis", level=level_name(level.id), **years, **said)
