"""Households as the administrator's export writes them: kelurahan, code, year, index, one column per question."""

from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Cells, Table, dictionary_cells, named, table, written
from siperi_geo.instruments import Instrument, load
from siperi_geo.text import number, pick, t


def household_table(instrument: Instrument, rows: pd.DataFrame) -> Table:
    """The table of `families/household_list`; questions are called by their ids, blanks stay empty."""
    filled_on = ["" if is_missing(day) else f"{day:%Y-%m-%d}" for day in rows["filled_on"]]
    return table(
        named("area_code", rows["area_code"].tolist()),
        dictionary_cells(rows, ["area_name", "kecamatan_name"]),
        written(t("families.column.household"), rows["household_code"].tolist(), str),
        *(written(t(f"families.list.column.{one}"), rows[one].tolist(), _whole) for one in ("rt", "rw")),
        dictionary_cells(rows, ["year", "version"]),
        written(t("families.column.origin"), [_origin(one) for one in rows["is_example"]], str),
        written(t("families.column.filled_on"), filled_on, str),
        written(
            pick(instrument.root.name),
            rows["index_value"].tolist(),
            partial(number, decimals=instrument.decimals),
        ),
        _answers(instrument, rows),
    )


def _origin(is_example: bool) -> str:
    return t("analysis.origin.example" if is_example else "analysis.origin.real")


def _answers(instrument: Instrument, rows: pd.DataFrame) -> list[Cells]:
    """A column per question; a form of another version has its answers at the questions that both have."""
    given = np.full((len(rows), len(instrument.items)), None, dtype=object)
    for version, places in rows.reset_index(drop=True).groupby("version").groups.items():
        items = load(instrument.id, str(version)).items
        known = [
            (at, instrument.item_position(item.id)) for at, item in enumerate(items) if _has(instrument, item.id)
        ]
        for place in places:
            answers = [None if one is np.ma.masked else int(one) for one in rows["answers"].iloc[place]]
            for at, column in known:
                given[place, column] = answers[at]
    return [written(item.id, given[:, at].tolist(), _shown) for at, item in enumerate(instrument.items)]


def _has(instrument: Instrument, item_id: str) -> bool:
    return any(item.id == item_id for item in instrument.items)


def _whole(value: Any) -> str:
    return "" if is_missing(value) else str(int(value))


def _shown(value: Any) -> str:
    return "" if value is None else str(value)
