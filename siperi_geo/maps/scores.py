"""From score frames to the paint and the facts of every area on a score map.

The index is painted by the instrument's classes; an aspect has no class of its own and is painted in five steps
of its 0–100 score. A kecamatan's class is that of its own value, never an average of classes. A mean of fewer than
half of those registered keeps its colour under lines.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import decimals, floor_pct, is_missing
from siperi_geo.analysis.thin import is_thin
from siperi_geo.areas import is_kelurahan
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.settings import settings
from siperi_geo.text import number, percent, pick, t

NOT_ASSESSABLE, WITHHELD = "not_assessable", "withheld"
Row = Mapping[Hashable, Any]


def score_paints(instrument: Instrument, node: str) -> dict[str, Paint]:
    """Every paint of a node's map, lowest first, then "cannot be assessed" and "no data", both hatched.

    Where single results are private also "withheld", dotted.
    """
    paints = _class_paints(instrument) if node == instrument.root.id else _step_paints()
    if instrument.is_private:
        paints[WITHHELD] = withheld_paint()
    hatched = {
        NOT_ASSESSABLE: Paint(
            palette.NO_DATA_HATCH, t("map.not_assessable"), hatch=palette.NO_DATA, angle=-45, sign="?"
        ),
        NO_DATA: Paint(palette.NO_DATA, t("map.no_data"), hatch=palette.NO_DATA_HATCH),
    }
    return {**paints, **hatched}


def withheld_paint() -> Paint:
    """The sign of what is withheld: dots, unlike the lines of the two kinds of missing."""
    return Paint(palette.SUPPRESSED, withheld_words(), hatch=palette.SUPPRESSED_DOTS, is_dotted=True)


def withheld_words() -> str:
    """What stands where a result is withheld, the same whatever the reason."""
    return t("families.withheld", n=number(settings().least_families, 0))


def score_facts(instrument: Instrument, node: str, scores: pd.DataFrame) -> dict[str, Facts]:
    """Facts by area code, from `scores/score_per_subject` or `scores/score_per_group` of this node."""
    rows: list[dict[Hashable, Any]] = scores.to_dict("records")
    return {str(row["area_code"]): _facts(instrument, node, row) for row in rows}


def unit_facts(instrument: Instrument, node: str, rows: pd.DataFrame) -> dict[str, Facts]:
    """Facts by subject id, from `scores/score_per_subject`: of one unit each, so that none of them is thin."""
    return {str(row["subject_id"]): _unit(instrument, node, row) for row in rows.to_dict("records")}


def _unit(instrument: Instrument, node: str, row: Row) -> Facts:
    paint = paint_key(instrument, node, row)
    result = tuple(line for line in _result(instrument, node, row, paint) if line)
    lines = (*result, *_limits(instrument, node, row, paint), _origin(row))
    return Facts(paint, tuple(line for line in lines if line), result)


def paint_key(instrument: Instrument, node: str, row: Row) -> str:
    """The paint of one row: a class code, a step of the score, or why there is neither."""
    if row.get("is_withheld", False):
        return WITHHELD
    if is_missing(row["coverage_pct"]):
        return NO_DATA
    if is_missing(row["index_value"]):
        return NOT_ASSESSABLE
    if node != instrument.root.id:
        return _step(float(row["score"]))
    band = band_of(instrument, row)
    return band.code if band else NOT_ASSESSABLE


def _class_paints(instrument: Instrument) -> dict[str, Paint]:
    bands = sorted(instrument.classes, key=lambda band: band.order)
    return {
        band.code: Paint(palette.class_colour(place, len(bands)), pick(band.name), sign=str(place))
        for place, band in enumerate(bands, start=1)
    }


def _step_paints() -> dict[str, Paint]:
    width = 100 // palette.SCORE_STEPS
    lows = range(0, 100, width)
    return {
        _step(low): Paint(palette.score_colour(low), f"{low}–{low + width}", sign=str(place))
        for place, low in enumerate(lows, start=1)
    }


def _step(score: float) -> str:
    return f"step{min(int(score * palette.SCORE_STEPS // 100), palette.SCORE_STEPS - 1)}"


def _facts(instrument: Instrument, node: str, row: Row) -> Facts:
    paint = paint_key(instrument, node, row)
    result = tuple(line for line in _result(instrument, node, row, paint) if line)
    is_few = row_is_thin(instrument, row)
    limits = [t("map.tip.thin")] if is_few else []
    limits += _limits(instrument, node, row, paint)
    lines = (*_place(instrument, row, paint), *result, *limits, _origin(row))
    return Facts(paint, tuple(line for line in lines if line), result, is_few)


def row_is_thin(instrument: Instrument, row: Row) -> bool:
    """Whether a row of means has a value of too few of those registered; of families nobody says so."""
    if instrument.is_private or is_missing(row.get("subject_count")):
        return False
    return is_thin(int(row["scored_count"]), int(row["subject_count"]))


def family_count(row: Row) -> str:
    """Of how many families a mean is one: those whose index could be computed."""
    return t("families.count", n=number(row["scored_count"], 0))


def _place(instrument: Instrument, row: Row, paint: str) -> list[str]:
    """The kecamatan of a smaller area; of a mean also of how many it is one."""
    has_above = is_kelurahan(str(row["area_code"]))
    place = [t("map.tip.kecamatan", name=row["kecamatan_name"])] if has_above else []
    if "subject_count" not in row:
        return place
    if instrument.is_private:
        return place if paint in (NO_DATA, WITHHELD) else [*place, family_count(row)]
    unit = t(f"unit.{instrument.subject}")
    if not row["subject_count"]:
        return [*place, t("map.tip.nobody", unit=unit)]
    counts = {"scored": int(row["scored_count"]), "all": int(row["subject_count"])}
    return [*place, t("map.tip.counted", unit=unit, **counts)]


def _result(instrument: Instrument, node: str, row: Row, paint: str) -> list[str]:
    if paint == WITHHELD:
        return [withheld_words()]
    if paint == NO_DATA:
        return [t("map.no_data")]
    if paint == NOT_ASSESSABLE:
        return [t("map.not_assessable")]
    value = number(row["index_value"], decimals(instrument, node))
    if node == instrument.root.id:
        band = band_of(instrument, row)
        return [t("map.tip.index", value=value), pick(band.name) if band else ""]
    name = pick(instrument.node(node).name)
    return [t("map.tip.node", name=name, value=value), t("map.tip.score", score=number(row["score"], 1))]


def _limits(instrument: Instrument, node: str, row: Row, paint: str) -> list[str]:
    """What a reader of the result must know: how much was answered, and that it is in no mean."""
    if paint in (NO_DATA, WITHHELD):
        return []
    is_outside = node != instrument.root.id and paint != NOT_ASSESSABLE and not row.get("is_assessed", True)
    return [_coverage(row), t("map.tip.not_in_mean") if is_outside else ""]


def _coverage(row: Row) -> str:
    """How much was answered: of one form in questions where some are blank, else as a share."""
    if "answered_items" in row and row["answered_items"] < row["total_items"]:
        counts = {"answered": int(row["answered_items"]), "total": int(row["total_items"])}
        return t("map.tip.partly", **counts)
    return t("map.tip.coverage", coverage=percent(floor_pct(row["coverage_pct"])))


def _origin(row: Row) -> str:
    origin = row.get("origin")
    return t("map.tip.origin", origin=origin) if isinstance(origin, str) else ""
