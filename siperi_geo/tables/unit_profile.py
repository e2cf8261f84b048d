"""Tables of the profile of a school or facility: against others, by year, and the questions that are not met."""

from collections.abc import Sequence

from siperi_geo.analysis.beside import Beside
from siperi_geo.analysis.unit_profile import Group, Unmet
from siperi_geo.cells import Cells, Table
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, number, pick, t


def against(instrument: Instrument, one: Beside, groups: Sequence[Group]) -> Table:
    """A row for the index and each aspect: its own score, then the mean of each group with how many it is of."""
    nodes = (instrument.root, *instrument.aspects)
    names = [pick(node.name) for node in nodes]
    own = [one.scores[node.id] for node in nodes]
    columns = [_scores(t("unit.column.own"), own)]
    for group in groups:
        title = t("unit.column.mean", name=group.name, n=number(group.counted, 0))
        columns.append(_scores(title, [group.scores.get(node.id) for node in nodes]))
    return Table((Cells(t("unit.column.part"), names, names), *columns))


def _scores(title: str, scores: Sequence[float | None]) -> Cells:
    return Cells(title, scores, [number(score, 1) for score in scores])


def unmet_items(found: Sequence[Unmet]) -> Table:
    """A row for each question that is not met, in form order."""
    columns = {
        "number": [str(one.item.number) for one in found],
        "text": [pick(one.item.text) for one in found],
        "indicator": [pick(one.node.name) for one in found],
        "answer": [one.answer for one in found],
        "advice": [one.advice or MISSING for one in found],
    }
    return Table(tuple(Cells(t(f"unit.item.{name}"), values, values) for name, values in columns.items()))
