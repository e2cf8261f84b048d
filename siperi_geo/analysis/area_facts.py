"""Facts of areas from rows of the store: of a kecamatan or the city what its kelurahan add up to. Own design.

People are those of all kelurahan, or not known; hazard is the mean of the known ones where at least half are
known. It reads nothing and ranks nothing.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.needs import Place, Values

HIGHEST = 3  # class of a hazard


def places(areas: pd.DataFrame, level: str) -> tuple[Place, ...]:
    """The areas of a level from `areas/area_list`, by code; of each the kecamatan it is in (itself, above)."""
    names = dict(zip(areas["area_code"].astype(str), areas["name"].astype(str), strict=True))
    of_level = areas[areas["level"] == level]
    found = []
    for code, above in zip(of_level["area_code"].astype(str), of_level["parent_code"], strict=True):
        kecamatan = str(above) if level == "kelurahan" and not is_missing(above) else code
        found.append(Place(code, names[code], kecamatan, names.get(kecamatan, "")))
    return tuple(found)


def inside(areas: pd.DataFrame, of: Sequence[Place]) -> list[list[str]]:
    """The kelurahan of each place; a kelurahan is its own."""
    codes = [str(code) for code in areas.loc[areas["level"] == "kelurahan", "area_code"]]
    return [[code for code in codes if f"{code}.".startswith(f"{one.area_code}.")] for one in of]


def column(values: Mapping[str, float | None], of: Sequence[Place]) -> Values:
    """One value per place by area code; NaN where there is none."""
    known = [values.get(one.area_code) for one in of]
    return np.array([np.nan if is_missing(one) else float(one) for one in known], dtype=float)  # type: ignore[arg-type]


def people(known: Mapping[str, int], members: Sequence[Sequence[str]]) -> Values:
    """The people of all kelurahan of each place; NaN where one of them is not known."""
    sums = [sum(known[one] for one in some) if some and set(some) <= known.keys() else None for some in members]
    return np.array([np.nan if one is None else one for one in sums], dtype=float)


def hazard(rows: pd.DataFrame, members: Sequence[Sequence[str]]) -> Values:
    """The highest class of each place ÷ 3, from `hazards/hazard_per_area`; NaN where too few have a class."""
    classes = rows.dropna(subset="level").groupby("area_code")["level"].max()
    highest = {str(code): float(level) / HIGHEST for code, level in classes.items()}
    return share_of_known(highest, members)


def highest_hazards(
    rows: pd.DataFrame, members: Sequence[Sequence[str]], name: Callable[[str], str]
) -> tuple[str, ...]:
    """Which hazards of a kelurahan have its highest class, by name; nothing for larger places."""
    known = rows.dropna(subset="level")
    top = known[known["level"] == known.groupby("area_code")["level"].transform("max")]
    found = {str(code): ", ".join(sorted(map(name, some["hazard"]))) for code, some in top.groupby("area_code")}
    return tuple(found.get(some[0], "") if len(some) == 1 else "" for some in members)


def vulnerability(rows: pd.DataFrame, members: Sequence[Sequence[str]], indexes: Collection[str]) -> Values:
    """0–1 of each place from `vulnerability/value_per_area`: the mean of the kinds that can be compared.

    Kinds are compared where every kelurahan that has any has them all: an index of a source (`indexes`) where one
    is recorded at all, else the shares that all have in common. A place is the mean as in `share_of_known`.
    """
    of_index = rows[rows["kind"].isin(list(indexes))]
    known = rows if of_index.empty else of_index
    table = known.pivot_table(index="area_code", columns="kind", values="value").dropna(axis="columns")
    means = table.mean(axis="columns").dropna()
    return share_of_known({str(code): float(value) for code, value in means.items()}, members)


def share_of_known(known: Mapping[str, float], members: Sequence[Sequence[str]]) -> Values:
    """The mean of the known kelurahan of each place; NaN where fewer than half of them are known."""
    found = [[known[one] for one in some if one in known] for some in members]
    enough = [bool(one) and 2 * len(one) >= len(some) for one, some in zip(found, members, strict=True)]
    return np.array([float(np.mean(one)) if is_it else np.nan for one, is_it in zip(found, enough, strict=True)])


def funded(rows: pd.DataFrame, of: Sequence[Place]) -> dict[str, Values]:
    """Rupiah by line of actions in each place or in what lies in it, from `plans/budget_per_line`; none is 0.

    An action for a whole kecamatan or the city is money of none of its kelurahan: nobody knows whose. Where an
    action has no budget yet, what the line gets there is not known.
    """
    found: dict[str, Values] = {}
    known = rows["budget_idr"].astype(float).mask(rows["unknown_count"] > 0)
    for code, line, budget in zip(rows["area_code"].astype(str), rows["line"], known, strict=True):
        money = found.setdefault(str(line), np.zeros(len(of)))
        money += [budget if f"{code}.".startswith(f"{one.area_code}.") else 0.0 for one in of]
    return found
