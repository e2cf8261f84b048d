"""Gaps as sentences, from the catalogue: the strongest parts, the way to the next class, what to do next.

Like `narrative` it computes nothing: numbers come from `gaps` and `steps`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.gaps import state_of
from siperi_geo.analysis.narrative import STRONG, join
from siperi_geo.analysis.steps import Blanks, NextSteps, Step
from siperi_geo.areas import full_name
from siperi_geo.instruments import Instrument, find_class
from siperi_geo.text import number, pick, signed, t, tn

SHOWN = 5
MANY_PARTS = 6


def strong_parts(instrument: Instrument, table: pd.DataFrame) -> str:
    """The strongest parts of `gap_parts.per_node`: three, or how many share the best score when more do."""
    known = table.dropna(subset="score").sort_values("score", ascending=False, kind="stable")
    if known.empty:
        return t("analysis.strong.none")
    shown = [number(value, 0) for value in known["score"]]
    if shown.count(shown[0]) > STRONG:
        return tn("analysis.strong.several", shown.count(shown[0]), score=shown[0])
    pairs = list(zip(known["node"], shown, strict=True))[:STRONG]
    return t(
        "analysis.strong", list=join([f"{pick(instrument.node(code).name)} ({score})" for code, score in pairs])
    )


def to_next(instrument: Instrument, area: pd.DataFrame, year: int) -> str:
    """One kelurahan's class and the way to the next, from its row of `gaps.per_area`; or that it has none."""
    row = area.iloc[0]
    state, name = state_of(row.to_dict()), full_name(str(row["area_code"]), str(row["area_name"]))
    if state == "withheld":
        return t("analysis.withheld", name=name, year=year)
    if state == "no_form":
        return t("analysis.no_form", name=name, year=year)
    if state == "not_assessable":
        return t("analysis.unassessed", name=name, year=year)
    values = {"name": name, "index": number(row["index_value"], instrument.decimals)}
    values["class_name"] = _class(instrument, row["class_code"])
    if is_missing(row["next_class"]):
        return t("analysis.top", **values)
    gap = number(row["gap_to_next"], instrument.decimals)
    key = "analysis.next.beyond" if row["is_beyond_edge"] else "analysis.next"
    return t(key, **values, gap=gap, next_name=_class(instrument, row["next_class"]))


def _class(instrument: Instrument, code: str) -> str:
    band = find_class(instrument, code)
    return pick(band.name) if band else ""


def to_targets(
    instrument: Instrument, targets: Mapping[str, float], city: pd.DataFrame, areas: pd.DataFrame, level: str
) -> tuple[str, ...]:
    """Each target of the year against the city's value, and how many areas are below that of the index."""
    if not targets:
        return (t("analysis.target.none"),)
    values = dict(zip(city["node"], city["index_value"], strict=True))
    said = [_to_target(instrument, node, aim, values.get(node)) for node, aim in targets.items()]
    if "gap_to_target" in areas:
        known = areas["gap_to_target"].dropna()
        counts = {"below": number(int((known > 0).sum()), 0), "all": number(len(known), 0)}
        said.append(t("analysis.target.areas", level=t(f"ui.level.{level}").lower(), **counts))
    return tuple(said)


def _to_target(instrument: Instrument, node: str, aim: float, value: float | None) -> str:
    digits = decimals(instrument, node)
    words = {"node": pick(instrument.node(node).name), "target": number(aim, digits)}
    if is_missing(value):
        return t("analysis.target.no_value", **words)
    gap = round(aim - float(value or 0), 6)
    key = "analysis.target.short" if gap > 0 else "analysis.target.reached"
    return t(key, **words, value=number(value, digits), gap=number(abs(gap), digits))


def steps_title(found: NextSteps) -> str:
    """The heading over `steps`; a whole sentence when there is nothing left to do."""
    if not found.blanks and not found.steps:
        return t("analysis.steps.none")
    shown, total = number(min(SHOWN, len(found.steps)), 0), number(len(found.steps), 0)
    if not found.steps:
        return t("analysis.steps.blanks")
    is_by_gain = found.steps[0].gain is not None
    return t("analysis.steps" if is_by_gain else "analysis.steps.unordered", shown=shown, all=total)


def steps(instrument: Instrument, found: NextSteps) -> tuple[str, ...]:
    """The first of the steps, those that can win most."""
    return tuple(step(instrument, one) for one in found.steps[:SHOWN])


def blanks(found: NextSteps) -> str | None:
    """What to fill before anything else; None for a complete form."""
    if not found.blanks:
        return None
    parts = [f"{numbers(one.numbers)} ({pick(one.node.name)})" for one in found.blanks[:MANY_PARTS]]
    listed, more = "; ".join(parts), len(found.blanks) - MANY_PARTS
    if more > 0:
        listed = t("analysis.steps.more", names=listed, n=number(more, 0))
    return tn("analysis.steps.fill", found.blank_count, list=listed)


def numbers(found: Sequence[int]) -> str:
    """Question numbers, neighbours as a range: `7, 9–12`."""
    runs: list[list[int]] = []
    for one in found:
        if runs and one == runs[-1][-1] + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def step(instrument: Instrument, one: Step) -> str:
    """One step: indicator, what the index could win, advice."""
    name, advice = pick(one.node.name), pick(one.advice)
    if one.gain is None:
        return t("analysis.step.no_gain", name=name, advice=advice)
    return t("analysis.step", name=name, gain=signed(one.gain, instrument.decimals), advice=advice)


def in_a_cell(found: Sequence[Blanks | Step]) -> str:
    """What to do about one indicator, for the table whose row names it; empty when there is nothing."""
    words = [
        t("analysis.steps.fill.one", list=numbers(one.numbers)) if isinstance(one, Blanks) else pick(one.advice)
        for one in found
    ]
    return " ".join(words)
