"""What the page about lifting a class says of families: why no form is read, and the weakest published means."""

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.gap_parts import leaves
from siperi_geo.cells import as_written
from siperi_geo.maps import withheld_words
from siperi_geo.text import MISSING, number, pick, t
from siperi_geo.ui import frame, results, table_view
from siperi_geo.ui.view import View

WEAKEST = 3


def show(view: View) -> None:
    """The reason in words, and per area the indicators with the lowest published score."""
    frame.caution(t("lift.closed"))
    rows = results.per_group(view, view.level)
    caption = t("lift.closed.caption", level=t(f"ui.level.{view.level}").lower(), year=view.year)
    frame.section(caption)
    shown = pd.DataFrame([_row(view, area) for _, area in rows.groupby("area_code", sort=False)])
    if shown.empty:
        frame.note(t("lift.nothing"))
        return
    table_view.show(view, as_written(shown), caption=caption, key=f"naik-kelas-terlemah-{view.level}")


def _row(view: View, area: pd.DataFrame) -> dict[str, str]:
    first = area.iloc[0]
    said = {t("lift.column.area"): str(first["area_name"])}
    if view.level == "kelurahan":
        said[t("lift.column.kecamatan")] = str(first["kecamatan_name"])
    weakest = _weakest(view, area)
    nothing = withheld_words() if bool(first.get("is_withheld", False)) else MISSING
    for place in range(WEAKEST):
        said[t("lift.column.weakest", n=place + 1)] = weakest[place] if place < len(weakest) else nothing
    return said


def _weakest(view: View, area: pd.DataFrame) -> list[str]:
    nodes = {node.id: node for node in leaves(view.instrument, view.instrument.root.id)}
    known = [
        (float(row["score"]), str(row["node"]))
        for row in area.to_dict("records")
        if row["node"] in nodes and not is_missing(row["score"])
    ]
    return [f"{pick(nodes[code].name)} ({number(score, 1)})" for score, code in sorted(known)[:WEAKEST]]
