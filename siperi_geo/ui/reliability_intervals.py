"""The part of the page about reliability for families: means with 95 % intervals, as chart and table."""

from collections.abc import Mapping
from functools import partial

import pandas as pd

from siperi_geo import charts
from siperi_geo.analysis import interval_words as said
from siperi_geo.analysis.intervals import Interval
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.text import MISSING, number, t
from siperi_geo.ui import chart_view, frame, reliability_reads
from siperi_geo.ui.reliability import ABOVE, part_of
from siperi_geo.ui.view import View


def show(view: View, rows: pd.DataFrame, city: pd.DataFrame) -> None:
    """Means with intervals of the areas of `rows` that are not withheld, and of the city; how they are made."""
    found = reliability_reads.intervals_of(view)
    shown = rows[rows["area_code"].isin(list(found))].reset_index(drop=True)
    of = {str(code): found[code] for code in shown["area_code"]}
    names = dict(zip(shown["area_code"], shown["area_name"], strict=True))
    whole = next((found[code] for code in city["area_code"] if code in found), None)
    frame.section(t("intervals.title"))
    if not of:
        frame.note(t("intervals.nothing", year=view.year))
        return
    chart_view.bullets([said.of_city(whole, view.node_name)])
    count = whole.count if whole else sum(one.count for one in of.values())
    about = chart_view.about(view, count, 0)
    by_name = {names[code]: one for code, one in of.items()}
    chart = charts.intervals(by_name, title=said.finding(by_name), about=about, city=whole)
    chart_view.show(
        view, chart, _twin(view, shown, of), key=f"selang-{view.level}-{view.node}", more=part_of(view)
    )
    for key in ("how", "random", "withheld"):
        frame.note(t(f"intervals.{key}"))


def _twin(view: View, rows: pd.DataFrame, of: Mapping[str, Interval]) -> Table:
    found = [of[code] for code in rows["area_code"]]
    write, count = partial(number, decimals=said.DIGITS), partial(number, decimals=0)
    notes = [said.note(one) for one in found]
    places = rows.assign(kecamatan_name=rows["kecamatan_name"].fillna(MISSING))
    return table(
        dictionary_cells(places, ["area_code", *ABOVE[view.level]]),
        written(t("intervals.column.count"), [one.count for one in found], count),
        written(t("intervals.column.mean"), [one.mean for one in found], write),
        written(t("intervals.column.low"), [one.low for one in found], write),
        written(t("intervals.column.high"), [one.high for one in found], write),
        Cells(t("intervals.column.note"), notes, notes),
    )
