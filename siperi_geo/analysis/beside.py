"""Up to six areas, schools or facilities side by side: result, aspects, change, who took part, what is missing.

It takes results as they may be shown (of families means, or that they are withheld) and finds what lies furthest
apart. It reads nothing; a part without a value is no zero and is not compared.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.exact import decimals, is_missing, micro
from siperi_geo.analysis.gaps import NextClass, next_class
from siperi_geo.analysis.thin import is_thin
from siperi_geo.instruments import ClassBand, Instrument, Node
from siperi_geo.text import number, pick, t, tn

MOST = 6
LETTERS = "ABCDEF"
Row = Mapping[Hashable, Any]


@dataclass(frozen=True, slots=True)
class Beside:
    """One of those compared; `scores` (0–100) of the index and the aspects by code, missing ones None.

    `counted` of `asked` could be assessed where it is a mean; None of a form of its own, `asked` also where nobody
    knows of how many. `change` in the unit of the index, with its status (None without an earlier year).
    """

    letter: str
    code: str
    name: str
    index: float | None
    scores: Mapping[str, float | None]
    band: ClassBand | None
    ahead: NextClass | None
    counted: int | None
    asked: int | None
    coverage_pct: float | None
    change: float | None
    status: str | None
    has_form: bool
    is_withheld: bool
    is_example: bool

    @property
    def is_thin(self) -> bool:
        """Whether it is a mean of less than half of those asked."""
        return is_thin(self.counted or 0, self.asked or 0)


@dataclass(frozen=True, slots=True)
class Apart:
    """The part whose scores lie furthest apart, and who has the highest and the lowest of them."""

    node: Node
    high: Beside
    low: Beside

    @property
    def difference(self) -> float:
        """In points of the score."""
        return (self.high.scores[self.node.id] or 0.0) - (self.low.scores[self.node.id] or 0.0)


def beside(
    instrument: Instrument,
    rows: pd.DataFrame,
    names: Mapping[str, str],
    *,
    classes: Mapping[str, str | None],
    changes: pd.DataFrame | None,
) -> tuple[Beside, ...]:
    """Those named (code → name, in this order), from rows of every node under `code`.

    Rows have the columns of `scores/score_per_group`, or of `gaps/every_node_per_subject`; `classes` are stored
    with forms of their own. `changes` are those of `change_groups.published` or `change.compare`, under `code`.
    """
    by_code = {str(code): group for code, group in rows.groupby("code")}
    status = {} if changes is None else {str(row["code"]): row for row in changes.to_dict("records")}
    return tuple(
        _one(
            instrument, letter, (code, name), by_code.get(code, rows.head(0)), classes.get(code), status.get(code)
        )
        for letter, (code, name) in zip(LETTERS, names.items(), strict=False)
    )


def _one(
    instrument: Instrument,
    letter: str,
    named: tuple[str, str],
    rows: pd.DataFrame,
    own: str | None,
    change: Row | None,
) -> Beside:
    whole: Row = next(iter(rows[rows["node"] == instrument.root.id].to_dict("records")), {})
    index = _number(whole.get("index_value"))
    found = dict(zip(rows["node"], rows["score"], strict=True))
    is_mean, is_hidden = "scored_count" in whole, whole.get("is_withheld") is True
    return Beside(
        letter=letter,
        code=named[0],
        name=named[1],
        index=index,
        scores={node.id: _number(found.get(node.id)) for node in (instrument.root, *instrument.aspects)},
        band=band_of(instrument, {"index_value": index, "class_code": own}),
        ahead=next_class(instrument, index),
        counted=int(whole["scored_count"]) if is_mean and not is_hidden else None,
        asked=_count(whole["subject_count"]) if is_mean and not is_hidden else None,
        coverage_pct=_number(whole.get("coverage_pct")),
        change=_number(change["change_value"]) if change else None,
        status=str(change["status"]) if change else None,
        has_form=bool(whole) and not is_hidden and bool(whole.get("form_count", 1)),
        is_withheld=is_hidden,
        is_example=bool(whole) and not is_missing(whole["is_example"]) and bool(whole["is_example"]),
    )


def _count(value: Any) -> int | None:
    return None if is_missing(value) else int(value)


def _number(value: Any) -> float | None:
    return None if value is None or is_missing(value) else float(value)


def apart(found: Sequence[Beside], nodes: Sequence[Node]) -> Apart | None:
    """Of these parts the one whose scores lie furthest apart; None where none has two that differ."""
    pairs = [pair for node in nodes if (pair := _pair(node, found))]
    best = max(pairs, key=lambda one: one.difference, default=None)
    return best if best and micro(best.difference) else None


def _pair(node: Node, found: Sequence[Beside]) -> Apart | None:
    known = [one for one in found if one.scores[node.id] is not None]
    if len(known) < 2:
        return None
    by_score = sorted(known, key=lambda one: one.scores[node.id] or 0.0)
    return Apart(node, by_score[-1], by_score[0])


def finding(instrument: Instrument, found: Sequence[Beside]) -> str:
    """The title: how far apart they are, and in what most."""
    scored = [one for one in found if one.index is not None]
    if len(scored) < 2:
        return t("beside.finding.few", n=number(len(scored), 0), all=number(len(found), 0))
    whole, most = (apart(found, nodes) for nodes in ((instrument.root,), instrument.aspects))
    if whole is None:
        words = tn("beside.finding.equal", len(scored), score=number(scored[0].scores[instrument.root.id], 1))
    else:
        values = {"high": whole.high.name, "low": whole.low.name, "points": number(whole.difference, 1)}
        words = t("beside.finding", **values)
    if most is None:
        return words
    high, low = most.high.scores[most.node.id], most.low.scores[most.node.id]
    values = {"aspect": pick(most.node.name), "high": most.high.name, "low": most.low.name}
    return f"{words} {t('beside.finding.most', **values, a=number(high, 0), b=number(low, 0))}"


def city_beside(
    instrument: Instrument, rows: pd.DataFrame, name: str, changes: pd.DataFrame | None
) -> Beside | None:
    """The city's mean as one more beside them, without a letter, from its own rows and changes; None of none."""
    if rows.empty:
        return None
    of_it = None if changes is None else changes.assign(code=name)
    (whole,) = beside(instrument, rows.assign(code=name), {name: name}, classes={}, changes=of_it)
    return replace(whole, letter="")


def against_city(instrument: Instrument, found: Sequence[Beside], city: Beside | None) -> str | None:
    """The city's index, and who stands below it; None where there is no mean or nobody with a value."""
    root = instrument.root.id
    known = [one for one in found if one.scores[root] is not None]
    mean = None if city is None else city.scores[root]
    if city is None or mean is None or not known:
        return None
    below = [one.name for one in known if (micro(one.scores[root]) or 0) < (micro(mean) or 0)]
    values = {"index": number(city.index, decimals(instrument, root)), "score": number(mean, 1)}
    values |= {"all": number(len(known), 0)}
    if not below:
        return t("beside.city.none_below", **values)
    return t("beside.city.below", names=", ".join(below), n=number(len(below), 0), **values)
