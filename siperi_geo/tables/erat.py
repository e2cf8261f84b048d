"""Tables about one year of local governments: dimensions, governments, units, who answered, alpha, all in one.

What is not published is missing in the numbers of a file and said in words on the page. It computes nothing.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from siperi_geo.analysis import erat_reliability_words as reliability_words
from siperi_geo.analysis import erat_response_words as response_words
from siperi_geo.analysis import erat_words as words
from siperi_geo.analysis.erat_figures import Figure, Government, Reliabilities, Summary, is_published
from siperi_geo.analysis.erat_reliability import Reliability
from siperi_geo.analysis.erat_response import Response
from siperi_geo.analysis.erat_table import Written, columns_of
from siperi_geo.cells import Cells, Table, table
from siperi_geo.text import number, percent, signed, t

SHOWN = ("what", "government", "unit", "forms", "counted")  # of all values in one table; the rest is in the file


def of_written(columns: Sequence[Written]) -> Table:
    """Columns as `analysis` makes them, side by side, for a page and a file."""
    return Table(tuple(Cells(one.title, one.values, one.shown) for one in columns))


def everything(summary: Summary) -> Table:
    """The province, its levels, the governments, their units; what a page has no room for is in the file alone."""
    seen = {t(f"erat.column.{name}") for name in SHOWN} | {words.title_of(summary, one) for one in summary.nodes}
    return Table(
        tuple(Cells(one.title, one.values, one.shown, one.title not in seen) for one in columns_of(summary))
    )


def dimensions(summary: Summary) -> Table:
    """The index and the dimensions: the province, its levels side by side, their difference."""
    nodes, digits = summary.nodes, summary.instrument.decimals
    gaps = [summary.gap(node) for node in nodes]
    places = {t("erat.column.province"): summary.figures}
    places |= {words.level_name(level.id): level.figures for level in summary.levels}
    return table(
        text(t("erat.column.part"), [words.title_of(summary, node) for node in nodes]),
        [figures(summary, title, [found[node] for node in nodes]) for title, found in places.items()],
        Cells(t("erat.column.gap"), gaps, [signed(one, digits) for one in gaps]),
    )


def governments(summary: Summary) -> Table:
    """The governments with registered units: forms, units, who answered, the index with its spread, the state."""
    node = summary.nodes[0]
    rows = [one for level in summary.levels for one in words.with_units(level)]
    found, responses = [one.figures[node] for one in rows], [one.response for one in rows]
    return table(
        text(t("erat.column.code"), [one.code for one in rows], is_for_files=True),
        text(t("erat.column.government"), [one.name for one in rows]),
        counts("forms", [one.forms for one in rows]),
        _of_units(responses),
        _rate(responses),
        figures(summary, t("erat.column.index"), found),
        text(t("erat.column.spread"), [words.spread(summary, one) for one in found]),
        _ends(summary, found),
        text(t("erat.column.status"), [words.status_of(one, node) for one in rows]),
    )


def units(summary: Summary, one: Government, node: str) -> Table:
    """The units of a government: how many forms, how many of them count, who answered, the node's value."""
    rows = one.units
    known = [unit.response if is_published(unit) else None for unit in rows]
    return table(
        text(t("erat.column.unit"), [unit.name for unit in rows]),
        counts("forms", [unit.forms for unit in rows]),
        counts("respondents", [unit.figures[node].counted for unit in rows]),
        _rate(known),
        figures(summary, t("erat.column.value"), [unit.figures[node] for unit in rows]),
    )


def response(summary: Summary) -> Table:
    """The province and its levels: forms, units that answered, those with enough respondents, the rate."""
    places = {t("erat.what.province"): summary.response}
    places |= {words.level_name(level.id): level.response for level in summary.levels}
    found = list(places.values())
    return table(
        text(t("erat.column.place"), list(places)),
        counts("forms", [one.forms for one in found]),
        _of_units(found),
        _rate(found),
    )


def reliability(summary: Summary) -> Table:
    """Alpha of the index and the dimensions for every place that has any; with its grade in words."""
    places = {
        name: found
        for name, found in reliability_words.places_of(summary).items()
        if any(one.alpha is not None for one in found.values())
    }
    nodes = summary.nodes
    return table(
        text(t("erat.column.part"), [words.title_of(summary, node) for node in nodes]),
        *(_alphas(name, [found.get(node) for node in nodes]) for name, found in places.items()),
    )


def calculations(summary: Summary) -> Mapping[str, Table]:
    """By caption (the place and how many answered) every alpha with what it was made of."""
    found = {}
    for name, one in reliability_words.places_of(summary).items():
        if any(each.alpha is not None for each in one.values()):
            n = number(one[summary.nodes[0]].n, 0)
            found[t("erat.alpha.how.caption", place=name, year=summary.year, n=n)] = _made_of(summary, one)
    return found


def text(title: str, said: Sequence[str], *, is_for_files: bool = False) -> Cells:
    """A column of words."""
    return Cells(title, list(said), list(said), is_for_files)


def counts(name: str, values: Sequence[Any], *, is_for_files: bool = False) -> Cells:
    """A column of whole numbers, called by its word in the catalogue."""
    return Cells(t(f"erat.column.{name}"), list(values), [number(one, 0) for one in values], is_for_files)


def figures(summary: Summary, title: str, found: Sequence[Figure]) -> Cells:
    """A column of published values; too few respondents are said on the page and missing in a file."""
    return Cells(title, [one.value for one in found], [words.value(summary, one) for one in found])


def _ends(summary: Summary, found: Sequence[Figure]) -> list[Cells]:
    """Standard deviation, lowest and highest as numbers, for files."""
    digits, made = summary.instrument.decimals, []
    for name in ("deviation", "low", "high"):
        values = [None if one.spread is None else getattr(one.spread, name) for one in found]
        shown = [number(one, digits) for one in values]
        made.append(Cells(t(f"erat.column.{name}"), values, shown, is_for_files=True))
    return made


def _of_units(found: Sequence[Response]) -> list[Cells]:
    """Of the units asked those with any answer, and those with enough: two measures, side by side."""
    return [
        text(t("erat.column.begun"), [response_words.of_all(one.begun, one) for one in found]),
        text(t("erat.column.enough"), [response_words.share(one) for one in found]),
        counts("units_count", [one.units for one in found], is_for_files=True),
        counts("begun_count", [one.begun for one in found], is_for_files=True),
        counts("enough_count", [one.enough for one in found], is_for_files=True),
    ]


def _rate(found: Sequence[Response | None]) -> list[Cells]:
    rates = [None if one is None else one.rate_pct for one in found]
    asked = [one.invited if one and one.saying else None for one in found]
    answered = [one.answered if one and one.saying else None for one in found]
    said = ["–" if one is None else response_words.rate(one) for one in found]
    pct = Cells(t("erat.column.response_pct"), rates, [percent(one, 1) for one in rates], is_for_files=True)
    return [
        text(t("erat.column.response"), said),
        pct,
        counts("answered_count", answered, is_for_files=True),
        counts("invited_count", asked, is_for_files=True),
    ]


def _alphas(place: str, found: Sequence[Reliability | None]) -> list[Cells]:
    values = [None if one is None else one.alpha for one in found]
    title = t("erat.column.alpha", name=place)
    return [
        text(place, [reliability_words.said(one) for one in found]),
        Cells(title, values, [number(one, 2) for one in values], is_for_files=True),
    ]


def _made_of(summary: Summary, found: Reliabilities) -> Table:
    rows = {node: one for node, one in found.items() if one.alpha is not None}
    made = list(rows.values())
    return table(
        text(t("erat.alpha.column.part"), [words.title_of(summary, node) for node in rows]),
        Cells(t("erat.alpha.column.items"), [one.k for one in made], [number(one.k, 0) for one in made]),
        *(_sums(name, [getattr(one, name) for one in made]) for name in ("of_items", "of_sum")),
        text(t("erat.alpha.column.calculation"), [reliability_words.calculation(one) for one in made]),
        Cells(t("erat.alpha.column.alpha"), [one.alpha for one in made], [""] * len(made), is_for_files=True),
    )


def _sums(name: str, values: Sequence[Any]) -> Cells:
    return Cells(t(f"erat.alpha.column.{name}"), list(values), [number(one, 4) for one in values])
