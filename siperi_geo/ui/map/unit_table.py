"""The units of the area chosen as a table: the points of the score map with results and places."""

import pandas as pd

from siperi_geo import maps
from siperi_geo.analysis.exact import decimals
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.tables.rows import NOTES, who
from siperi_geo.text import number, t
from siperi_geo.ui import table_view
from siperi_geo.ui.view import View


def show(view: View, rows: pd.DataFrame) -> None:
    """The table twin of the points, closed at first; nothing where no area is chosen or nobody is in it."""
    if rows.empty:
        return
    area, unit = str(rows["area_name"].iloc[0]), t(f"unit.{view.instrument.subject}")
    table_view.twin(
        view,
        _table(view, rows.sort_values(["index_value", "subject_id"], na_position="last", ignore_index=True)),
        title=t("map.units.table", unit=unit, area=area),
        caption=t("map.table.caption", node=view.node_name, year=view.year),
        key=f"peta-titik-{rows['area_code'].iloc[0]}-{view.node}",
    )


def _table(view: View, rows: pd.DataFrame) -> Table:
    paints = maps.score_paints(view.instrument, view.node)
    named = [paints[maps.paint_key(view.instrument, view.node, row)].label for row in rows.to_dict("records")]
    where = [_where(*one) for one in zip(rows["lon"].notna(), rows["is_made_up"], strict=True)]
    notes = [name for name in NOTES if name in rows]
    return table(
        who(view.instrument, rows),
        written(
            view.node_name,
            rows["index_value"].tolist(),
            lambda value: number(value, decimals(view.instrument, view.node)),
        ),
        dictionary_cells(rows.assign(class_name=named), ["class_name", "score", "coverage_pct", *notes]),
        Cells(t("map.units.column"), where, where),
    )


def _where(has_point: bool, is_made_up: bool) -> str:
    if is_made_up:
        return t("map.units.place.example" if has_point else "map.units.place.example.none")
    return t("map.units.place.known" if has_point else "map.units.place.none")
