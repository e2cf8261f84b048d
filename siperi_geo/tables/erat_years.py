"""Tables about several years of local governments: the index of every year, the change between two of them."""

from collections.abc import Sequence

from siperi_geo.analysis import erat_words as words
from siperi_geo.analysis.erat_figures import Figures, Summary, is_published
from siperi_geo.analysis.erat_trend import change as change_of
from siperi_geo.analysis.erat_trend_words import comparable, said
from siperi_geo.cells import Cells, Table, table
from siperi_geo.tables.erat import counts, figures, text
from siperi_geo.text import number, signed, t


def trend(years: Sequence[Summary]) -> Table:
    """A row per year: the province, its levels, the gap, how many governments and units are published."""
    index, last = years[-1].nodes[0], years[-1]
    gaps = [one.gap(index) for one in years]
    of_levels = [[one.level(level.id).figures[index] for one in years] for level in last.levels]
    return table(
        Cells(t("erat.column.year"), [one.year for one in years], [str(one.year) for one in years]),
        figures(last, t("erat.column.province"), [one.figures[index] for one in years]),
        [
            figures(last, words.level_name(level.id), found)
            for level, found in zip(last.levels, of_levels, strict=True)
        ],
        Cells(t("erat.column.gap"), gaps, [signed(one, last.instrument.decimals) for one in gaps]),
        counts("governments", [sum(level.figures[index].counted for level in one.levels) for one in years]),
        counts("published_units", [sum(is_published(unit) for unit in one.units) for one in years]),
    )


def change(before: Summary, after: Summary) -> Table:
    """The index and the dimensions: of each place that has values in both years these, and the change."""
    return table(
        text(t("erat.column.part"), [words.title_of(after, node) for node in after.nodes]),
        *(_of_place(before, after, name, pair) for name, pair in comparable(before, after).items()),
    )


def _of_place(before: Summary, after: Summary, name: str, pair: tuple[Figures, Figures]) -> list[Cells]:
    nodes, digits = after.nodes, after.instrument.decimals
    changes = [change_of(*pair, node) for node in nodes]
    ends = [
        (f"{name} {summary.year}", [found[node].value for node in nodes])
        for summary, found in zip((before, after), pair, strict=True)
    ]
    title = t("erat.column.change", name=name)
    return [
        text(name, [said(after, *pair, node) for node in nodes]),
        *(Cells(end, values, [number(one, digits) for one in values], is_for_files=True) for end, values in ends),
        Cells(title, changes, [signed(one, digits) for one in changes], is_for_files=True),
    ]
