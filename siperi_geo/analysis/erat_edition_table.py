"""Editions of a round of governments as one table, from their stored rows: for the page and its file."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from siperi_geo.analysis.erat_table import Written
from siperi_geo.analysis.erat_words import level_name
from siperi_geo.analysis.exact import MICRO, is_missing
from siperi_geo.instruments import Instrument, Node
from siperi_geo.text import MISSING, number, pick, t

Row = Mapping[Hashable, Any]
KEY = ["edition", "place", "place_code"]


def edition_columns(instrument: Instrument, rows: pd.DataFrame) -> list[Written]:
    """Rows of `rounds/published_mean_list`, a line per edition and place: the edition first, then who, how many,
    the index with its spread, the dimensions, who was invited, alpha.
    """
    nodes = [instrument.root, *instrument.aspects]
    lines = _lines(rows, nodes)
    index = [line[0] for line in lines]
    found = [_numbers(t("erat.column.edition"), [row["edition"] for row in index]), *_who(index)]
    for name, title in (("form_count", "forms"), ("counted", "counted"), ("enough_count", "enough_count")):
        found.append(_numbers(t(f"erat.column.{title}"), [row[name] for row in index]))
    for place, node in enumerate(nodes):
        found.append(_points(pick(node.name), [line[place]["value_micro"] for line in lines], instrument.decimals))
        for end in () if place else ("deviation", "low", "high"):
            values = [row[f"{end}_micro"] for row in index]
            found.append(_points(t(f"erat.column.{end}"), values, instrument.decimals))
    return [*found, *_how_sure(nodes, lines)]


def _lines(rows: pd.DataFrame, nodes: Sequence[Node]) -> list[list[Row]]:
    """Of every edition and place its rows in the order of the nodes."""
    keys = list(rows[KEY].itertuples(index=False, name=None))
    found = {(*key, str(row["node"])): row for key, row in zip(keys, rows.to_dict("records"), strict=True)}
    return [[found[(*key, node.id)] for node in nodes] for key in dict.fromkeys(keys)]


def _who(index: Sequence[Row]) -> list[Written]:
    units = [str(row["place_name"]) if row["place"] == "unit" else "" for row in index]
    words = {"what": [t(f"erat.what.{row['place']}") for row in index]}
    words |= {"government": [_government(row) for row in index], "unit": units}
    return [
        Written(t(f"erat.column.{name}"), [one or None for one in said], [one or MISSING for one in said])
        for name, said in words.items()
    ]


def _government(row: Row) -> str:
    if row["place"] == "level":
        return level_name(str(row["place_code"]))
    return "" if is_missing(row["government_name"]) else str(row["government_name"])


def _how_sure(nodes: Sequence[Node], lines: Sequence[Sequence[Row]]) -> list[Written]:
    """How many units were asked and people invited, how many answered everything, alpha."""
    titles = {"unit_count": "units_count", "invited_people": "invited_count", "answered_people": "answered_count"}
    titles["complete_count"] = "complete"
    found = [
        _numbers(t(f"erat.column.{title}"), [line[0][name] for line in lines]) for name, title in titles.items()
    ]
    for place, node in enumerate(nodes):
        title = t("erat.column.alpha", name=pick(node.name))
        found.append(_points(title, [line[place]["alpha_micro"] for line in lines], 2))
    return found


def _numbers(title: str, values: Sequence[Any], digits: int = 0) -> Written:
    known = [None if is_missing(one) else one for one in values]
    return Written(title, known, [number(one, digits) for one in known])


def _points(title: str, micros: Sequence[Any], digits: int) -> Written:
    """Millionths as values again."""
    return _numbers(title, [None if is_missing(one) else int(one) / MICRO for one in micros], digits)
