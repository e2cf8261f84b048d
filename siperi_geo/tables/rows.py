"""What tables of results have in common: code first, notes last, names of classes."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Cells, Table, dictionary_cells, table
from siperi_geo.instruments import Instrument, find_class
from siperi_geo.text import MISSING, pick, t

Row = Mapping[Hashable, Any]
NOTES = ("verification", "origin", "remark")
"""What a row may say about itself, where the frame has it."""


def display(frame: pd.DataFrame, names: Sequence[str]) -> Table:
    """These columns of a frame, between the code of the area (for files) and what its rows say of themselves."""
    code = [name for name in ("area_code",) if name in frame and name not in names]
    notes = [name for name in NOTES if name in frame and name not in names]
    return table(dictionary_cells(frame, [*code, *names, *notes]))


def class_name(instrument: Instrument, code: Any) -> str:
    """The name of a class by its code, also one of another version; a dash without one."""
    if is_missing(code):
        return MISSING
    band = find_class(instrument, str(code))
    return pick(band.name) if band else t("tables.class_of_absent_version", code=code)


def class_names(instrument: Instrument, codes: Iterable[Any]) -> list[str]:
    """The names of several classes by their codes."""
    every = list(codes)
    names = {code: class_name(instrument, code) for code in dict.fromkeys(every)}
    return [names[code] for code in every]


def who(instrument: Instrument, rows: pd.DataFrame) -> tuple[Cells, ...]:
    """The columns that name whoever fills in a form: an area, or anybody else by its code and its kelurahan."""
    area = ["area_code", "area_name"]
    if instrument.is_of_areas:
        return dictionary_cells(rows, area)
    rows = rows.assign(subject_code=[str(one).partition(":")[2] for one in rows["subject_id"]])
    return dictionary_cells(rows, ["subject_code", "subject_name", *area])


def above(instrument: Instrument) -> list[str]:
    """The kecamatan of whoever fills in a form; a kecamatan has said its name already."""
    return [] if instrument.subject == "kecamatan" else ["kecamatan_name"]
