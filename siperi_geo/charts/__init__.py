"""Charts: plotly figures that draw without internet, each with a title that says the finding, alt text and source.

Every chart function takes values from `analysis` and gives a `Chart`. It fetches nothing, computes no result,
and draws no maps (see `maps`): plotly's geographic traces stay blank without internet.
"""

from siperi_geo.charts.base import CONFIG, NO_DATA, NOT_ASSESSABLE, About, Chart, Hatch, Key
from siperi_geo.charts.budget import budget_curve
from siperi_geo.charts.city import class_counts, standings
from siperi_geo.charts.gaps import missed_items, node_scores
from siperi_geo.charts.heat import gap_matrix
from siperi_geo.charts.intervals import intervals
from siperi_geo.charts.levels import Pair, Words, levels
from siperi_geo.charts.movements import movements
from siperi_geo.charts.parts import Finding, parts
from siperi_geo.charts.slope import slope
from siperi_geo.charts.strips import Strip, strips
from siperi_geo.charts.trend import trend
from siperi_geo.charts.years import Line, over_years

__all__ = [
    "CONFIG",
    "NOT_ASSESSABLE",
    "NO_DATA",
    "About",
    "Chart",
    "Finding",
    "Hatch",
    "Key",
    "Line",
    "Pair",
    "Strip",
    "Words",
    "budget_curve",
    "class_counts",
    "gap_matrix",
    "intervals",
    "levels",
    "missed_items",
    "movements",
    "node_scores",
    "over_years",
    "parts",
    "slope",
    "standings",
    "strips",
    "trend",
]
