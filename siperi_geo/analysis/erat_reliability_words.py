"""Cronbach's alpha in words and as tables: how well the statements go together, and how each number was made."""

from collections.abc import Iterator

import pandas as pd

from siperi_geo.analysis.erat_figures import Reliabilities, Summary
from siperi_geo.analysis.erat_reliability import LEAST, Reliability
from siperi_geo.analysis.erat_words import level_name, title_of
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


def reliability_rows(summary: Summary) -> pd.DataFrame:
    """The index and the dimensions, as shown text: alpha of the province and of each level, and in words."""
    places = places_of(summary)
    rows = [
        (title_of(summary, node), *(said(found.get(node)) for found in places.values())) for node in summary.nodes
    ]
    return pd.DataFrame(rows, columns=[t("erat.column.part"), *places])


def counts(summary: Summary) -> str:
    """How many answered every statement in published units, per place: `Provinsi 66 · tingkat provinsi 33`."""
    index = summary.nodes[0]
    named = [f"{name}: {number(found[index].n, 0)}" for name, found in places_of(summary).items() if found]
    return " · ".join(named)


def calculations(summary: Summary) -> dict[str, pd.DataFrame]:
    """By caption (the place and how many answered) every alpha with what it was made of, as shown text.

    Places of which none may be said are left out.
    """
    heads = [t(f"erat.alpha.column.{name}") for name in ("part", "items", "of_items", "of_sum", "calculation")]
    found = {name: list(_calculations(summary, one)) for name, one in places_of(summary).items()}
    counted = {name: one[summary.nodes[0]].n for name, one in places_of(summary).items() if one}
    return {
        t("erat.alpha.how.caption", place=name, year=summary.year, n=number(counted[name], 0)): pd.DataFrame(
            rows, columns=heads
        )
        for name, rows in found.items()
        if rows
    }


def _calculations(summary: Summary, found: Reliabilities) -> Iterator[tuple[str, ...]]:
    for node, one in found.items():
        if one.alpha is not None:
            sums = {"of_items": number(one.of_items, 4), "of_sum": number(one.of_sum, 4)}
            made = t("erat.alpha.calculation", k=one.k, less=one.k - 1, **sums, value=number(one.alpha, 2))
            yield title_of(summary, node), number(one.k, 0), *sums.values(), made
