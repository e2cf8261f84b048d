"""Several years of governments as tables and sentences, for the page and the command alike."""

from collections.abc import Iterator, Sequence

import pandas as pd

from siperi_geo.analysis.erat_figures import Figures, Summary, is_published
from siperi_geo.analysis.erat_trend import basis, change
from siperi_geo.analysis.erat_words import gap, level_name, title_of, value
from siperi_geo.text import number, signed, t


def trend_rows(years: Sequence[Summary]) -> pd.DataFrame:
    """A row per year, as shown text: the province, its levels, the gap, how many governments and units count."""
    rows = [_row(one) for one in years]
    levels = [level_name(level.id) for level in years[-1].levels]
    heads = [t("erat.column.year"), t("erat.column.province"), *levels, t("erat.column.gap")]
    return pd.DataFrame(rows, columns=[*heads, t("erat.column.governments"), t("erat.column.published_units")])


def _row(one: Summary) -> tuple[str, ...]:
    index = one.nodes[0]
    counted = sum(level.figures[index].counted for level in one.levels)
    units = sum(is_published(unit) for unit in one.units)
    levels = [value(one, level.figures[index]) for level in one.levels]
    whole = value(one, one.figures[index])
    return str(one.year), whole, *levels, gap(one, index), number(counted, 0), number(units, 0)


def change_rows(before: Summary, after: Summary) -> pd.DataFrame:
    """The index and the dimensions, as shown text: of the province and each level both years and the change."""
    places = _places(before, after)
    rows = [
        (title_of(after, node), *(_said(after, one, other, node) for one, other in places.values()))
        for node in after.nodes
    ]
    return pd.DataFrame(rows, columns=[t("erat.column.part"), *places])


def _places(before: Summary, after: Summary) -> dict[str, tuple[Figures, Figures]]:
    found = {t("erat.column.province"): (before.figures, after.figures)}
    for level in after.levels:
        found[level_name(level.id)] = (before.level(level.id).figures, level.figures)
    return found


def _said(summary: Summary, before: Figures, after: Figures, node: str) -> str:
    found = change(before, after, node)
    if found is None:
        return t("erat.trend.none")
    first, second = (number(one[node].value, summary.instrument.decimals) for one in (before, after))
    return t("erat.trend.change", before=first, after=second, change=signed(found, summary.instrument.decimals))


def remarks(before: Summary, after: Summary) -> Iterator[str]:
    """On which units the two years stand, for each level where they are not the same; how they are to be read."""
    for level in after.levels:
        found = basis(before, after, level.id)
        if not found.is_same:
            counts = {"before": found.before, "after": found.after, "both": found.both}
            years = {"first": before.year, "last": after.year}
            said = {name: number(n, 0) for name, n in counts.items()}
            yield t("erat.trend.basis", level=level_name(level.id), **years, **said)
