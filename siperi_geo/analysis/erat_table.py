"""A summary as the columns of one table: the province, its levels, the governments, their units. For every door.

What is not published is missing in it, in numbers and in words alike.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from siperi_geo.analysis.erat_figures import Figures, Reliabilities, Summary, is_published
from siperi_geo.analysis.erat_response import Response
from siperi_geo.analysis.erat_words import level_name, title_of
from siperi_geo.text import MISSING, number, t


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what it is (province, level, government, unit), its names, how many forms, its figures.

    `response` is None for a unit that is not published, `reliability` empty below a level.
    """

    what: str
    code: str
    government: str
    unit: str
    forms: int
    figures: Figures
    response: Response | None
    reliability: Reliabilities


@dataclass(frozen=True, slots=True)
class Written:
    """A column: its heading, its plain values (None: missing), and the same as text."""

    title: str
    values: list[Any]
    shown: list[str]


def lines_of(summary: Summary) -> Iterator[Line]:
    """The rows from the province down; governments without units and without forms are left out."""
    whole = summary
    yield Line("province", "", "", "", whole.forms, whole.figures, whole.response, whole.reliability)
    for level in summary.levels:
        name = level_name(level.id)
        yield Line("level", "", name, "", level.forms, level.figures, level.response, level.reliability)
    for level in summary.levels:
        for one in [one for one in level.governments if one.units]:
            yield Line("government", one.code, one.name, "", one.forms, one.figures, one.response, {})
            for unit in one.units:
                said = unit.response if is_published(unit) else None
                yield Line("unit", one.code, one.name, unit.name, unit.forms, unit.figures, said, {})


def columns_of(summary: Summary) -> list[Written]:
    """The table: who, how many, how many of those invited, the index with its spread, every dimension, alpha."""
    lines = list(lines_of(summary))
    index, digits = summary.nodes[0], summary.instrument.decimals
    found = [_words("what", [t(f"erat.what.{one.what}") for one in lines])]
    found += [_words(name, [getattr(one, name) for one in lines]) for name in ("code", "government", "unit")]
    found += [_numbers(t("erat.column.forms"), [one.forms for one in lines], 0)]
    found += [_numbers(t("erat.column.counted"), [one.figures[index].counted for one in lines], 0)]
    found += [_numbers(t("erat.column.minimum"), [one.figures[index].minimum for one in lines], 0)]
    found += _response_columns([one.response for one in lines])
    for node in summary.nodes:
        values = [one.figures[node].value for one in lines]
        found.append(_numbers(title_of(summary, node), values, digits))
        if node == index:
            spreads = [one.figures[node].spread for one in lines]
            for name in ("deviation", "low", "high"):
                own = [None if spread is None else getattr(spread, name) for spread in spreads]
                found.append(_numbers(t(f"erat.column.{name}"), own, digits))
    return [*found, *_reliability_columns(summary, [one.reliability for one in lines])]


def _response_columns(found: list[Response | None]) -> list[Written]:
    """Units and those with enough respondents; of those that say whom they invited: how many, the rate."""
    counts = {name: [None if one is None else getattr(one, name) for one in found] for name in ("units", "enough")}
    counts["invited"] = [one.invited if one and one.saying else None for one in found]
    rates = [one.rate_pct if one else None for one in found]
    columns = [_numbers(t(f"erat.column.{name}_count"), values, 0) for name, values in counts.items()]
    return [*columns, _numbers(t("erat.column.response_pct"), rates, 1)]


def _reliability_columns(summary: Summary, found: list[Reliabilities]) -> list[Written]:
    """How many answered everything, and alpha of the index and every dimension."""
    index = summary.nodes[0]
    counts = [one[index].n if one else None for one in found]
    columns = [_numbers(t("erat.column.complete"), counts, 0)]
    for node in summary.nodes:
        values = [one[node].alpha if one else None for one in found]
        columns.append(_numbers(t("erat.column.alpha", name=title_of(summary, node)), values, 2))
    return columns


def document(summary: Summary) -> dict[str, Any]:
    """The same for a program: numbers unrounded, null for what is not published."""
    gaps = {node: summary.gap(node) for node in summary.nodes}
    rows = [
        {"what": one.what, "code": one.code, "government": one.government, "unit": one.unit, "forms": one.forms}
        | {"figures": {node: _figure(one.figures, node) for node in summary.nodes}}
        | {"response": _response(one.response)}
        | {"reliability": {node: asdict(found) for node, found in one.reliability.items()}}
        for one in lines_of(summary)
    ]
    instrument = summary.instrument
    head = {"instrument": instrument.id, "version": instrument.version, "status": instrument.status}
    about = {"year": summary.year, "is_example": summary.is_example}
    return head | about | {"gap": gaps, "rows": rows}


def _figure(figures: Figures, node: str) -> dict[str, Any]:
    one = figures[node]
    spread = one.spread and {"deviation": one.spread.deviation, "low": one.spread.low, "high": one.spread.high}
    return {"value": one.value, "counted": one.counted, "minimum": one.minimum, "spread": spread}


def _response(one: Response | None) -> dict[str, Any] | None:
    return None if one is None else asdict(one) | {"rate_pct": one.rate_pct}


def _words(name: str, words: list[str]) -> Written:
    return Written(t(f"erat.column.{name}"), [one or None for one in words], [one or MISSING for one in words])


def _numbers(title: str, values: list[Any], digits: int) -> Written:
    return Written(title, values, [number(one, digits) for one in values])
