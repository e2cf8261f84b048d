"""Tables of two years: everybody with both values, areas, movements between classes."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from siperi_geo import columns
from siperi_geo.analysis.change import way
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.cells import Cells, Table, dictionary_cells, table, written
from siperi_geo.instruments import Instrument
from siperi_geo.tables.rows import NOTES, above, class_name, class_names, who
from siperi_geo.text import number, signed, t


def change(instrument: Instrument, node: str, rows: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Whoever fills in the form with both values, or why they are not compared (`analysis.change.compare`)."""
    rows = rows.assign(
        class_before_name=class_names(instrument, rows["class_before"]),
        class_after_name=class_names(instrument, rows["class_after"]),
        status=[t(f"analysis.status.{status}") for status in rows["status"]],
    )
    last = [*(["class_before_name", "class_after_name"] if node == instrument.root.id else []), "status"]
    first = [*who(instrument, rows), *dictionary_cells(rows, above(instrument))]
    return _two_years(instrument, node, rows, years, (first, dictionary_cells(rows, last)))


def areas_change(instrument: Instrument, node: str, rows: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Areas whose values are means, with the change and of how many each is one (`analysis.change_groups`)."""
    rows = rows.assign(status=[t(f"analysis.area_status.{status}") for status in rows["status"]])
    first = [name for name in ("area_code", "area_name", "kecamatan_name") if name in rows]
    count = partial(number, decimals=0)
    counts = [
        written(
            t("change.column.scored", year=year), [None if is_missing(n) else int(n) for n in rows[name]], count
        )
        for year, name in zip(years, ("scored_before", "scored_after"), strict=True)
    ]
    last = [*counts, *dictionary_cells(rows, ["status"])]
    return _two_years(instrument, node, rows, years, (dictionary_cells(rows, first), last))


def _two_years(
    instrument: Instrument,
    node: str,
    rows: pd.DataFrame,
    years: tuple[int, int],
    around: tuple[Sequence[Cells], Sequence[Cells]],
) -> Table:
    """The change, then both values headed by their years, in the decimals of their node, between other columns."""
    digits = decimals(instrument, node)
    write, write_change = partial(number, decimals=digits), partial(signed, decimals=digits)
    return table(
        around[0],
        written(columns.column("change_value").title(), rows["change_value"].tolist(), write_change),
        written(str(years[0]), rows["value_before"].tolist(), write),
        written(str(years[1]), rows["value_after"].tolist(), write),
        around[1],
        dictionary_cells(rows, [name for name in NOTES if name in rows]),
    )


def movements(instrument: Instrument, counts: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Class before (rows) × class after (columns), from `analysis.change.movements`, each with its way."""
    codes = list(counts.columns)
    after = [
        Cells(
            t("charts.movements.column", name=class_name(instrument, code), year=years[1]),
            counts[code].tolist(),
            [_moved(count, way(before, place)) for before, count in enumerate(counts[code].tolist())],
        )
        for place, code in enumerate(codes)
    ]
    names = class_names(instrument, counts.index)
    return table(Cells(t("charts.movements.from", year=years[0]), names, names), after)


def _moved(count: int, step: int) -> str:
    return f"{number(count, 0)} ({t(f'charts.movements.way.name.{step}')})" if count else number(0, 0)
