"""How areas stand by the minimum service standard: each service, the sub-affair, outputs, quality and money.

From rows of `spm/figure_per_area`; what is not reported is not zero. No reading, no words, no drawing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.spm import Achievement, Count, achievement, mean_of_services
from siperi_geo.spm import Service, Standard

Rows = list[dict[Any, Any]]


@dataclass(frozen=True, slots=True)
class Figure:
    """A line of an area: the sums, those of months and quarters where all know them, and where they are from."""

    count: Count
    months: tuple[int | None, ...] | None = None
    quarters: tuple[int | None, ...] | None = None
    unreported: int = 0  # the target of rows that do not say what was reached
    kelurahan_count: int = 0
    hazard_count: int = 0
    is_of_city: bool = False
    in_kelurahan: Count | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """One area: how far each service is met, and every figure by measure and line."""

    area_code: str
    area_name: str
    kecamatan_name: str | None
    services: Mapping[str, Achievement]
    index: Fraction | None
    figures: Mapping[tuple[str, str], Figure] = field(default_factory=dict)

    def figure(self, measure: str, line: str) -> Figure | None:
        """A figure of the area; None where none is stored."""
        return self.figures.get((measure, line))


def standings(
    standard: Standard, rows: pd.DataFrame, city: pd.DataFrame, *, no_target_is_full: bool = False
) -> tuple[Standing, ...]:
    """A standing per area of `rows` (`spm/figure_per_area` of a level); `city` are the same of the city.

    Where an area has no quality of its own, that of the city holds for it: documents and centres serve all of it.
    """
    whole = _figures(city.to_dict("records"))
    found = []
    for code, of_area in rows.groupby("area_code", sort=True):
        figures = _figures(of_area.to_dict("records"))
        services = {
            one.id: achievement(
                standard,
                count_of(figures, "recipients", one.id),
                quality_of(standard, one, figures) or quality_of(standard, one, whole),
                no_target_is_full=no_target_is_full,
            )
            for one in standard.services
        }
        first = of_area.iloc[0]
        kecamatan = None if is_missing(first["kecamatan_name"]) else str(first["kecamatan_name"])
        index = mean_of_services(services.values())
        found.append(Standing(str(code), str(first["area_name"]), kecamatan, services, index, figures))
    return tuple(found)


def nothing(standard: Standard) -> Standing:
    """The standing of an area without a figure."""
    return Standing("", "", None, {one.id: achievement(standard, None, None) for one in standard.services}, None)


def count_of(figures: Mapping[tuple[str, str], Figure], measure: str, line: str) -> Count | None:
    """The count of a figure; None where none is stored."""
    found = figures.get((measure, line))
    return None if found is None else found.count


def quality_of(standard: Standard, service: Service, figures: Mapping[tuple[str, str], Figure]) -> Count | None:
    """The points of a service: those given for it as a whole, else the sum over its items; None without any."""
    if whole := count_of(figures, "quality", service.id):
        return whole
    return total(figures, "quality", standard.lines_of(service))


def budget_of(service: Service, figures: Mapping[tuple[str, str], Figure]) -> Count | None:
    """The money of a service: given for it as a whole, else the sum over its sub-activities; None without any."""
    if whole := count_of(figures, "budget", service.id):
        return whole
    return total(figures, "budget", {sub.id for sub in service.sub_activities})


def total(figures: Mapping[tuple[str, str], Figure], measure: str, lines: Iterable[str]) -> Count | None:
    """The sum over lines of a measure; None where none of them is stored."""
    found = [figures[measure, line].count for line in sorted(lines) if (measure, line) in figures]
    return sum(found[1:], found[0]) if found else None


def _figures(rows: Rows) -> dict[tuple[str, str], Figure]:
    return {(str(row["measure"]), str(row["line"])): _figure(row) for row in rows}


def _figure(row: Mapping[Any, Any]) -> Figure:
    target, realised = int(row["target"]), _whole(row["realised"])
    inside = _whole(row["kelurahan_target"])
    return Figure(
        count=Count(target, realised),
        months=_periods(row["months"]),
        quarters=_periods(row["quarters"]),
        unreported=target - int(row["reported_target"]),
        kelurahan_count=int(row["kelurahan_count"]),
        hazard_count=int(row["hazard_count"]),
        is_of_city=bool(row["is_of_city"]),
        in_kelurahan=None if inside is None else Count(inside, _whole(row["kelurahan_realised"])),
    )


def _whole(value: Any) -> int | None:
    return None if is_missing(value) else int(value)


def _periods(value: Any) -> tuple[int | None, ...] | None:
    """A list of the store; one with gaps comes as an array with a mask."""
    if not hasattr(value, "tolist"):
        return None
    return tuple(None if is_missing(one) else int(one) for one in value.tolist())
