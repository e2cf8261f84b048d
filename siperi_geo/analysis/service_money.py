"""The three services of the SPM where scores and money meet: each is a kegiatan of the budget. It reads nothing.

Beside each other: how far the parts that its lines can close are from 100 in the city, people not served, what the
office reports of its budget, and what the action plan holds. No sum of these is made: they are not of one kind.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from siperi_geo.analysis.needs import FULL, Facts
from siperi_geo.analysis.spm import Count
from siperi_geo.programmes import Catalogue


@dataclass(frozen=True, slots=True)
class ServiceMoney:
    """One kegiatan: points to 100 (None: not known), people not served, the office's budget, money planned."""

    activity: str
    service: str
    gap: float | None
    not_served: int | None
    budget: Count | None
    planned: Mapping[int, int]


def service_money(
    catalogue: Catalogue,
    city: Facts,
    budgets: Mapping[str, Count | None],
    planned: Mapping[int, Mapping[str, int]],
) -> tuple[ServiceMoney, ...]:
    """A row per service; `city` are facts of the city alone, `planned` rupiah by year and line code."""
    found = []
    for one in catalogue.activities:
        if one.service is None:
            continue
        lines = [line for line in catalogue.lines if catalogue.service_of(line) == one.service]
        gap, short = city.gap(*lines), city.not_served.get(one.service, city.nothing())
        money = {year: sum(n for code, n in of.items() if _serves(catalogue, code, one.service))
                 for year, of in planned.items()}  # fmt: skip
        found.append(
            ServiceMoney(
                activity=one.code,
                service=one.service,
                gap=None if not gap.size or np.isnan(gap[0]) else float(gap[0]) * FULL,
                not_served=None if not short.size or np.isnan(short[0]) else int(short[0]),
                budget=budgets.get(one.service),
                planned=money,
            )
        )
    return tuple(found)


def _serves(catalogue: Catalogue, code: str, service: str) -> bool:
    return any(line.code == code and catalogue.service_of(line) == service for line in catalogue.lines)
