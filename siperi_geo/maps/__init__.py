"""Maps: data in, a folium map out that draws without internet. It fetches nothing and knows no instrument.

    base = BaseMap(...)                      # constant: land, kecamatan lines, names, notes
    view = MapView(shapes, facts, paints)    # changes: colour and tooltip per area, the selected area
    base_map(base, view.paints, leaflet_url), layers(view)

A page hands both to `ui.map_view.show`. Every text is escaped in `payload`, and nowhere else.
"""

from siperi_geo.maps.change import change_facts, change_paints
from siperi_geo.maps.draw import OfflineMap, base_map, layers
from siperi_geo.maps.land import fitted_land
from siperi_geo.maps.legend import LegendEntry, chosen_html, ground, legend, legend_html
from siperi_geo.maps.model import NO_DATA, BaseMap, Facts, Geometry, MapView, Paint, Shape
from siperi_geo.maps.payload import feature_collection, safe
from siperi_geo.maps.scores import (
    NOT_ASSESSABLE,
    WITHHELD,
    family_count,
    paint_key,
    score_facts,
    score_paints,
    withheld_paint,
    withheld_words,
)

__all__ = [
    "NOT_ASSESSABLE",
    "NO_DATA",
    "WITHHELD",
    "BaseMap",
    "Facts",
    "Geometry",
    "LegendEntry",
    "MapView",
    "OfflineMap",
    "Paint",
    "Shape",
    "base_map",
    "change_facts",
    "change_paints",
    "chosen_html",
    "family_count",
    "feature_collection",
    "fitted_land",
    "ground",
    "layers",
    "legend",
    "legend_html",
    "paint_key",
    "safe",
    "score_facts",
    "score_paints",
    "withheld_paint",
    "withheld_words",
]
