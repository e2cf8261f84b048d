"""Change as sentences, from the catalogue: how much, how many rose, fell and stayed, who is not compared.

Like `narrative` it computes nothing: numbers come from `change`.
"""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from siperi_geo.analysis.change import ChangeSummary, same_below
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.narrative import some
from siperi_geo.analysis.overview import Since
from siperi_geo.areas import full_name
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
    """Mean change of a node since a year and how many rose, fell and stayed, and what staying means."""
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
    """One area's change, or why it has none, from its row of `change.compare` or `change_groups`."""
    row, digits = area.iloc[0].to_dict(), decimals(instrument, node)
    area_name = full_name(str(row["area_code"]), str(row["area_name"]))
    name = area_name if row.get("subject_name", row["area_name"]) == row["area_name"] else row["subject_name"]
    if is_missing(row["change_value"]):
        return t("analysis.area_change.none", name=name, why=status(row))
    return t(
        "analysis.area_change",
        name=name,
        before=number(row["value_before"], digits),
        after=number(row["value_after"], digits),
        change=signed(row["change_value"], digits),
    )


def whole_area(instrument: Instrument, node: str, area: pd.DataFrame, years: tuple[int, int]) -> str:
    """The change of an area that is a mean, with the years and of how many it was one then and now."""
    row, digits = area.iloc[0].to_dict(), decimals(instrument, node)
    values = [number(row[f"value_{side}"], digits) for side in ("before", "after")]
    name = full_name(str(row["area_code"]), str(row["area_name"]))
    words: dict[str, object] = {"name": name, "node": pick(instrument.node(node).name)}
    words |= {"before": values[0], "after": values[1], "first": years[0], "last": years[1]}
    if is_missing(row["change_value"]):
        return t("change.area.none", **words, why=status(row))
    counts = [number(row[f"scored_{side}"], 0) for side in ("before", "after")]
    words |= {"n": counts[0], "m": counts[1], "change": signed(row["change_value"], digits)}
    return t("change.area.same" if counts[0] == counts[1] else "change.area", **words)


def areas(found: ChangeSummary, level: str) -> str:
    """How many areas of a level, whose values are means, rose, fell and stayed."""
    words = {"unit": t(f"unit.{level}"), "one_unit": t(f"unit.one.{level}")}
    if not found.compared:
        return t("change.areas.none", **words)
    counts = {name: number(getattr(found, name), 0) for name in ("risen", "fallen", "unchanged")}
    return tn("change.areas", found.compared, **counts, **words)


def status(row: Mapping[Hashable, Any]) -> str:
    """Why an area or a subject is compared or not; an area that is a mean of many has other words."""
    kind = "area_status" if "scored_before" in row else "status"
    return t(f"analysis.{kind}.{row['status']}")


def left_out(found: ChangeSummary) -> tuple[str, ...]:
    """One sentence per reason why someone who fills in the form is not compared, with names (a few of many)."""
    return tuple(
        tn(f"analysis.left_out.{why}", len(names), names=some(names)) for why, names in found.left_out.items()
    )


def areas_left_out(found: ChangeSummary, level: str) -> tuple[str, ...]:
    """One sentence per reason why areas that are means are not compared, with their names (a few of many)."""
    words = {"unit": t(f"unit.{level}")}
    return tuple(
        t(
            "change.areas.left_out",
            n=number(len(names), 0),
            why=t(f"analysis.area_status.{why}"),
            names=some(names),
            **words,
        )
        for why, names in found.left_out.items()
    )
