"""Gaps as sentences, from the catalogue: the strongest parts, the way to the next class, the steps that win most.

Like `narrative` it computes nothing: numbers come from `gaps` and `advice`.
"""

from collections.abc import Mapping

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.narrative import STRONG, join
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import Recommendation
from siperi_geo.text import number, pick, signed, t, tn

STEPS = 5


def strong_parts(instrument: Instrument, table: pd.DataFrame) -> str:
    """The strongest parts of `gaps.per_node`: three, or how many share the best score when more do."""
    known = table.dropna(subset="score").sort_values("score", ascending=False, kind="stable")
    if known.empty:
        return t("analysis.strong.none")
    shown = [number(value, 0) for value in known["score"]]
    if shown.count(shown[0]) > STRONG:
        return tn("analysis.strong.several", shown.count(shown[0]), score=shown[0])
    pairs = list(zip(known["node"], shown, strict=True))[:STRONG]
    return t("analysis.strong", list=join([f"{_part(instrument, code)} ({score})" for code, score in pairs]))


def _part(instrument: Instrument, code: str) -> str:
    return pick(instrument.node(code).name)


def _class(instrument: Instrument, code: str) -> str:
    band = instrument.class_named(code)
    return pick(band.name) if band else ""


def to_next(instrument: Instrument, area: pd.DataFrame) -> str:
    """One kelurahan's class and the way to the next, from its row of `gaps.per_area`."""
    row = area.iloc[0]
    if is_missing(row["index_value"]):
        return t("analysis.unassessed", name=row["area_name"])
    values = {"name": row["area_name"], "index": number(row["index_value"], instrument.decimals)}
    values["class_name"] = _class(instrument, row["class_code"])
    if is_missing(row["next_class"]):
        return t("analysis.top", **values)
    gap = number(row["gap_to_next"], instrument.decimals)
    return t("analysis.next", **values, gap=gap, next_name=_class(instrument, row["next_class"]))


def next_steps(
    instrument: Instrument, parts: pd.DataFrame, steps: Mapping[str, Recommendation]
) -> tuple[str, ...]:
    """The steps of one form that can win most, from `gaps.indicators`: indicator, possible gain, advice."""
    open_parts = parts[parts["node"].isin(list(steps))].dropna(subset="index_gain")
    best = open_parts.sort_values("index_gain", ascending=False, kind="stable").head(STEPS)
    return tuple(
        t(
            "analysis.step",
            name=_part(instrument, row["node"]),
            gain=signed(row["index_gain"], instrument.decimals),
            advice=pick(steps[row["node"]].text),
        )
        for row in best.to_dict("records")
    )
