"""Several years of local governments: the published values side by side, what changed, on which units."""

from collections.abc import Sequence

from siperi_geo.analysis import erat_trend_words, erat_words
from siperi_geo.analysis.erat_figures import Figures, Summary
from siperi_geo.analysis.erat_reading import years_of
from siperi_geo.analysis.erat_trend import with_values
from siperi_geo.charts import Chart, Pair, Words, levels
from siperi_geo.text import number, t
from siperi_geo.ui import chart_view, erat_files, erat_reads, frame, reads


def show(found: Summary) -> None:
    """Every year with a published value, and the change to the year shown; nothing before the second such year."""
    years = _years(found)
    if len(years) < 2:
        return
    frame.section(t("erat.trend"))
    frame.table(erat_trend_words.trend_rows(years), caption=t("erat.trend.caption"))
    before = [one for one in years if one.year < found.year]
    if not before or found.year not in [one.year for one in years]:
        return
    _change(before[-1], found)


def _years(found: Summary) -> Sequence[Summary]:
    """The summaries of all years with a published value; the one shown is not made twice."""
    others = (year for year in years_of(reads.query, found.instrument) if year != found.year)
    return with_values([found, *(erat_reads.summary(found.instrument, one) for one in others)])


def _change(before: Summary, after: Summary) -> None:
    span = {"first": before.year, "last": after.year}
    for name, one, other in _places(before, after):
        if chart := _chart(before, after, (name, one, other)):
            name = f"siperi-perubahan-{after.instrument.id}-{before.year}-{after.year}.png"
            foot = erat_files.foot(after)
            chart_view.draw(chart, key=f"erat_trend_{after.year}", file_name=name, foot=foot)
            break
    frame.table(erat_trend_words.change_rows(before, after), caption=t("erat.trend.change.caption", **span))
    chart_view.bullets([*erat_trend_words.remarks(before, after), t("erat.trend.same"), t("erat.unrounded")])


def _places(before: Summary, after: Summary) -> Sequence[tuple[str, Figures, Figures]]:
    """The province, and where it has no value in both years its levels."""
    found = [(t("erat.column.province"), before.figures, after.figures)]
    of_levels = ((level.id, before.level(level.id).figures, level.figures) for level in after.levels)
    return found + [(erat_words.level_name(name), one, other) for name, one, other in of_levels]


def _chart(before: Summary, after: Summary, place: tuple[str, Figures, Figures]) -> Chart | None:
    """The dimensions of two years on one axis; None where no dimension has a value in both."""
    name, one, other = place
    values = {node: (one[node].value, other[node].value) for node in after.nodes[1:]}
    if not any(None not in pair for pair in values.values()):
        return None
    rows = [Pair(erat_words.title_of(after, node), pair) for node, pair in values.items()]
    digits = after.instrument.decimals
    said = "; ".join(f"{row.label}: {', '.join(number(one, digits) for one in row.values)}" for row in rows)
    span = {"first": before.year, "last": after.year}
    title, alt = t("erat.trend.chart", place=name, **span), t("erat.trend.chart.alt", list=said, **span)
    words = Words(title, alt, f"{title}. {t('erat.trend.chart.note')}", (str(before.year), str(after.year)))
    return levels(rows, words, is_example=after.is_example)
