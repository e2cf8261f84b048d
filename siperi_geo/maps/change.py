"""From compared years to the paint and the facts of every area on a change map.

Seven steps around zero with limits that are the same for every pair of years; areas that are not compared
are hatched like "no data", those withheld are dotted, and the tooltip says why.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.change import ChangeBin, bins
from siperi_geo.analysis.change_sentences import status
from siperi_geo.analysis.exact import decimals
from siperi_geo.areas import is_kelurahan
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.maps.scores import WITHHELD, withheld_paint
from siperi_geo.scoring import short
from siperi_geo.text import number, signed, t

Row = Mapping[Hashable, Any]


def change_paints(instrument: Instrument, node: str) -> dict[str, Paint]:
    """Every paint of a change map, from the strongest fall to the strongest rise, then "not compared".

    Where single results are private also "withheld", dotted.
    """
    steps = {_key(one.step): Paint(palette.change_colour(one.step), _label(one)) for one in bins(instrument, node)}
    if instrument.is_private:
        steps[WITHHELD] = withheld_paint()
    return {**steps, NO_DATA: Paint(palette.NO_DATA, t("change.not_compared"), hatch=palette.NO_DATA_HATCH)}


def change_facts(instrument: Instrument, node: str, frame: pd.DataFrame) -> dict[str, Facts]:
    """Facts by area code, from `analysis.change.compare` of areas or from `analysis.change_groups`."""
    digits = decimals(instrument, node)
    rows: list[dict[Hashable, Any]] = frame.to_dict("records")
    return {str(row["area_code"]): _facts(row, digits) for row in rows}


def _facts(row: Row, digits: int) -> Facts:
    has_above = is_kelurahan(str(row["area_code"]))
    place = (t("map.tip.kecamatan", name=row["kecamatan_name"]),) if has_above else ()
    origin = (t("map.tip.origin", origin=row["origin"]),) if isinstance(row.get("origin"), str) else ()
    if pd.isna(row["step"]):
        why = status(row)
        paint = WITHHELD if row["status"] == "withheld" else NO_DATA
        return Facts(paint, (*place, why, *_side_by_side(row, digits), *origin), (why,))
    values = f"{number(row['value_before'], digits)} → {number(row['value_after'], digits)}"
    result = (values, signed(row["change_value"], digits))
    is_few = bool(row.get("is_thin", False))
    return Facts(_key(int(row["step"])), (*place, *result, *_counted(row), *origin), result, is_thin=is_few)


def _side_by_side(row: Row, digits: int) -> tuple[str, ...]:
    """Both values where there are two, without a difference."""
    if pd.isna(row["value_before"]) or pd.isna(row["value_after"]):
        return ()
    return (
        t(
            "change.tip.beside",
            before=number(row["value_before"], digits),
            after=number(row["value_after"], digits),
        ),
    )


def _counted(row: Row) -> tuple[str, ...]:
    """Of how many a mean is one in both years, and that these are few."""
    if "scored_before" not in row:
        return ()
    counts = {"n": number(row["scored_before"], 0), "m": number(row["scored_after"], 0)}
    return t("change.tip.counted", **counts), *((t("change.tip.thin"),) if row["is_thin"] else ())


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
