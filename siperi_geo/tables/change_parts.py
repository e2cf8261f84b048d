"""Tables of a change taken apart: its parts, who is behind them, and areas over all years. It computes nothing."""

from collections.abc import Sequence
from functools import partial

import pandas as pd

from siperi_geo.analysis.change_part_sentences import Part
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.cells import Table, dictionary_cells, named, table, written
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, signed, t


def parts(
    instrument: Instrument, node: str, found: Sequence[Part], ends: tuple[float, float], years: tuple[int, int]
) -> Table:
    """From the value of the first year over every part to that of the second; sums have a column of their own."""
    digits = decimals(instrument, node)
    names = [t("change.part.start", year=years[0]), *(one.name for one in found)]
    names.append(t("change.part.end", year=years[1]))
    empty = float("nan")
    changes = [empty, *(empty if one.is_sum else one.value for one in found), empty]
    sums = [empty, *(one.value if one.is_sum else empty for one in found), empty]
    values = [ends[0], *(empty for _ in found), ends[1]]
    return table(
        named("change_part", names),
        written(t("change.column.part_value"), changes, partial(signed, decimals=digits)),
        written(t("change.column.part_sum"), sums, partial(signed, decimals=digits)),
        written(t("change.column.value"), values, partial(number, decimals=digits)),
    )


def behind(instrument: Instrument, node: str, rows: pd.DataFrame, years: tuple[int, int]) -> Table:
    """Everybody behind the parts: both values, those of the questions answered in both years, and the counts."""
    digits = decimals(instrument, node)
    write, count = partial(number, decimals=digits), partial(number, decimals=0)
    rows = rows.assign(subject_code=[str(one).partition(":")[2] for one in rows["subject_id"]])
    who = ["area_code", "area_name"] if instrument.is_of_areas else ["subject_code", "subject_name", "area_name"]
    return table(
        dictionary_cells(rows, who),
        named("change_role", [t(f"change.role.{one}") for one in rows["role"]]),
        written(str(years[0]), rows["value_before"].tolist(), write),
        written(str(years[1]), rows["value_after"].tolist(), write),
        written(t("change.column.common", year=years[0]), rows["common_before"].tolist(), write),
        written(t("change.column.common", year=years[1]), rows["common_after"].tolist(), write),
        written(t("change.column.real"), rows["real_value"].tolist(), partial(signed, decimals=digits)),
        written(t("change.column.newly_answered"), _counts(rows, "newly_answered"), count),
        written(t("change.column.newly_blank"), _counts(rows, "newly_blank"), count),
    )


def _counts(rows: pd.DataFrame, name: str) -> list[int | None]:
    return [None if is_missing(value) else int(value) for value in rows[name]]


def years(instrument: Instrument, node: str, rows: pd.DataFrame, found: Sequence[int]) -> Table:
    """Areas with their value of every year, from `analysis.change_years`."""
    write = partial(number, decimals=decimals(instrument, node))
    values = [written(str(year), rows[year].tolist(), write) for year in found]
    return table(dictionary_cells(rows, [one for one in ("area_code", "area_name") if one in rows]), values)
