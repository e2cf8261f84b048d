"""How areas stand by the minimum service standard, read once for everybody until the next write."""

from siperi_geo.analysis.spm_standing import Standing, nothing, standings
from siperi_geo.registers.spm import source_name
from siperi_geo.spm import standard
from siperi_geo.ui import kept, reads
from siperi_geo.ui.spm_choice import SpmView

CITY = "city"


def of_level(view: SpmView, level: str, *, year: int | None = None) -> tuple[Standing, ...]:
    """Every area of a level with a figure in the year shown, or in another."""
    asked = (year or view.year, level, view.hazard, view.no_target_is_full)
    return kept.by(lambda: _made(*asked), "spm standings", *asked)


def standing_in(year: int, level: str) -> tuple[Standing, ...]:
    """Every area of a level with a figure in a year, all hazards together, for what is not of the page itself."""
    asked = (year, level, None, False)
    return kept.by(lambda: _made(*asked), "spm standings", *asked)


def city(view: SpmView, *, year: int | None = None) -> Standing:
    """The city; without a figure of this hazard it stands with none."""
    found = of_level(view, CITY, year=year)
    return found[0] if found else nothing(standard())


def sources(year: int) -> tuple[str, ...]:
    """Where the figures of a year are from."""
    rows = reads.query("spm/year_list")
    return tuple(source_name(str(one)) for found in rows.loc[rows["year"] == year, "sources"] for one in found)


def is_example() -> bool:
    """Whether the figures are made up: never some of them alone."""
    return reads.example_figures() is not None


def _made(year: int, level: str, hazard: str | None, no_target_is_full: bool) -> tuple[Standing, ...]:
    rows = reads.query("spm/figure_per_area", year=year, level=level, hazard=hazard)
    whole = rows if level == CITY else reads.query("spm/figure_per_area", year=year, level=CITY, hazard=hazard)
    return standings(standard(), rows, whole, no_target_is_full=no_target_is_full)
