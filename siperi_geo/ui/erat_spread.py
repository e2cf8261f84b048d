"""How far apart the units answer, on the page about governments: a chart and a table. It computes nothing."""

from collections.abc import Sequence

from siperi_geo.analysis import erat_words, narrative
from siperi_geo.analysis.erat_figures import Summary
from siperi_geo.analysis.erat_spread import Range, ranges, widest
from siperi_geo.charts import Chart, Strip, Words, strips
from siperi_geo.tables import erat_units as tables
from siperi_geo.text import number, t
from siperi_geo.ui import erat_files, frame


def show(found: Summary) -> None:
    """The published values of units, dimension by dimension; that there is nothing to compare otherwise."""
    rows = ranges(found)
    if not widest(rows[1:]):
        frame.section(t("erat.spread.title"))
        frame.note(t("erat.spread.none"))
        return
    chart = _chart(found, rows[1:])
    frame.section(frame.plain(chart.title))
    erat_files.draw(found, chart, key="sebaran-opd")
    caption = t("erat.spread.caption", year=found.year)
    erat_files.twin(found, tables.ranges(found, rows), caption=caption, key="sebaran-opd")
    frame.note(t("erat.spread.rule", least=number(found.least, 0)))


def _chart(found: Summary, rows: Sequence[Range]) -> Chart:
    places = {place: level.id for place, level in enumerate(found.levels)}
    drawn = [
        Strip(erat_words.title_of(found, row.node), {place: row.of_level(id_) for place, id_ in places.items()})
        for row in rows
    ]
    first, second = (erat_words.level_name(level.id) for level in found.levels)
    alt = t("erat.spread.alt", list="; ".join(_said(found, row) for row in rows if row.values))
    note = erat_files.note(found, t("erat.spread.note"))
    return strips(drawn, Words(_finding(found, rows), alt, note, (first, second)), is_example=found.is_example)


def _finding(found: Summary, rows: Sequence[Range]) -> str:
    """The dimension on which units are furthest apart, from where to where."""
    far, digits = widest(rows), found.instrument.decimals
    if not round(far[0].distance or 0, digits):
        return t("erat.spread.same")
    names = narrative.some([erat_words.title_of(found, one.node) for one in far], most=2)
    if len(far) > 1:
        return t("erat.spread.finding.several", names=names, distance=number(far[0].distance, digits))
    return t("erat.spread.finding", names=names, low=number(far[0].low, digits), high=number(far[0].high, digits))


def _said(found: Summary, row: Range) -> str:
    digits = found.instrument.decimals
    ends = {"low": number(row.low, digits), "high": number(row.high, digits), "n": number(len(row.values), 0)}
    return t("erat.spread.one", node=erat_words.title_of(found, row.node), **ends)
