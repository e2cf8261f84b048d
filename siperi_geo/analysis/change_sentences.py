"""Change as sentences, from the catalogue: how much, how many rose, fell and stayed, who is not compared.

Like `narrative` it computes nothing: numbers come from `change`.
"""

import pandas as pd

from siperi_geo.analysis.change import ChangeSummary, same_below
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.narrative import some
from siperi_geo.analysis.overview import Since
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import short
from siperi_geo.text import number, pick, signed, t, tn


def since(instrument: Instrument, past: Since | None) -> str:
    """What changed since the year before, and over whom."""
    if past is None:
        return t("analysis.change.first")
    return movement(instrument, instrument.root.id, past.summary, past.year)


def whole(instrument: Instrument, node: str, found: ChangeSummary, year: int) -> tuple[str, ...]:
    """The movement since a year, then who is not compared and why."""
    return movement(instrument, node, found, year), *left_out(found)


def movement(instrument: Instrument, node: str, found: ChangeSummary, year: int) -> str:
    """Mean change of a node since a year and how many kelurahan rose, fell and stayed, and what staying means."""
    if not found.compared:
        return t("analysis.change.nobody", year=year)
    return tn(
        "analysis.change",
        found.compared,
        node=pick(instrument.node(node).name),
        year=year,
        mean=signed(found.mean_change, decimals(instrument, node)),
        risen=number(found.risen, 0),
        fallen=number(found.fallen, 0),
        unchanged=number(found.unchanged, 0),
        limit=short(same_below(instrument, node)),
    )


def area_change(instrument: Instrument, node: str, area: pd.DataFrame) -> str:
    """One area's change, or why it has none, from its row of `change.compare` or `change.per_kecamatan`."""
    row, digits = area.iloc[0].to_dict(), decimals(instrument, node)
    if is_missing(row["change_value"]):
        why = t(f"analysis.status.{row.get('status', 'nobody')}")
        return t("analysis.area_change.none", name=row["area_name"], why=why)
    return t(
        "analysis.area_change",
        name=row["area_name"],
        before=number(row["value_before"], digits),
        after=number(row["value_after"], digits),
        change=signed(row["change_value"], digits),
    )


def left_out(found: ChangeSummary) -> tuple[str, ...]:
    """One sentence per reason why kelurahan are not compared, with their names (a few of many)."""
    return tuple(
        tn(f"analysis.left_out.{status}", len(names), names=some(names))
        for status, names in found.left_out.items()
    )
