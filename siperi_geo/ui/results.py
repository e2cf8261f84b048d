"""The results behind a view: of everybody whom its instrument asks, and the means of areas. Cached reads, no sums.

Who is asked follows from the instrument: for KELTANA every kelurahan is one, for others those in the register.
Of families only means of areas can be read, and of areas with few of them nothing (`withholding`).
"""

from contextlib import suppress
from typing import Any

import pandas as pd

from siperi_geo.analysis.advice import item_answers
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.scoring import scored_as
from siperi_geo.settings import settings
from siperi_geo.ui import kept, reads, withholding
from siperi_geo.ui.view import View


def years(instrument_id: str, scored_as: str) -> pd.DataFrame:
    """`scores/year_list` of an instrument, of the scores that stand under a variant (`View.scored_as`)."""
    return reads.query("scores/year_list", instrument=instrument_id, variant=scored_as)


def per_subject(view: View, node: str | None = None, *, year: int | None = None) -> pd.DataFrame:
    """`scores/score_per_subject` of a node (None: the index) and a year (None: the one shown)."""
    withholding.check_single(view.instrument)
    return reads.query("scores/score_per_subject", **_asked(view, year), node=node or view.instrument.root.id)


def every_node(view: View) -> pd.DataFrame:
    """`gaps/every_node_per_subject` of the year shown."""
    withholding.check_single(view.instrument)
    return reads.query("gaps/every_node_per_subject", **_asked(view))


def per_group(view: View, level: str, *, year: int | None = None, variant: str | None = None) -> pd.DataFrame:
    """`scores/score_per_group` of a level (kelurahan, kecamatan, city), in another reading where one is named."""
    named = view.scored_as if variant is None else scored_as(variant, is_verified_only=view.is_verified_only)
    return of_groups(view.instrument, level, year=year or view.year, scored_as=named)


def of_groups(instrument: Instrument, level: str, *, year: int, scored_as: str) -> pd.DataFrame:
    """The same of any instrument and year, of the scores that stand under a variant (`View.scored_as`).

    Every year is read at once: to plan the statement costs more than the rows of ten years.
    """
    known = [int(one) for one in years(instrument.id, scored_as)["year"]]
    wanted = tuple(known) if year in known else (year,)

    def published() -> dict[int, pd.DataFrame]:
        asked = {"instrument": instrument.id, "kind": instrument.subject, "years": [*wanted], "variant": scored_as}
        rows = reads.query("scores/score_per_group", **asked, level=level)
        return {one: withholding.published(instrument, rows[rows["year"] == one], one) for one in wanted}

    key = (instrument.content_hash, level, wanted, scored_as, settings().least_families)
    return kept.by(published, "of_groups", *key)[year].copy(deep=False)


def targets(instrument: Instrument, year: int) -> dict[str, float]:
    """The city's targets of an instrument in a year, by node, on the nodes' own scales."""
    rows = reads.query("targets/target_list")
    found = rows[(rows["instrument"] == instrument.id) & (rows["year"] == year)]
    return {str(node): float(value) for node, value in zip(found["node"], found["target"], strict=True)}


def forms(view: View) -> pd.DataFrame:
    """`assessments/current_per_subject` of the year shown: the answers behind the results.

    `assessments/verified_per_subject` where only verified ones count; `declared` then has what was answered first.
    """
    withholding.check_single(view.instrument)
    asked = {"instrument": view.instrument.id, "year": view.year}
    if not view.is_verified_only:
        return forms_of(view.instrument, view.year)
    return reads.query("assessments/verified_per_subject", **asked, **_item_ids(view.instrument.id))


def forms_of(instrument: Instrument, year: int) -> pd.DataFrame:
    """`assessments/current_per_subject` of any instrument and year."""
    withholding.check_single(instrument)
    return reads.query("assessments/current_per_subject", instrument=instrument.id, year=year)


def verified_basis(view: View, year: int) -> pd.DataFrame:
    """`assessments/verified_basis_count` of a year."""
    code = view.instrument.id
    return reads.query("assessments/verified_basis_count", instrument=code, year=year, **_item_ids(code))


def item_gaps(view: View, subjects: list[str] | None = None) -> pd.DataFrame:
    """`scores/item_gap_per_city` of the year and version shown; of these subjects alone where some are named."""
    instrument = view.instrument
    withholding.check_single(instrument)
    asked = {"instrument": instrument.id, "version": instrument.version, "year": view.year, "subjects": subjects}
    items = [item.id for item in instrument.items] if view.is_verified_only else None
    return reads.query(
        "scores/item_gap_per_city", **asked, variant=view.scored_as, items=items, **item_answers(instrument)
    )


def weights(view: View, group: pd.DataFrame | None = None) -> dict[str, int] | None:
    """People by area code where they weigh in the city's values, or those of a group (its rows of `per_group`).

    None where everybody counts one.
    """
    rows = per_group(view, "city") if group is None else group
    if set(rows["weighting"]) != {"population"}:
        return None
    people = reads.query("areas/population_per_area", year=view.year)
    return {str(code): int(n) for code, n in zip(people["area_code"], people["population_people"], strict=True)}


def _asked(view: View, year: int | None = None) -> dict[str, Any]:
    instrument: Instrument = view.instrument
    return {
        "instrument": instrument.id,
        "kind": instrument.subject,
        "year": year or view.year,
        "variant": view.scored_as,
    }


def _item_ids(instrument_id: str) -> dict[str, list[Any]]:
    """Every version that is here and can be used, and the ids of its items in the order of the answers."""
    versions, items = [], []
    for ref in available():
        if ref.id == instrument_id:
            with suppress(SiperiError):
                items.append([item.id for item in load(ref.id, ref.version).items])
                versions.append(ref.version)
    return {"versions": versions, "items": items}
