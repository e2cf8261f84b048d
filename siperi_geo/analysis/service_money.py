"""The three services of the SPM where scores and money meet: each is a kegiatan of the budget. It reads nothing.

Beside each other: how far the parts that its lines can close are from 100 in the city, people not served, what the
office reports of its budget, and what the action plan holds. No sum of these is made: they are not of one kind.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from siperi_geo.analysis.needs import FULL, Facts
from siperi_geo.analysis.spm import Count
from siperi_geo.programmes import Catalogue


@dataclass(frozen=True, slots=True)
class Planned:
    """What the action plan holds: rupiah of the actions that have a budget, and how many have none."""

    idr: int = 0
    unknown_count: int = 0

    def __add__(self, other: "Planned") -> "Planned":
        return Planned(self.idr + other.idr, self.unknown_count + other.unknown_count)


@dataclass(frozen=True, slots=True)
class ServiceMoney:
    """One kegiatan: points to 100 (None: not known), people not served, the office's budget, money planned."""

    activity: str
    service: str
    gap: float | None
    not_served: int | None
    budget: Count | None
    planned: Mapping[int, Planned]


def service_money(
    catalogue: Catalogue,
    city: Facts,
    recipients: Mapping[str, Count | None],
    budgets: Mapping[str, Count | None],
    planned: Mapping[int, Mapping[str, Planned]],
) -> tuple[ServiceMoney, ...]:
    """A row per service; `city` are facts of the city alone, the counts of the hazard that is looked at.

    `planned` is by year and line code.
    """
    found = []
    for one in catalogue.activities:
        if one.service is None:
            continue
        lines = [line for line in catalogue.lines if catalogue.service_of(line) == one.service]
        gap, served = city.gap(*lines), recipients.get(one.service)
        codes = {line.code for line in lines}
        money = {year: _sum(plan for code, plan in of.items() if code in codes) for year, of in planned.items()}
        found.append(
            ServiceMoney(
                activity=one.code,
                service=one.service,
                gap=None if not gap.size or np.isnan(gap[0]) else float(gap[0]) * FULL,
                not_served=None if served is None else served.short,
                budget=budgets.get(one.service),
                planned=money,
            )
        )
    return tuple(found)


def _sum(plans: Iterable[Planned]) -> Planned:
    return sum(plans, Planned())
