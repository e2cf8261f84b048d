"""A mean of families taken apart without a single one of them: the kelurahan behind it, withheld ones together.

The value is that of the query the other pages show (`scores/score_per_group`); this takes its sum apart. What is
withheld is decided in `withheld`.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import MICRO, is_missing, whole

COLUMNS = ("area_code", "area_name", "kecamatan_name", "family_count", "index_value", "total")


@dataclass(frozen=True, slots=True)
class FamilyMean:
    """value = total / count, over families that could be assessed; value is None where there are none.

    `parts`: a row per kelurahan of the group (COLUMNS, one without families has no value), after them one for all
    that are withheld, without code and name. `withheld_count` says how many these are.
    """

    parts: pd.DataFrame
    count: int
    total: float
    value: float | None
    withheld_count: int


def family_mean(group: Mapping[Hashable, Any], kelurahan: pd.DataFrame, least: int) -> FamilyMean:
    """From the row of a group that is shown, and the rows of the kelurahan in it, both of one node.

    Raises ValueError when the withheld ones together would be fewer than `least` families: they may not be shown.
    """
    count, total = _sum(group)
    shown = kelurahan[~kelurahan["is_withheld"].astype(bool)]
    sums = [_sum(row) for row in shown.to_dict("records")]
    totals = pd.Series([_shown_total(*one) for one in sums], shown.index, dtype=float)
    rows = shown.assign(family_count=[n for n, _ in sums], total=totals)
    parts = rows.reindex(columns=list(COLUMNS)).to_dict("records")
    hidden = len(kelurahan) - len(shown)
    if hidden:
        parts.append(_joint(count - sum(n for n, _ in sums), total - sum(one for _, one in sums), least))
    return FamilyMean(
        parts=pd.DataFrame(parts, columns=list(COLUMNS)),
        count=count,
        total=whole(total),
        value=None if is_missing(group["index_value"]) else float(group["index_value"]),
        withheld_count=hidden,
    )


def _joint(count: int, total: int, least: int) -> dict[Hashable, Any]:
    """What all withheld kelurahan have together."""
    if 0 < count < least:
        raise ValueError(f"the withheld kelurahan together have {count} families, fewer than {least}")
    value = whole(total) / count if count else None
    return {"family_count": count, "index_value": value, "total": _shown_total(count, total)}


def _shown_total(count: int, total: int) -> float:
    return whole(total if count else None)


def _sum(row: Mapping[Hashable, Any]) -> tuple[int, int]:
    """How many families a row counts, and the sum of their values in millionths, exact again."""
    count = int(row["scored_count"])
    return count, round(float(row["index_value"]) * count * MICRO) if count else 0
