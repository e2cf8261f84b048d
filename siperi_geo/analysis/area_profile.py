"""The profile of one area: where it stands by every instrument, against the city and targets, and what is lowest.

It takes what may be shown (means, own forms, or that they are withheld) and gives values and sentences.
Instruments are never added up: only scores of one and the same part are held side by side.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.analysis.beside import Beside
from siperi_geo.analysis.exact import micro
from siperi_geo.instruments import Instrument, Node
from siperi_geo.text import abbreviation, number, pick, t

LOWEST = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """An area by one instrument: its result, the city's scores and the targets by node (both 0–100)."""

    instrument: Instrument
    result: Beside
    city: Mapping[str, float | None]
    targets: Mapping[str, float]
    before: int | None

    @property
    def score(self) -> float | None:
        """The score of the index."""
        return self.result.scores[self.instrument.root.id]

    def behind(self, node: str) -> float | None:
        """How far the score of a part is below the city's mean (above: negative); None without both."""
        own, mean = self.result.scores[node], self.city.get(node)
        return None if own is None or mean is None else ((micro(mean) or 0) - (micro(own) or 0)) / 1_000_000

    def short(self, node: str) -> float | None:
        """How far the score of a part is below its target; None without a target, or where it is reached."""
        own, aim = self.result.scores[node], self.targets.get(node)
        return None if own is None or aim is None or own >= aim else aim - own


def lowest(one: Standing) -> tuple[Node, ...]:
    """The aspects with the lowest scores, lowest first, equal ones as in the form; none without a score."""
    known = [node for node in one.instrument.aspects if one.result.scores[node.id] is not None]
    return tuple(sorted(known, key=lambda node: one.result.scores[node.id] or 0.0)[:LOWEST])


def is_stepped(one: Standing) -> bool:
    """Whether its class is a step that was reached, not a band of the index beside it."""
    return one.result.band is not None and one.instrument.classes_from is not None


def headline(name: str, found: Sequence[Standing]) -> str:
    """The finding: the first instrument with a value, its distance from the city, its lowest aspect."""
    scored = [one for one in found if one.score is not None]
    if not scored:
        hidden = any(one.result.is_withheld for one in found)
        return t("area.finding.withheld" if hidden else "area.finding.none", name=name)
    first = scored[0]
    words = _first(name, first)
    low = lowest(first)
    if low and len({number(first.result.scores[node.id], 0) for node in first.instrument.aspects}) > 1:
        score = number(first.result.scores[low[0].id], 0)
        words += " " + t("area.finding.lowest", aspect=pick(low[0].name), score=score)
    return words


def _first(name: str, one: Standing) -> str:
    result, instrument = one.result, one.instrument
    class_name = f" ({pick(result.band.name)})" if result.band else ""
    values = {"name": name, "instrument": abbreviation(instrument.id), "class_name": class_name}
    values["index"] = number(result.index, instrument.decimals)
    behind = one.behind(instrument.root.id)
    if behind is None:
        return t("area.finding.alone", **values)
    key = "below" if behind > 0 else "above" if behind < 0 else "level"
    return t(f"area.finding.{key}", **values, points=number(abs(behind), 1))


def compared_with_city(found: Sequence[Standing]) -> str | None:
    """By how many instruments the area stands below the city; None where none can be compared."""
    known = [(one, behind) for one in found if (behind := one.behind(one.instrument.root.id)) is not None]
    if not known:
        return None
    below = [abbreviation(one.instrument.id) for one, behind in known if behind > 0]
    values = {"n": number(len(below), 0), "all": number(len(known), 0), "names": ", ".join(below)}
    return t("area.city.below" if below else "area.city.none", **values)
