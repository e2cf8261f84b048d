"""Several years of local governments: the published values side by side, what changed, on which units."""

from collections.abc import Iterable, Mapping, Sequence

from siperi_geo.analysis import erat_trend_words, erat_words
from siperi_geo.analysis.erat_figures import Figures, Summary
from siperi_geo.analysis.erat_reading import years_of
from siperi_geo.analysis.erat_trend import with_values
from siperi_geo.charts import Chart, Line, Pair, Words, levels, over_years
from siperi_geo.tables import erat_years as tables
from siperi_geo.text import number, t
from siperi_geo.ui import chart_view, erat_files, erat_reads, frame, reads


def show(found: Summary) -> None:
    """Every year with a published value, and the change to the year shown; before a second such year, that."""
    years = _years(found)
    if len(years) < 2:
        frame.section(t("erat.trend"))
        frame.note(t("erat.trend.one") if years else t("erat.trend.no_year"))
        return
    span = [one.year for one in years]
    chart = _lines(years)
    frame.section(frame.plain(chart.title))
    erat_files.draw(found, chart, key="tahun", years=span)
    erat_files.twin(found, tables.trend(years), caption=t("erat.trend.caption"), key="tahun", years=span)
    before = [one for one in years if one.year < found.year]
    if not before or found.year not in span:
        return
    _change(before[-1], found)


def _years(found: Summary) -> Sequence[Summary]:
    """The summaries of all years with a published value; the one shown is not made twice."""
    others = (year for year in years_of(reads.query, found.instrument) if year != found.year)
    return with_values([found, *(erat_reads.summary(found.instrument, one) for one in others)])


def _lines(years: Sequence[Summary]) -> Chart:
    """The index of the province and its levels; a year in between without one is a gap in the line."""
    last, of_year = years[-1], {one.year: one for one in years}
    every = range(years[0].year, last.year + 1)
    lines = [Line(t("erat.column.province"), _values(every, {year: one.figures for year, one in of_year.items()}))]
    for level in last.levels:
        found = {year: one.level(level.id).figures for year, one in of_year.items()}
        lines.append(Line(erat_words.level_name(level.id), _values(every, found)))
    digits = last.instrument.decimals
    said = "; ".join(f"{line.name}: {', '.join(number(one, digits) for one in line.values)}" for line in lines)
    words = {"first": years[0].year, "last": last.year}
    return over_years(
        list(every),
        lines,
        title=erat_trend_words.of_index(years[-2], last),
        alt=t("erat.trend.lines.alt", list=said, **words),
        note=erat_files.note(last, t("erat.trend.lines.note"), [one.year for one in years]),
        is_example=any(one.is_example for one in years),
    )


def _values(years: Iterable[int], found: Mapping[int, Figures]) -> list[float | None]:
    """The index of each year; None of a year that is not there."""
    return [next(iter(found[year].values())).value if year in found else None for year in years]


def _change(before: Summary, after: Summary) -> None:
    span = {"first": before.year, "last": after.year}
    years = list(span.values())
    found = erat_trend_words.comparable(before, after)
    for name, pair in found.items():
        if chart := _chart(before, after, (name, *pair)):
            frame.section(frame.plain(chart.title))
            erat_files.draw(after, chart, key="perubahan", years=years)
            break
    if found:
        caption = t("erat.trend.change.caption", **span)
        erat_files.twin(after, tables.change(before, after), caption=caption, key="perubahan", years=years)
    said = [*erat_trend_words.uncompared(before, after), *erat_trend_words.remarks(before, after)]
    chart_view.bullets([*said, t("erat.trend.same"), t("erat.unrounded")])


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
    alt, note = t("erat.trend.chart.alt", list=said, **span), t("erat.trend.chart.note")
    note = erat_files.note(after, f"{t('erat.trend.chart', place=name, **span)}. {note}", list(span.values()))
    title = erat_trend_words.finding(before, after, name)
    words = Words(title, alt, note, (str(before.year), str(after.year)))
    return levels(rows, words, is_example=after.is_example)
