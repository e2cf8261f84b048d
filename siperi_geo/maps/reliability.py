"""From grades, evidence shares and gaps to the paint and the facts of every area on the maps of reliability.

Steps are the same for every instrument and year. It draws no clusters (see `clusters`).
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from siperi_geo import palette
from siperi_geo.analysis import reliability_words
from siperi_geo.analysis.change import EDGES, step_of
from siperi_geo.analysis.exact import floor_pct, is_missing, micro
from siperi_geo.analysis.reliability import GRADES, Reliability
from siperi_geo.areas import is_kelurahan
from siperi_geo.instruments import Instrument
from siperi_geo.maps.model import NO_DATA, Facts, Paint
from siperi_geo.maps.scores import WITHHELD, withheld_paint, withheld_words
from siperi_geo.text import number, percent, signed, t

Row = Mapping[Hashable, Any]


def grade_paints(instrument: Instrument) -> dict[str, Paint]:
    """D to A, then "no value", hatched; of families also "withheld"."""
    paints = {
        grade: Paint(palette.class_colour(order, len(GRADES)), t(f"reliability.grade.{grade}"))
        for order, grade in enumerate(reversed(GRADES), start=1)
    }
    return paints | _missing(t("reliability.none"), instrument)


def grade_facts(areas: Iterable[Reliability]) -> dict[str, Facts]:
    """Facts by area code: the grade, and every part with its value and its own grade."""
    return {one.area_code: _grade(one) for one in areas}


def _grade(one: Reliability) -> Facts:
    place = _place(one.area_code, one.kecamatan_name)
    if one.is_withheld:
        return Facts(WITHHELD, (*place, withheld_words()), (withheld_words(),))
    if one.grade is None:
        return Facts(NO_DATA, (*place, t("reliability.none")), (t("reliability.none"),))
    parts = tuple(
        f"{reliability_words.name(part.part)}: {reliability_words.value(part)} ({part.grade})"
        for part in one.parts
    )
    said = t("reliability.tip", grade=one.grade)
    return Facts(one.grade, (*place, said, *parts), (said,))


def evidence_paints(instrument: Instrument) -> dict[str, Paint]:
    """Five steps of the share of asked evidence that is there, then "no form", hatched."""
    width = 100 // palette.SCORE_STEPS
    steps = {
        f"step{low // width}": Paint(palette.score_colour(low), f"{low}–{low + width} %")
        for low in range(0, 100, width)
    }
    return steps | _missing(t("reliability.evidence.none"), instrument)


def evidence_facts(rows: pd.DataFrame) -> dict[str, Facts]:
    """Facts by area code from `reliability/part_per_area`."""
    return {str(row["area_code"]): _evidence(row) for row in rows.to_dict("records")}


def _evidence(row: Row) -> Facts:
    place = _place(str(row["area_code"]), row["kecamatan_name"])
    if is_missing(row["asked_count"]) or not row["asked_count"]:
        said = t("reliability.evidence.none")
        return Facts(NO_DATA, (*place, said), (said,))
    share = 100 * float(row["evidenced_count"]) / float(row["asked_count"])
    counts = {"part": number(row["evidenced_count"], 0), "all": number(row["asked_count"], 0)}
    said = t("reliability.evidence.tip", **counts, share=percent(floor_pct(share)))
    step = min(int(share * palette.SCORE_STEPS // 100), palette.SCORE_STEPS - 1)
    return Facts(f"step{step}", (*place, said), (said,))


def gap_paints(instrument: Instrument) -> dict[str, Paint]:
    """Seven steps around zero: verified far above declared … declared far above verified, then "not verified"."""
    steps = range(-palette.CHANGE_STEPS, palette.CHANGE_STEPS + 1)
    paints = {f"gap{step}": Paint(palette.change_colour(-step), _gap_label(step)) for step in steps}
    return paints | _missing(t("reliability.gap.none"), instrument)


def gap_facts(rows: pd.DataFrame) -> dict[str, Facts]:
    """Facts by area code from `reliability/gap_per_area`."""
    return {str(row["area_code"]): _gap(row) for row in rows.to_dict("records")}


def _gap(row: Row) -> Facts:
    place = _place(str(row["area_code"]), row["kecamatan_name"])
    if not row["pair_count"]:
        said = t("reliability.gap.none")
        return Facts(NO_DATA, (*place, said), (said,))
    both = t(
        "reliability.gap.both",
        declared=number(row["declared_score"], 1),
        verified=number(row["verified_score"], 1),
    )
    said = t("reliability.gap.tip", gap=signed(row["gap_score"], 1))
    counted = t("reliability.gap.pairs", n=number(row["pair_count"], 0))
    return Facts(f"gap{step_of(micro(row['gap_score']))}", (*place, both, said, counted), (both, said))


def _gap_label(step: int) -> str:
    if step == 0:
        return t("reliability.gap.same", limit=number(EDGES[0], 0))
    way = "over" if step > 0 else "under"
    low = number(EDGES[abs(step) - 1], 0)
    if abs(step) == len(EDGES):
        return t(f"reliability.gap.{way}.most", low=low)
    return t(f"reliability.gap.{way}", low=low, high=number(EDGES[abs(step)], 0))


def _missing(label: str, instrument: Instrument) -> dict[str, Paint]:
    paints = {NO_DATA: Paint(palette.NO_DATA, label, hatch=palette.NO_DATA_HATCH)}
    return ({WITHHELD: withheld_paint()} if instrument.is_private else {}) | paints


def _place(code: str, kecamatan: Any) -> tuple[str, ...]:
    is_below = is_kelurahan(code) and not is_missing(kecamatan) and kecamatan
    return (t("map.tip.kecamatan", name=kecamatan),) if is_below else ()
