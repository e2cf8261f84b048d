"""The second year of a comparison: a widget beside the filters, bound to the address as `?tahun_awal=`."""

from siperi_geo.text import t
from siperi_geo.ui import choices, verified
from siperi_geo.ui.view import View

YEAR_BEFORE = "tahun_awal"


def pick_year_before(view: View) -> int | None:
    """The earlier year to compare with, the nearest one at first; None when there is no earlier year.

    It is said of it, as of the year shown, how many of its forms are verified.
    """
    earlier = [year for year in view.years if year < view.year]
    if not earlier:
        return None
    with view.row:
        year = choices.segments(YEAR_BEFORE, t("change.year_before"), earlier, max(earlier))
    verified.say(view, year)
    return year
