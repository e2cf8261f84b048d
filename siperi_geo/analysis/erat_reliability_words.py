"""Cronbach's alpha in words: how well the statements go together, and how each number was made."""

from collections.abc import Iterator

from siperi_geo.analysis.erat_figures import Reliabilities, Summary
from siperi_geo.analysis.erat_reliability import LEAST, Reliability
from siperi_geo.analysis.erat_words import level_name
from siperi_geo.text import MISSING, number, t


def places_of(summary: Summary) -> dict[str, Reliabilities]:
    """By name the province and its levels with what is known of each."""
    found = {t("erat.what.province"): summary.reliability}
    return found | {level_name(level.id): level.reliability for level in summary.levels}


def said(one: Reliability | None) -> str:
    """`0,87: sejalan`, or why there is no alpha."""
    if one is None:
        return MISSING
    if one.alpha is None:
        return t(f"erat.alpha.why.{one.why}", n=number(one.n, 0), least=number(LEAST, 0))
    return t("erat.alpha.value", value=number(one.alpha, 2), grade=t(f"erat.alpha.grade.{one.grade}"))


def counts(summary: Summary) -> str:
    """How many answered every statement in published units, per place: `Provinsi 66 · tingkat provinsi 33`."""
    index = summary.nodes[0]
    named = [f"{name}: {number(found[index].n, 0)}" for name, found in places_of(summary).items() if found]
    return " · ".join(named)


def without(summary: Summary) -> Iterator[str]:
    """The places of which no alpha is shown, each with the reason."""
    for name, found in places_of(summary).items():
        if found and not any(one.alpha is not None for one in found.values()):
            yield t("erat.alpha.without", place=name, why=said(found[summary.nodes[0]]))


def calculation(one: Reliability) -> str:
    """`4 ÷ 3 × (1 − 0,5 ÷ 2) = 1,00`: how an alpha that is shown was made."""
    sums = {"of_items": number(one.of_items, 4), "of_sum": number(one.of_sum, 4)}
    return t("erat.alpha.calculation", k=one.k, less=one.k - 1, **sums, value=number(one.alpha, 2))
