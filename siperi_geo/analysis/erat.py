"""From respondents to the province, as an instrument's `aggregation` states it: means, counts, spread, the gap.

Pure functions on frames. What is not published is not here: a unit below its minimum enters no mean, no range and
no total, so that nothing of it can be had by subtraction, and has no value of a dimension either; one or two
incomplete forms do not count where they could be told by the difference (`_counting`). The spread of a step is
given where what was averaged is itself shown; of respondents it never is: the lowest would be somebody's own.
"""

from collections.abc import Mapping, Sequence
from statistics import fmean, pstdev

import pandas as pd

from siperi_geo.analysis.erat_figures import (
    Figure,
    Government,
    Level,
    Spread,
    Summary,
    Unit,
    is_published,
    nodes_of,
)
from siperi_geo.analysis.erat_reliability import complete, reliabilities
from siperi_geo.analysis.exact import is_missing
from siperi_geo.instruments import Aggregation, Instrument
from siperi_geo.scoring import aggregate

MILLION = 1_000_000
Values = Mapping[str, float | None]  # by the name of what is averaged


def summarise(
    instrument: Instrument,
    year: int,
    *,
    governments: Sequence[tuple[str, str, str]],
    units: pd.DataFrame,
    results: pd.DataFrame,
    answers: pd.DataFrame | None = None,
) -> Summary:
    """The summary of a year. governments: (code, name, level); units: rows of `erat/unit_list`; results: of
    `erat/result_per_respondent`, answers: of `erat/answers_per_respondent`. Of the last two nothing but means and
    sums over enough of them is in what is returned; without answers it has no reliability.
    """
    steps, nodes = {step.to: step for step in instrument.aggregation}, nodes_of(instrument)
    found = _units(steps["unit"], nodes, units, results)
    made = [
        Government(code, name, level, tuple(inside), _over(steps["government"], inside, nodes))
        for code, name, level in governments
        for inside in [found.get(code, [])]
    ]
    of_levels = {id_: tuple(one for one in made if one.level == id_) for id_ in steps["province"].weights}
    how_sure = {} if answers is None else reliabilities(instrument, _complete(instrument, answers, of_levels))
    levels = [
        Level(id_, inside, _over(steps["level"], inside, nodes), how_sure.get(id_, {}))
        for id_, inside in of_levels.items()
    ]
    figures = _over(steps["province"], levels, nodes)
    return Summary(instrument, year, tuple(levels), figures, how_sure.get("", {}))


def _complete(
    instrument: Instrument, answers: pd.DataFrame, of_levels: Mapping[str, Sequence[Government]]
) -> dict[str, list[list[float]]]:
    """By level what those answered who left nothing blank, in units that are published."""
    return {
        level: complete(
            instrument, answers, {unit.unit_id for one in inside for unit in one.units if is_published(unit)}
        )
        for level, inside in of_levels.items()
    }


def _units(
    step: Aggregation, nodes: Sequence[str], units: pd.DataFrame, results: pd.DataFrame
) -> dict[str, list[Unit]]:
    """By government its units with their figures; one that left the register only where it has forms."""
    people = _per_unit(results, nodes[0], step.minimum)
    found: dict[str, list[Unit]] = {}
    for row in units.to_dict("records"):
        unit_id, forms = str(row["unit_id"]), int(row["form_count"])
        own = {node: _of_people(step, people.get(unit_id, []), node) for node in nodes}
        if row["is_active"] or forms:
            invited = None if is_missing(row.get("invited_people")) else int(row["invited_people"])
            one = Unit(unit_id, str(row["unit_name"]), bool(row["is_active"]), forms, own, invited)
            found.setdefault(str(row["government_code"]), []).append(one)
    return found


def strongest(summary: Summary) -> list[str]:
    """The dimensions with the province's highest value; none while one has no value."""
    values = _of_dimensions(summary)
    return [node for node, value in values.items() if value == max(values.values())]


def to_improve(summary: Summary, *, points: float = 10, most: int = 3) -> list[str]:
    """The dimensions at least ten points below the province's index, the lowest first, three at most."""
    index = summary.figures[summary.instrument.root.id].value
    values = _of_dimensions(summary)
    low = [node for node, value in values.items() if index is not None and value <= index - points]
    return sorted(low, key=lambda node: (values[node], node))[:most]


def _of_dimensions(summary: Summary) -> dict[str, float]:
    values = {node: summary.figures[node].value for node in summary.nodes[1:]}
    known = {node: value for node, value in values.items() if value is not None}
    return known if len(known) == len(values) else {}


def _per_unit(results: pd.DataFrame, index: str, least: int) -> dict[str, list[dict[str, float]]]:
    """By unit the respondents that count in it, each with its values by node."""
    known = results.dropna(subset=["index_micro"])
    columns = (known[name].tolist() for name in ("unit_id", "respondent", "node", "index_micro"))
    found: dict[str, dict[object, dict[str, float]]] = {}
    for unit, who, node, micro in zip(*columns, strict=True):
        found.setdefault(str(unit), {}).setdefault(who, {})[str(node)] = int(micro) / MILLION
    return {unit: _counting(list(people.values()), index, least) for unit, people in found.items()}


def _counting(people: list[dict[str, float]], index: str, least: int) -> list[dict[str, float]]:
    """Those of a unit who count: who has an index; others beside enough who have one, and if enough themselves.

    A unit with too few is named with no value, of a dimension neither. Eight times a unit's index is the sum of
    its dimensions over those who have one: with one more in some of them, that one's answers are the difference.
    """
    whole = [one for one in people if index in one]
    return people if min(len(whole), len(people) - len(whole)) >= least else whole


def _of_people(step: Aggregation, people: Sequence[Mapping[str, float]], node: str) -> Figure:
    return _mean(step, {str(who): one.get(node) for who, one in enumerate(people)}, is_shown=False)


def _over(
    step: Aggregation, parts: Sequence[Unit] | Sequence[Government] | Sequence[Level], nodes: Sequence[str]
) -> dict[str, Figure]:
    """The figures of one step over parts, from what of them is published and nothing else."""
    return {
        node: _mean(step, {_name(part): part.figures[node].value for part in parts}, is_shown=True)
        for node in nodes
    }


def _name(part: Unit | Government | Level) -> str:
    return part.unit_id if isinstance(part, Unit) else part.code if isinstance(part, Government) else part.id


def _mean(step: Aggregation, values: Values, *, is_shown: bool) -> Figure:
    """One step's figure; below its minimum it is None, and nothing of what was averaged is left in it."""
    ordered = dict(sorted(values.items(), key=lambda one: (one[1] is None, one[1] or 0.0, one[0])))
    made = aggregate(step, ordered)
    needed = len(step.weights) if step.all_required else step.minimum
    if not made.is_published or made.value is None:
        return Figure(None, made.counted, needed)
    known = [value for value in ordered.values() if value is not None]
    spread = Spread(pstdev(known, fmean(known)), min(known), max(known)) if is_shown and len(known) > 1 else None
    return Figure(made.value, made.counted, needed, spread)
