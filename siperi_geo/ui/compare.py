"""The second year of a comparison: a widget beside the filters, bound to the address as `?tahun_awal=`."""

from siperi_geo.text import t
from siperi_geo.ui import choices
from siperi_geo.ui.view import View

YEAR_BEFORE = "tahun_awal"


def pick_year_before(view: View) -> int | None:
    """The earlier year to compare with, the nearest one at first; None when there is no earlier year."""
    earlier = [year for year in view.years if year < view.year]
    if not earlier:
        return None
    with view.row:
        return choices.segments(YEAR_BEFORE, t("change.year_before"), earlier, max(earlier))
