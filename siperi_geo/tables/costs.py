"""Unit costs as tables and in sentences, the same on the page and in the command. It reads and writes nothing."""

from collections.abc import Sequence

import pandas as pd

from siperi_geo.cells import Cells, Table, written
from siperi_geo.programmes import Line, catalogue
from siperi_geo.registers.costs import Cost, Entry
from siperi_geo.text import MISSING, moment, number, pick, t


def cost_table(found: Sequence[Cost]) -> Table:
    """Every cost with its line, unit, quantity per area, source, who and when, beside the printed reference."""
    lines = [catalogue().line(one.line) if is_known(one.line) else None for one in found]
    idr, quantities = [one.unit_cost_idr for one in found], [one.quantity for one in found]
    return Table(
        (
            written(t("costs.column.year"), [one.year for one in found], str),
            written(t("costs.column.code"), [one.line for one in found], str),
            written(t("costs.column.line"), [name_of(one.line) for one in found], str),
            Cells(t("costs.column.unit_cost"), idr, [number(one, 0) for one in idr]),
            written(t("costs.column.unit"), [unit_of(line) for line in lines], str),
            Cells(t("costs.column.quantity"), quantities, [_whole(one) for one in quantities]),
            written(t("costs.column.reference"), [reference_of(line) for line in lines], str),
            written(t("costs.column.source"), [one.source for one in found], str),
            written(
                t("costs.column.set_at"), [moment(one.set_at) if one.set_at else MISSING for one in found], str
            ),
            written(t("costs.column.actor"), [one.actor for one in found], str),
        )
    )


def line_table() -> pd.DataFrame:
    """Every line of the catalogue: code, name, unit, what its need is counted in, the printed reference."""
    heads = ("code", "line", "unit", "need", "reference")
    rows = [
        (line.code, pick(line.name), unit_of(line), t(f"costs.need.{line.need}"), reference_of(line))
        for line in catalogue().lines
    ]
    return pd.DataFrame(rows, columns=[t(f"costs.column.{one}") for one in heads])


def entry_table(entries: Sequence[Entry]) -> pd.DataFrame:
    """What a file would store, with what it would replace."""
    heads = ("code", "line", "year", "unit_cost", "quantity", "source", "before", "action")
    rows = [
        (
            one.cost.line,
            name_of(one.cost.line),
            str(one.cost.year),
            number(one.cost.unit_cost_idr, 0),
            _whole(one.cost.quantity),
            one.cost.source,
            MISSING if one.before is None else number(one.before[0], 0),
            t(f"costs.action.{one.action}"),
        )
        for one in entries
    ]
    return pd.DataFrame(rows, columns=[t(f"costs.column.{one}") for one in heads])


def said(new: Cost, before: Cost | None) -> str:
    """What was set, and in place of what."""
    words = {"line": named(new), "value": number(new.unit_cost_idr, 0)}
    if before is None:
        return t("costs.set", **words)
    return t("costs.replaced", **words, old=number(before.unit_cost_idr, 0))


def named(one: Cost) -> str:
    """Which one it is: code, name and year."""
    return f"{one.line} {name_of(one.line)}, {one.year}"


def is_known(code: str) -> bool:
    """Whether the catalogue has a line."""
    return any(line.code == code for line in catalogue().lines)


def name_of(code: str) -> str:
    """What a line is called; its code where another version had it."""
    return pick(catalogue().line(code).name) if is_known(code) else code


def unit_of(line: Line | None) -> str:
    """What a line is counted in."""
    return pick(catalogue().units[line.unit]) if line and line.unit else MISSING


def reference_of(line: Line | None) -> str:
    """The printed budget of another kabupaten per unit, with its year; to compare with only."""
    if line is None or line.reference is None:
        return MISSING
    return t("costs.reference", value=number(line.reference.unit_cost_idr, 0), year=line.reference.year)


def _whole(value: int | None) -> str:
    return MISSING if value is None else number(value, 0)
