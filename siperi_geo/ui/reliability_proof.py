"""The parts of the page about reliability that hold values against what proves them: evidence, and verifiers."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd

from siperi_geo import maps
from siperi_geo.cells import Cells, dictionary_cells, table, written
from siperi_geo.csv_file import Foot
from siperi_geo.text import MISSING, number, percent, signed, t
from siperi_geo.ui import chart_view, links, reliability, table_view
from siperi_geo.ui.view import View

SIDES = ("declared", "verified")


def evidence(view: View, rows: pd.DataFrame, chosen: str | None) -> None:
    """How much of the evidence that was asked for is there, per area."""
    asked, there = (int(rows[f"{name}_count"].sum()) for name in ("asked", "evidenced"))
    share = percent(100 * there // asked) if asked else MISSING
    key = "reliability.evidence.whole" if asked else "reliability.evidence.nothing"
    chart_view.bullets([t(key, part=number(there, 0), all=number(asked, 0), share=share)])
    drawn = (maps.evidence_paints(view.instrument), maps.evidence_facts(rows), t("reliability.legend.evidence"))
    reliability.draw(view, drawn, chosen, t("reliability.evidence.note"))
    shares = pd.Series([_share(row) for row in rows.to_dict("records")], rows.index, dtype=float)
    shown = rows.assign(share=shares).sort_values(["share", "area_code"], na_position="last")
    count, names = partial(number, decimals=0), {"asked_count": "asked", "evidenced_count": "there"}
    counted = [written(t(f"reliability.column.{key}"), shown[name].tolist(), count) for name, key in names.items()]
    last = written(t("reliability.column.share"), shown["share"].tolist(), percent)
    _twin(view, shown, [*counted, last], "bukti", f"bukti-{view.level}")


def _share(row: Mapping[Any, Any]) -> float | None:
    return 100 * row["evidenced_count"] // row["asked_count"] if row["asked_count"] else None


def gap(view: View, rows: pd.DataFrame, city: pd.DataFrame, chosen: str | None) -> None:
    """How far what was declared lies from what was verified, per area."""
    whole = city.iloc[0] if len(city) else None
    if whole is None or not whole["pair_count"]:
        key = "whole" if view.node == view.instrument.root.id else "part"
        chart_view.bullets([t(f"reliability.gap.nothing.{key}", node=view.node_name, year=view.year)])
        links.to_verification()
    else:
        counts = {"n": number(whole["pair_count"], 0), "gap": signed(whole["gap_score"], 1)}
        sides = {name: number(whole[f"{name}_score"], 1) for name in SIDES}
        chart_view.bullets([t("reliability.gap.whole", node=view.node_name, **counts, **sides)])
    title = t("reliability.legend.gap", node=view.node_name)
    drawn = (maps.gap_paints(view.instrument), maps.gap_facts(rows), title)
    reliability.draw(view, drawn, chosen, t("reliability.gap.note"))
    known = rows[rows["pair_count"] > 0].sort_values(["gap_score", "area_code"], ascending=[False, True])
    write, count = partial(number, decimals=1), partial(number, decimals=0)
    columns = [written(t("reliability.column.pairs"), known["pair_count"].tolist(), count)]
    columns += [written(t(f"reliability.column.{name}"), known[f"{name}_score"].tolist(), write) for name in SIDES]
    columns += [written(t("reliability.column.gap"), known["gap_score"].tolist(), partial(signed, decimals=1))]
    _twin(view, known, columns, "selisih", f"selisih-{view.level}-{view.node}", reliability.part_of(view))


def _twin(view: View, rows: pd.DataFrame, columns: Sequence[Cells], what: str, key: str, more: Foot = ()) -> None:
    places = rows.assign(kecamatan_name=rows["kecamatan_name"].fillna(MISSING))
    where = dictionary_cells(places, ["area_code", *reliability.ABOVE[view.level]])
    caption = t(f"reliability.table.{what}", node=view.node_name, year=view.year)
    table_view.twin(view, table(where, columns), title=caption, caption=caption, key=key, more=more)
