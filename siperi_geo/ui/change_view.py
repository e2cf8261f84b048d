"""Two years on the page of change: the map, the lines between them, moves between classes, and the tables.

It puts together what `analysis`, `maps` and `charts` give; it computes nothing.
"""

import pandas as pd
import streamlit as st

from siperi_geo import charts, maps, tables
from siperi_geo.analysis import change
from siperi_geo.areas import full_name, is_kelurahan
from siperi_geo.cells import Table
from siperi_geo.text import t, use_subject
from siperi_geo.ui import change_rows, change_words, chart_view, folds, frame, links, map_view, reads, table_view
from siperi_geo.ui.change_rows import Rows
from siperi_geo.ui.compare import Pair
from siperi_geo.ui.session import AREA, GROUP, NODE, PART, YEAR, link_to


def draw_map(pair: Pair, rows: Rows, chosen: str | None) -> None:
    """The map of change with its legend, the same colours for every pair of years; none without differences."""
    view, years = pair.view, pair.years
    if not pair.method.is_comparable:
        return
    facts, paints = pair.kept(lambda: _painted(pair, rows), "map")
    picture = maps.MapView(reads.shapes(view.level), facts, paints, selected=chosen)
    whom = "same" if pair.is_same else "all"
    words = t(f"change.map.{whom}", node=view.node_name, before=years[0], after=years[1])
    frame.section(words)
    wide, narrow = st.columns([3, 1], gap="medium")
    with wide:
        map_view.show(picture, page="change", level=view.level, is_example=view.holds_examples(years))
    with narrow:
        thin = "" if view.is_own or view.instrument.is_private else t("change.tip.thin")
        map_view.draw_legend(picture, t("change.legend"), thin=thin)
        frame.note(t("change.scale"))


def _painted(pair: Pair, rows: Rows) -> tuple[dict[str, maps.Facts], dict[str, maps.Paint]]:
    instrument, node = pair.view.instrument, pair.view.node
    return maps.change_facts(instrument, node, rows.areas), maps.change_paints(instrument, node)


def draw_areas(pair: Pair, rows: Rows, chosen: str | None) -> None:
    """The lines of the areas of the level shown, their table, and that of kecamatan and city."""
    view, years, more = pair.view, pair.years, change_words.foot(pair)
    use_subject(view.level)  # areas are what is counted here
    key = f"perubahan-{view.level}{pair.key}"
    twin = pair.kept(lambda: _areas(pair, rows), "areas")
    chart = pair.kept(lambda: _slope(pair, rows, chosen), "slope", chosen)
    if chart is not None:  # a chart of nobody would be an empty frame
        chart_view.show(view, chart, twin, key=key, years=years, more=more)
    else:
        caption = t("change.table", node=view.node_name, before=years[0], after=years[1])
        table_view.show(view, twin, caption=caption, key=key, years=years, more=more)
    use_subject(view.instrument.subject)


def _slope(pair: Pair, rows: Rows, chosen: str | None) -> charts.Chart | None:
    view, found = pair.view, change.summary(rows.areas)
    if not found.compared:
        return None
    about = chart_view.about_change(view, found, pair.years)
    return charts.slope(view.instrument, view.node, rows.areas, pair.years, about=about, selected=chosen)


def _areas(pair: Pair, rows: Rows) -> Table:
    write = tables.change if pair.view.is_own else tables.areas_change
    return write(pair.view.instrument, pair.view.node, rows.areas, pair.years)


def draw_above(pair: Pair, rows: Rows) -> None:
    """The city and its kecamatan as a table, folded: the level above the one shown is a choice of its own."""
    with folds.folded(t("change.above" if len(rows.above) > 1 else "change.city"), key="above"):
        _table_above(pair, rows)


def _table_above(pair: Pair, rows: Rows) -> None:
    view = pair.view
    table = pair.kept(lambda: tables.areas_change(view.instrument, view.node, _above(rows), pair.years), "above")
    what = "beside" if not pair.method.is_comparable else "same" if pair.is_same else "all"
    caption = t(f"change.above.caption.{what}")
    key = f"perubahan-kota{pair.key}"
    table_view.show(view, table, caption=caption, key=key, years=pair.years, more=change_words.foot(pair))


def _above(rows: Rows) -> pd.DataFrame:
    """The city and its kecamatan, each with its level in its name: they stand in one table."""
    names = zip(rows.above["area_code"].astype(str), rows.above["area_name"].astype(str), strict=True)
    return rows.above.assign(area_name=[full_name(code, name) for code, name in names])


def draw_classes(pair: Pair, rows: Rows) -> None:
    """Who moved from which class to which; of the index alone, and never of single families."""
    view, subjects = pair.view, rows.subjects
    if subjects is None or view.node != view.instrument.root.id or pair.method.by is not None:
        return
    found = pair.kept(lambda: _classes(pair, subjects), "classes")
    if found is not None:
        key, more = f"pindah-kelas{pair.key}", change_words.foot(pair)
        chart_view.show(view, *found, key=key, years=pair.years, more=more)


def _classes(pair: Pair, subjects: pd.DataFrame) -> tuple[charts.Chart, Table] | None:
    view, found = pair.view, change.summary(subjects)
    if not found.compared:
        return None
    moved = change.movements(view.instrument, subjects)
    about = chart_view.about_change(view, found, pair.years)
    chart = charts.movements(view.instrument, moved, pair.years, about=about)
    return chart, tables.movements(view.instrument, moved, pair.years)


def draw_subjects(pair: Pair, rows: Rows) -> None:
    """Everybody who fills in the form by name, where that is not the areas themselves."""
    view, subjects = pair.view, rows.subjects
    if subjects is None or view.is_own:
        return
    frame.section(t("change.subjects"))
    for words in pair.kept(lambda: change_words.subjects(pair, subjects), "left out"):
        frame.note(words)
    table_view.twin(
        view,
        pair.kept(lambda: tables.change(view.instrument, view.node, subjects, pair.years), "by name"),
        title=t("change.subjects.table"),
        caption=t("change.table", node=view.node_name, before=pair.years[0], after=pair.years[1]),
        key=f"perubahan-peserta{pair.key}",
        years=pair.years,
        more=change_words.foot(pair),
    )


def draw_links(pair: Pair, rows: Rows, chosen: str | None) -> None:
    """To the calculation of the value in both years; for a mean of single forms to everybody in the area."""
    view = pair.view
    name = change_rows.named(rows.of(chosen))[1]
    if chosen and is_kelurahan(chosen) and not (view.is_own or view.instrument.is_private):
        links.participants(view, chosen, name)
        return
    whose = {AREA: chosen} if chosen and view.is_own else {PART: "mean", GROUP: chosen}
    node = None if view.node == view.instrument.root.id else view.node
    with st.container(horizontal=True, key="change_links"):
        for year in pair.years:
            words = frame.plain(t("change.calculation", name=name, year=year))
            link_to(links.METHOD, words, links.CALCULATE, {YEAR: str(year), NODE: node, **whose})
