"""The years of a school or facility: index and class in each with a form, and the change since the one before."""

from collections.abc import Hashable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any

import pandas as pd

from siperi_geo.analysis import change
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Cells, Table
from siperi_geo.text import MISSING, number, pick, signed, t
from siperi_geo.ui import frame, kept, results, table_view
from siperi_geo.ui.unit_choice import Unit
from siperi_geo.ui.view import View


def show(unit: Unit) -> None:
    """Its index and class in every year with a form, and the change where two years can be compared."""
    view = unit.view
    rows = kept.of(view, _years, unit.subject_id)
    frame.section(t("unit.years"))
    if len(rows) < 2:
        frame.note(t("unit.years.one" if rows else "unit.years.none"))
    if rows:
        heads = ("year", "index", "class", "change", "version", "origin")
        columns = zip(heads, zip(*rows, strict=True), strict=True)
        shown = Table(tuple(Cells(t(f"unit.year.{name}"), list(one), list(one)) for name, one in columns))
        table_view.show(
            view,
            shown,
            caption=t("unit.years.caption"),
            key=f"satuan-tahun-{unit.subject_id.replace(':', '-')}",
            years=[int(row[0]) for row in rows],
        )


def _years(view: View, subject_id: str) -> list[tuple[str, ...]]:
    found = {year: results.per_subject(view, year=year) for year in view.years}
    found = {year: rows[rows["subject_id"] == subject_id] for year, rows in found.items()}
    forms = {year: row for year, row in found.items() if row["assessment_id"].notna().any()}
    changes = _changes(forms)
    return [_year(view, year, row.iloc[0].to_dict(), changes.get(year)) for year, row in forms.items()]


def _changes(forms: Mapping[int, pd.DataFrame]) -> dict[int, dict[Hashable, Any]]:
    """The change of each year since the one before it, all compared at once: a year stands for a subject."""
    if len(forms) < 2:
        return {}
    pairs = [*pairwise(forms)]
    before = pd.concat([forms[past].assign(subject_id=str(now)) for past, now in pairs])
    after = pd.concat([forms[now].assign(subject_id=str(now)) for _, now in pairs])
    rows = change.compare(before, after).to_dict("records")
    return {int(row["subject_id"]): row for row in rows}


def _year(view: View, year: int, row: dict[Hashable, Any], since: dict[Hashable, Any] | None) -> tuple[str, ...]:
    band = band_of(view.instrument, row)
    write = partial(number, decimals=view.instrument.decimals)
    index = t("beside.not_assessable") if is_missing(row["index_value"]) else write(float(row["index_value"]))
    origin = t(f"unit.origin.{'example' if row['is_example'] else 'real'}")
    changed = MISSING
    if since is not None:
        is_compared = since["status"] == "compared"
        changed = signed(since["change_value"], view.instrument.decimals) if is_compared else ""
        changed = changed or t(f"beside.change.{since['status']}")
    return str(year), index, pick(band.name) if band else MISSING, changed, str(row["version"]), origin
