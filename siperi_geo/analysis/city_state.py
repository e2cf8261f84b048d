"""Where the city stands by every instrument in one year: value, class, target, change, who took part, how checked.

Instruments have scales of their own and are never averaged. Counts of families are as published (`withheld`).
"""

from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis.change_groups import published
from siperi_geo.analysis.classing import band_of
from siperi_geo.analysis.erat_figures import Summary, is_published
from siperi_geo.analysis.exact import is_missing, micro, whole
from siperi_geo.analysis.overview import Headline
from siperi_geo.instruments import Instrument


@dataclass(frozen=True, slots=True)
class CityState:
    """One instrument in one year. `head` is None without scores; `last_year`: the newest year before with some.

    `change` is that of the published value since `before`, None where the two cannot be compared; verified and
    evidence shares are of the real forms, None where there are none or these forms are not checked one by one.
    """

    instrument: Instrument
    year: int
    head: Headline | None
    target: float | None = None
    before: int | None = None
    change: float | None = None
    verified_pct: float | None = None
    evidence_pct: float | None = None
    last_year: int | None = None

    @property
    def missing(self) -> float | None:
        """How far the value is below the target, in millionths exactly; 0 once it is reached, None without one."""
        index = None if self.head is None else micro(self.head.index)
        aim = micro(self.target)
        return None if index is None or aim is None else whole(max(aim - index, 0))


def change_of_city(
    instrument: Instrument, before: pd.DataFrame, now: pd.DataFrame, versions: set[str]
) -> float | None:
    """The change of the city's published index, from `scores/score_per_group` of two years; may be None."""
    if before.empty or now.empty:
        return None
    rows = published(instrument, instrument.root.id, before, now, is_one_version=len(versions) == 1)
    found = rows["change_value"].tolist()
    return None if not found or is_missing(found[0]) else float(found[0])


def share(part: int, all_of: int) -> float | None:
    """Per cent, None of nothing."""
    return 100 * part / all_of if all_of else None


def headline_of_units(found: Summary) -> Headline:
    """The headline of an instrument that respondents answer for units: a unit counts with enough of them."""
    figure = found.figures[found.instrument.root.id]
    return Headline(
        index=figure.value,
        score=figure.value,
        band=band_of(found.instrument, {"index_value": figure.value}),
        weighting="mean",
        area_count=len(found.units),
        filled_count=sum(unit.forms > 0 for unit in found.units),
        scored_count=sum(is_published(unit) for unit in found.units),
        example_count=sum(unit.forms > 0 for unit in found.units) if found.is_example else 0,
        coverage_pct=None,
        versions=(found.instrument.version,),
    )
