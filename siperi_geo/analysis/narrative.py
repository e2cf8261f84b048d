"""Values as sentences, from the catalogue: what lifts and holds back, what changed, who is missing.

Every sentence is true for one kelurahan, one year, equal values and no values too; where there is nothing
to say it says so. It computes nothing: numbers come from `overview`, `change` and `advice`.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from siperi_geo.analysis.change import ChangeSummary
from siperi_geo.analysis.exact import decimals, is_missing
from siperi_geo.analysis.overview import Headline, Participation, Since, Standing
from siperi_geo.instruments import Instrument
from siperi_geo.text import number, pick, signed, t, tn

FEW = 2
STRONG = 3
EQUAL = 0.005
MANY_NAMES = 12


def strengths(standings: Sequence[Standing]) -> str:
    """Which aspects lift the index and which hold it back."""
    if not standings:
        return t("analysis.aspects.none")
    lifts = _first([one for one in standings if one.side == "lifts"])
    drags = _first([one for one in reversed(standings) if one.side == "holds_back"])
    if not lifts or not drags:
        return t("analysis.aspects.equal", score=number(standings[0].score, 1))
    return t("analysis.aspects", lifts=_named(lifts), drags=_named(drags))


def _first(standings: Sequence[Standing]) -> list[Standing]:
    """The first few, and those equal to the last of them: an order among equals would be made up."""
    if len(standings) <= FEW:
        return list(standings)
    last = standings[FEW - 1].score
    return [one for place, one in enumerate(standings) if place < FEW or abs(one.score - last) < EQUAL]


def _named(standings: Sequence[Standing]) -> str:
    return join([f"{pick(one.node.name)} ({number(one.score, 1)})" for one in standings])


def readings(instrument: Instrument, cities: Mapping[str, pd.DataFrame]) -> tuple[str, ...]:
    """The city's index by each other variant of the instrument, from `scores/score_per_city` per variant."""
    return tuple(
        t(
            "analysis.reading",
            name=pick(instrument.variant(variant).name),
            value=number(city["index_value"].iloc[0], instrument.decimals),
        )
        for variant, city in cities.items()
        if len(city) and city["index_value"].notna().all()
    )


def mixed_versions(head: Headline) -> tuple[str, ...]:
    """A caveat when one year holds several versions of the instrument."""
    return (t("analysis.mixed", versions=join(head.versions)),) if len(head.versions) > 1 else ()


def obstacles(instrument: Instrument, missed: pd.DataFrame) -> str:
    """The questions most kelurahan do not meet, from all of `advice.missed_items` (most first)."""
    if missed.empty:
        return t("analysis.obstacles.none")
    parts = [
        t(
            "analysis.obstacle",
            text=pick(instrument.item(row["item"]).text).rstrip("."),
            unmet=number(row["unmet_count"], 0),
            answered=number(row["answered_count"], 0),
        )
        for row in missed.head(STRONG).to_dict("records")
    ]
    counts = missed["unmet_count"].tolist()
    is_cut_among_equals = len(counts) > STRONG and counts[STRONG] == counts[STRONG - 1]
    return t("analysis.obstacles.among" if is_cut_among_equals else "analysis.obstacles", items="; ".join(parts))


def change(instrument: Instrument, past: Since | None) -> str:
    """What changed since the year before, and over whom."""
    if past is None:
        return t("analysis.change.first")
    return movement(instrument, instrument.root.id, past.summary, past.year)


def movement(instrument: Instrument, node: str, found: ChangeSummary, year: int) -> str:
    """Mean change of a node since a year and how many kelurahan rose, fell and stayed."""
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
    )


def area_change(instrument: Instrument, node: str, area: pd.DataFrame) -> str:
    """One area's change, or why it has none, from its row of `change.compare` or `change.per_kecamatan`."""
    row, digits = area.iloc[0].to_dict(), decimals(instrument, node)
    if is_missing(row["change_value"]):
        return t(
            "analysis.area_change.none",
            name=row["area_name"],
            why=t(f"analysis.status.{row.get('status', 'nobody')}"),
        )
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


def participation(found: Participation) -> tuple[str, ...]:
    """Who has not filled a form, one sentence per kecamatan, and whose form has too few answers."""
    missing = [
        t("analysis.participation.missing", kecamatan=kecamatan, names=join(names))
        for kecamatan, names in found.missing.items()
    ]
    lacking = (
        [t("analysis.participation.lacking", names=join(found.not_assessable))] if found.not_assessable else []
    )
    return (*(missing or [t("analysis.participation.all")]), *lacking)


def some(names: Sequence[str]) -> str:
    """Names in a row; of a long list the first dozen and how many more."""
    if len(names) <= MANY_NAMES:
        return join(names)
    return t("analysis.more", names=", ".join(names[:MANY_NAMES]), n=number(len(names) - MANY_NAMES, 0))


def join(parts: Sequence[str]) -> str:
    """`a`, `a dan b`, `a, b dan c`."""
    if len(parts) < 2:
        return "".join(parts)
    return t("analysis.and", first=", ".join(parts[:-1]), last=parts[-1])
