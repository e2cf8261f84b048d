"""Boundary files: read, checked, imported, shown; the schematic default; official sources on the internet.

Nothing is guessed silently: every repair and every assumption stands in the report.
"""

from siperi_geo.boundaries.builtin import base_layer, builtin_areas, builtin_city
from siperi_geo.boundaries.check import check_file
from siperi_geo.boundaries.city import City
from siperi_geo.boundaries.contiguity import neighbours
from siperi_geo.boundaries.display import DisplayArea, display_layer, label_points
from siperi_geo.boundaries.download import Limits
from siperi_geo.boundaries.fetch import OnlineSource, fetch, online_sources
from siperi_geo.boundaries.first_start import ensure_builtin
from siperi_geo.boundaries.kinds import layer_kind
from siperi_geo.boundaries.locate import PointLocator, locator
from siperi_geo.boundaries.overlay import Overlaid, overlay
from siperi_geo.boundaries.pairs import Pair, headings, named_pairs
from siperi_geo.boundaries.report import AreaMatch, BoundaryReport, LeftOut
from siperi_geo.boundaries.sets import (
    BoundarySet,
    active_set,
    find_set,
    import_file,
    list_sets,
    stored_areas,
    use_set,
)
from siperi_geo.boundaries.spread import points_in
from siperi_geo.boundaries.thematic import Attributes, attributes
from siperi_geo.boundaries.zonal import Statistic, Zonal, zonal
from siperi_geo.boundaries.zones import Zones, active_zones

__all__ = [
    "AreaMatch",
    "Attributes",
    "BoundaryReport",
    "BoundarySet",
    "City",
    "DisplayArea",
    "LeftOut",
    "Limits",
    "OnlineSource",
    "Overlaid",
    "Pair",
    "PointLocator",
    "Statistic",
    "Zonal",
    "Zones",
    "active_set",
    "active_zones",
    "attributes",
    "base_layer",
    "builtin_areas",
    "builtin_city",
    "check_file",
    "display_layer",
    "ensure_builtin",
    "fetch",
    "find_set",
    "headings",
    "import_file",
    "label_points",
    "layer_kind",
    "list_sets",
    "locator",
    "named_pairs",
    "neighbours",
    "online_sources",
    "overlay",
    "points_in",
    "stored_areas",
    "use_set",
    "zonal",
]
