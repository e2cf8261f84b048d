"""From compared years to the paint and the facts of every area on a change map.

Seven steps around zero with limits that are the same for every pair of years; areas that are not compared
are hatched like "no data", and the tooltip says why.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.change import ChangeBin, bins
from siperi_geo.analysis.exact import decimals
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.scoring import short
from siperi_geo.text import number, signed, t

Row = Mapping[Hashable, Any]


def change_paints(instrument: Instrument, node: str) -> dict[str, Paint]:
    """Every paint of a change map, from the strongest fall to the strongest rise, then "not compared"."""
    steps = {_key(one.step): Paint(palette.change_colour(one.step), _label(one)) for one in bins(instrument, node)}
    return {**steps, NO_DATA: Paint(palette.NO_DATA, t("change.not_compared"), hatch=palette.NO_DATA_HATCH)}


def change_facts(instrument: Instrument, node: str, frame: pd.DataFrame) -> dict[str, Facts]:
    """Facts by area code, from `analysis.change.compare` or `per_kecamatan`."""
    digits = decimals(instrument, node)
    rows: list[dict[Hashable, Any]] = frame.to_dict("records")
    return {str(row["area_code"]): _facts(row, digits) for row in rows}


def _facts(row: Row, digits: int) -> Facts:
    place = t("map.tip.kecamatan", name=row["kecamatan_name"]) if "kecamatan_name" in row else _counted(row)
    origin = (t("map.tip.origin", origin=row["origin"]),) if isinstance(row.get("origin"), str) else ()
    if pd.isna(row["step"]):
        why = t(f"analysis.status.{row.get('status', 'nobody')}")
        return Facts(NO_DATA, (place, why, *origin), (why,))
    values = f"{number(row['value_before'], digits)} → {number(row['value_after'], digits)}"
    result = (values, signed(row["change_value"], digits))
    return Facts(_key(int(row["step"])), (place, *result, *origin), result)


def _counted(row: Row) -> str:
    return t("change.tip.counted", n=number(row["compared_count"], 0))


def _key(step: int) -> str:
    return f"change{step}"


def _label(one: ChangeBin) -> str:
    """`turun 4–12`, `tetap (di bawah 0,8)`, `naik lebih dari 12`: limits without sign, in the node's unit."""
    low, high = (None if limit is None else short(abs(limit)) for limit in (one.low, one.high))
    if one.step == 0:
        return t("change.legend.same", limit=high)
    way = "rise" if one.step > 0 else "fall"
    near, far = (low, high) if one.step > 0 else (high, low)
    return (
        t(f"change.legend.{way}.most", low=near) if far is None else t(f"change.legend.{way}", low=near, high=far)
    )
