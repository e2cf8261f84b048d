"""Which names of a file were taken for which areas: the list that a person checks, since a name proves nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from siperi_geo.areas import Area
from siperi_geo.boundaries.report import AreaMatch, BoundaryReport
from siperi_geo.text import t

COLUMNS = ("in_file", "area", "area_code", "kecamatan", "how", "confidence")


@dataclass(frozen=True, slots=True)
class Pair:
    """A name in a file and the area it was taken for; `how`: exact, spelling, initials or fuzzy."""

    name: str
    code: str
    area: str
    kecamatan: str | None
    how: str
    confidence_pct: int

    @property
    def is_exact(self) -> bool:
        """Whether the name is the area's own and nothing else claims it."""
        return self.how == "exact" and self.confidence_pct == 100

    def cells(self) -> tuple[str, ...]:
        """What a reader sees of it, in the order of COLUMNS."""
        how = t(f"boundaries.how.{self.how}")
        return self.name, self.area, self.code, self.kecamatan or "–", how, f"{self.confidence_pct} %"

    def as_dict(self) -> dict[str, Any]:
        """The shape that commands print as JSON."""
        return asdict(self)


def named_pairs(report: BoundaryReport, areas: Sequence[Area]) -> list[Pair]:
    """Every pair that rests on a name and not on a code, the least certain first; `areas` holds kecamatan too."""
    known = {area.code: area for area in areas}
    found = [_pair(match, known) for match in report.matches if match.how != "code"]
    return sorted(found, key=lambda one: (one.is_exact, one.confidence_pct, one.area))


def headings() -> list[str]:
    """The words over COLUMNS."""
    return [t(f"boundaries.pair.{column}") for column in COLUMNS]


def _pair(match: AreaMatch, known: dict[str, Area]) -> Pair:
    area = known[match.code]
    above = known.get(area.parent_code or "")
    kecamatan = above.name if above and above.level == "kecamatan" else None
    return Pair(match.name, match.code, area.name, kecamatan, match.how, match.confidence_pct)
