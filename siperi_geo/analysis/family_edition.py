"""What an edition of a round of families holds: means per kelurahan, kecamatan and city, withheld as everywhere.

Never a household. It makes rows from rows; `assessments` keeps them, in the transaction that locks the round.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import MICRO, is_missing
from siperi_geo.analysis.withheld import counted, withheld
from siperi_geo.instruments import Instrument
from siperi_geo.store import Transaction

KEPT = ("area_code", "area_name", "version", "state", "index_micro", "class_code")
SHOWN, WITHHELD = "submitted", "withheld"


def family_edition(instrument: Instrument, means: pd.DataFrame, least: int) -> pd.DataFrame:
    """Rows of KEPT for every area with a form, from `rounds/mean_per_area`, city first.

    `state` is `withheld` where nothing may be said of an area; index and class are missing there, and where no
    family could be assessed.
    """
    kelurahan = means[means["level"] == "kelurahan"]
    hidden = withheld(counted(rows for _, rows in kelurahan.groupby("variant")), least)
    is_of_index = (means["variant"] == instrument.variants[0].id) & (means["node"] == instrument.root.id)
    rows = [_row(instrument, row, row["area_code"] in hidden) for row in means[is_of_index].to_dict("records")]
    found = pd.DataFrame(rows, columns=list(KEPT))
    classes = pd.Series([row["class_code"] for row in rows], found.index, dtype=object)
    return found.assign(index_micro=found["index_micro"].astype("Int64"), class_code=classes)


def rows_of_year(instrument: Instrument, least: int, tx: Transaction, year: int) -> dict[str, pd.DataFrame]:
    """What locking a year keeps, by table: rows of areas, which have no form."""
    rows = family_edition(instrument, tx.query("rounds/mean_per_area", instrument=instrument.id, year=year), least)
    names: dict[str, Any] = {"subject_id": rows["area_code"], "subject_name": rows["area_name"]}
    return {"published_forms": rows.assign(**names, assessment_id="")}


def changed(published: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """The areas (`area_code`, `area_name`) whose row of KEPT is another now, is gone, or was not there."""
    rows = [{str(row["area_code"]): row for row in one.to_dict("records")} for one in (published, now)]
    before, after = ({code: _compared(row) for code, row in one.items()} for one in rows)
    codes = sorted(code for code in before | after if before.get(code) != after.get(code))
    names = [(rows[0] | rows[1])[code]["area_name"] for code in codes]
    return pd.DataFrame({"area_code": codes, "area_name": names})


def _compared(row: Mapping[Hashable, Any]) -> tuple[Any, ...]:
    return tuple(None if is_missing(row[name]) else row[name] for name in ("state", "index_micro", "class_code"))


def _row(instrument: Instrument, row: Mapping[Hashable, Any], is_withheld: bool) -> dict[str, Any]:
    value = None if is_withheld or is_missing(row["index_micro"]) else int(row["index_micro"])
    band = band_of(instrument, {"index_value": None if value is None else value / MICRO})
    return {
        "area_code": row["area_code"],
        "area_name": row["area_name"],
        "version": row["version"],
        "state": WITHHELD if is_withheld else SHOWN,
        "index_micro": value,
        "class_code": band.code if band else None,
    }
