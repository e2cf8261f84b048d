"""The rows behind the page of change: of whoever fills in the form, of the areas shown, of those above them.

It reads and puts together; what is compared with what is decided in `analysis`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from siperi_geo.analysis import change, change_groups
from siperi_geo.areas import full_name
from siperi_geo.ui import change_scores, reads, results
from siperi_geo.ui.compare import Pair
from siperi_geo.ui.view import View

GROUP = {"kelurahan": "area_code", "kecamatan": "kecamatan_code"}
Weights = Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Rows:
    """`areas` are those of the level shown, `above` the city and its kecamatan, `subjects` None where private."""

    areas: pd.DataFrame
    above: pd.DataFrame
    subjects: pd.DataFrame | None

    @property
    def city(self) -> pd.DataFrame:
        """The one row of the city."""
        return self.above.head(1)

    def of(self, code: str | None) -> pd.DataFrame:
        """The one row of an area of any level; None: of the city."""
        found = [rows[rows["area_code"] == code] for rows in (self.areas, self.above)]
        return next((rows.head(1) for rows in found if len(rows)), self.city)


def named(row: pd.DataFrame) -> tuple[str, str]:
    """The code of the one area of a row, and its name with its level."""
    code = str(row["area_code"].iloc[0])
    return code, full_name(code, str(row["area_name"].iloc[0]))


def of(pair: Pair) -> Rows:
    """All rows of two years, by the chosen method, of everybody or of the same respondents."""
    return pair.kept(lambda: _of(pair), "rows")


def of_subjects(pair: Pair) -> pd.DataFrame:
    """Both years of whoever fills in the form, by the chosen method."""
    return pair.kept(lambda: change.compare(*change_scores.sides(pair)), "subjects")


def _of(pair: Pair) -> Rows:
    view = pair.view
    subjects = None if view.instrument.is_private else view.marked(of_subjects(pair))
    above = pd.concat([_groups(pair, level, subjects) for level in _above(view)], ignore_index=True)
    above = above.drop(columns="kecamatan_name", errors="ignore")  # they are these themselves
    areas = subjects if view.is_own and subjects is not None else view.marked(_groups(pair, view.level, subjects))
    return Rows(areas, view.marked(above), subjects)


def _above(view: View) -> tuple[str, ...]:
    return ("city",) if view.level == "kecamatan" else ("city", "kecamatan")


def _groups(pair: Pair, level: str, subjects: pd.DataFrame | None) -> pd.DataFrame:
    view, node = pair.view, pair.view.node
    before, after = (results.per_group(pair.side(n), level) for n in (0, 1))
    is_published = pair.method.instrument is None and not (pair.is_same and pair.method.is_comparable)
    if is_published or subjects is None:
        one = pair.method.is_one_version
        return change_groups.published(view.instrument, node, before, after, is_one_version=one)
    inside = with_groups(subjects, level, str(after["area_code"].iloc[0]))
    areas = after.drop_duplicates("area_code")
    instrument = pair.method.instrument or view.instrument
    weighed = weights(pair, level, inside)
    return change_groups.of_subjects(instrument, node, areas, inside, weighed, is_same=pair.is_same)


def with_groups(subjects: pd.DataFrame, level: str, city: str) -> pd.DataFrame:
    """Subjects with the code of the area of a level that they are in."""
    return subjects.assign(group_code=subjects[GROUP[level]] if level in GROUP else city)


def weights(pair: Pair, level: str, inside: pd.DataFrame) -> Weights:
    """What each weighs in the published value of its group before and after: its people where people weigh."""
    sides = [_weights(pair.side(n), level, inside) for n in (0, 1)]
    return {one: (sides[0][one], sides[1][one]) for one in inside["subject_id"].astype(str)}


def _weights(view: View, level: str, inside: pd.DataFrame) -> dict[str, int]:
    rows = results.per_group(view, level)
    by_people = set(rows.loc[rows["weighting"] == "population", "area_code"])
    people = reads.query("areas/population_per_area", year=view.year) if by_people else pd.DataFrame()
    counts = dict(zip(people["area_code"], people["population_people"], strict=True)) if by_people else {}
    return {
        str(row["subject_id"]): int(counts.get(row["area_code"], 1)) if row["group_code"] in by_people else 1
        for row in inside[["subject_id", "area_code", "group_code"]].to_dict("records")
    }
