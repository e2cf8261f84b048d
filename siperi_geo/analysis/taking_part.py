"""How many of those registered handed in a form, per area: filled ÷ registered, and which means are thin for it.

Counts first, then the share; where nobody knows how many are registered there is no share. What may be counted
of families is decided in `withheld`, before anything comes here.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.thin import is_thin

Row = Mapping[Hashable, Any]
Step = Literal["withheld", "unknown", "nobody", "none", "under_half", "half", "most", "all"]
STEPS: tuple[Step, ...] = ("none", "under_half", "half", "most", "all")
"""Steps of the share filled, lowest first: 0 · below 50 % · from 50 % · from 75 % · 100 %."""


@dataclass(frozen=True, slots=True)
class TakingPart:
    """Of one area: registered, filled, could be assessed; None is not known, or not said (`is_withheld`)."""

    area_code: str
    area_name: str
    kecamatan_name: str
    registered: int | None
    filled: int | None
    scored: int | None
    is_withheld: bool = False

    @property
    def share_pct(self) -> int | None:
        """filled ÷ registered in whole per cent, cut and never rounded up: 100 is written for all alone."""
        if not self.registered or self.filled is None:
            return None
        return min(100, 100 * self.filled // self.registered)

    @property
    def is_thin(self) -> bool:
        """Whether the area's mean is of fewer than half of those registered (`thin`)."""
        return bool(self.registered) and is_thin(self.scored or 0, self.registered or 0)

    @property
    def step(self) -> Step:
        """The step of the share, or why there is none: withheld, registered not known, nobody registered."""
        if self.is_withheld:
            return "withheld"
        if self.registered is None or self.filled is None:
            return "unknown"
        if not self.registered:
            return "nobody"
        return _step(self.filled, self.registered)


def _step(filled: int, registered: int) -> Step:
    if not filled:
        return "none"
    if filled >= registered:
        return "all"
    if 4 * filled >= 3 * registered:
        return "most"
    return "half" if 2 * filled >= registered else "under_half"


def of_rows(rows: pd.DataFrame) -> list[TakingPart]:
    """From `participation/count_per_area`, or rows of families with the same columns and `is_withheld`."""
    return [
        TakingPart(
            str(row["area_code"]),
            str(row["area_name"]),
            "" if is_missing(row["kecamatan_name"]) else str(row["kecamatan_name"]),
            registered=_count(row["registered_count"]),
            filled=_count(row["filled_count"]),
            scored=_count(row["scored_count"]),
            is_withheld=bool(row.get("is_withheld", False)),
        )
        for row in rows.to_dict("records")
    ]


def families(means: pd.DataFrame, registered: Mapping[str, float], codes: Mapping[str, list[str]]) -> pd.DataFrame:
    """Rows of families as they may be shown (`results.per_group`) with how many are registered in their kelurahan.

    `registered`: by kelurahan what may be told; `codes`: of each area the kelurahan in it. An area has a number
    only where each of its kelurahan may be told: else the missing one could be worked out, or the share would be
    wrong. A list with fewer than handed in a form does not say of how many they are.
    """
    told = {area: _told([registered.get(code) for code in inside]) for area, inside in codes.items()}
    registered_count = pd.Series([told.get(str(code)) for code in means["area_code"]], means.index, dtype=float)
    is_whole = ~(means["form_count"].astype(float) > registered_count)
    return means.assign(registered_count=registered_count.where(is_whole), filled_count=means["form_count"])


def _told(counts: list[float | None]) -> float | None:
    known = [one for one in counts if one is not None and not is_missing(one)]
    return sum(known) if counts and len(known) == len(counts) else None


def _count(value: Any) -> int | None:
    return None if is_missing(value) else int(value)
