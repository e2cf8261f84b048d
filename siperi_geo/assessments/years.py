"""Which years an assessment may have: the ones that the readers of forms understand, and no others."""

from siperi_geo.errors import SiperiError
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR


def is_year(year: int) -> bool:
    """Whether an assessment may be stored for this year (2000–2099)."""
    return FIRST_YEAR <= year <= LAST_YEAR


def valid_year(year: int) -> int:
    """The year itself when an assessment may have it; raises ASSESSMENT_YEAR_INVALID otherwise."""
    if not is_year(year):
        raise SiperiError("ASSESSMENT_YEAR_INVALID", year=year)
    return year
