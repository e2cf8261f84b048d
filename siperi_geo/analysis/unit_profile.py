"""The profile of one school or facility: against those of its kind, and the questions its form does not meet.

It takes results as they stand in the store and gives values and a sentence. A blank is not "not met".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis.beside import Beside
from siperi_geo.analysis.exact import is_missing, micro
from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Node
from siperi_geo.text import abbreviation, number, pick, t


@dataclass(frozen=True, slots=True)
class Group:
    """Those it is held against: what they are called, how many could be assessed, their scores by node."""

    name: str
    counted: int
    scores: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class Unmet:
    """A question that is answered and not met: the answer, and what to do, where the instrument says it."""

    item: Item
    node: Node
    answer: str
    advice: str | None


def group(name: str, rows: pd.DataFrame, area_code: str, root: str) -> Group:
    """From `scores/score_per_group` of a level, the rows of one area."""
    here = rows[rows["area_code"] == area_code].astype(object)
    scores = {
        str(node): None if is_missing(score) else float(score)
        for node, score in zip(here["node"], here["score"], strict=True)
    }
    whole = here[here["node"] == root]
    counted = 0 if whole.empty else int(whole["scored_count"].iloc[0])
    return Group(name, counted, scores)


def headline(instrument: Instrument, one: Beside, kind: Group, *, unit: str) -> str:
    """The finding: index and class, and how far from the mean of its kind."""
    if one.index is None:
        return t(f"unit.finding.{'not_assessable' if one.has_form else 'no_form'}", name=one.name)
    class_name = f" ({pick(one.band.name)})" if one.band else ""
    values = {"name": one.name, "instrument": abbreviation(instrument.id), "class_name": class_name, "unit": unit}
    values["index"] = number(one.index, instrument.decimals)
    own, mean = one.scores[instrument.root.id], kind.scores.get(instrument.root.id)
    if own is None or mean is None or kind.counted < 2:
        return t("unit.finding.alone", **values)
    behind = ((micro(mean) or 0) - (micro(own) or 0)) / 1_000_000
    key = "below" if behind > 0 else "above" if behind < 0 else "level"
    counts = {"points": number(abs(behind), 1), "n": number(kind.counted, 0)}
    return t(f"unit.finding.{key}", **values, **counts)


def unmet(instrument: Instrument, answers: Sequence[int | None]) -> tuple[Unmet, ...]:
    """Every question that is answered and not met, in form order; what is not asked or not applicable is none."""
    homes = {item.id: node for node in instrument.nodes() for item in node.items}
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    found = []
    for item, answer in zip(instrument.items, answers, strict=True):
        if item.id not in counted or answer in (None, NOT_ASKED) or item.id not in homes:
            continue
        scale = instrument.scale_of(item)
        if scale.is_unmet(answer):
            advice = pick(item.recommendation) if item.recommendation else None
            found.append(Unmet(item, homes[item.id], pick(scale.choice_of(answer).label), advice))
    return tuple(found)
