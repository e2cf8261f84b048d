"""What a check found in a boundary file: counts, pairs, problems and the geometries that may be imported."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

from siperi_geo.errors import Problem, Where

SHOWN_PER_CODE = 20


@dataclass(frozen=True, slots=True)
class AreaMatch:
    """One feature and the area it was taken for. `how`: code, exact, spelling, initials or fuzzy."""

    row: int
    code: str
    name: str
    how: str
    confidence_pct: int


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A feature that is not imported: its row, name, attributes and the problem that says why."""

    row: int
    name: str
    problem: Problem
    properties: Mapping[str, Any]

    @property
    def code(self) -> str:
        return self.problem.code


@dataclass(frozen=True, slots=True)
class BoundaryReport:
    """The result of `check_file`. Geometries are keyed by area code, in longitude and latitude (CRS84)."""

    file: str
    sha256: str
    level: str
    city_code: str
    features: int
    matches: tuple[AreaMatch, ...]
    left_out: tuple[LeftOut, ...]
    unmatched: tuple[str, ...]
    duplicates: tuple[str, ...]
    problems: tuple[Problem, ...]
    geometries: Mapping[str, BaseGeometry]
    areas_km2: Mapping[str, float]

    @property
    def matched(self) -> int:
        return len({match.code for match in self.matches})

    @property
    def area_km2(self) -> float:
        """The sum of the matched areas, measured in UTM 51S."""
        return round(sum(self.areas_km2.values()), 4)

    @property
    def importable(self) -> bool:
        """Nothing needs a person first: no problem of severity error, and something to import."""
        return bool(self.geometries) and not any(problem.is_error for problem in self.problems)

    def as_dict(self, language: str = "id") -> dict[str, Any]:
        """The JSON of `siperi boundaries check`."""
        return {
            "level": self.level,
            "features": self.features,
            "matched": self.matched,
            "unmatched": list(self.unmatched),
            "duplicates": list(self.duplicates),
            "problems": [problem.as_dict(language) for problem in self.problems],
            "area_km2": self.area_km2,
            "importable": self.importable,
        }


def collapse(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """Errors first; of one code at most twenty, then one line that counts the rest of them."""
    ordered = sorted(problems, key=lambda p: (not p.is_error, p.code, p.where.row or 0))
    counts = Counter(problem.code for problem in ordered)
    kept: list[Problem] = []
    shown: Counter[str] = Counter()
    for problem in ordered:
        shown[problem.code] += 1
        if shown[problem.code] <= SHOWN_PER_CODE:
            kept.append(problem)
        elif shown[problem.code] == SHOWN_PER_CODE + 1:
            more = {"count": counts[problem.code] - SHOWN_PER_CODE, "of": problem.code}
            kept.append(Problem("BOUNDARY_MORE", Where(file=file), more))
    return tuple(kept)
