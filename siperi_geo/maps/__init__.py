"""Maps: data in, a folium map out that draws without internet. It fetches nothing and knows no instrument.

    base = BaseMap(...)                      # constant: land, kecamatan lines, names, notes
    view = MapView(shapes, facts, paints)    # changes: colour and tooltip per area, the selected area
    base_map(base, leaflet_url), layers(view)   # or layers(view, other) for two maps side by side

A page hands both to `ui.map_view.show`. Every text is escaped in `payload`, and nowhere else.
"""

from siperi_geo.maps.change import change_facts, change_paints
from siperi_geo.maps.clusters import cluster_facts, cluster_paints
from siperi_geo.maps.draw import OfflineMap, ReadyBase, base_map, layers, ready
from siperi_geo.maps.hatching import ground, thin_ground
from siperi_geo.maps.land import fitted_land
from siperi_geo.maps.legend import LegendEntry, chosen_html, legend, legend_html, legend_of_two
from siperi_geo.maps.model import NO_DATA, BaseMap, Facts, Geometry, LonLat, MapView, Mark, Paint, Shape
from siperi_geo.maps.needs import need_facts, need_paints
from siperi_geo.maps.participation import participation_facts, participation_paints
from siperi_geo.maps.payload import safe
from siperi_geo.maps.priorities import priority_facts, priority_paints
from siperi_geo.maps.reliability import (
    evidence_facts,
    evidence_paints,
    gap_facts,
    gap_paints,
    grade_facts,
    grade_paints,
)
from siperi_geo.maps.scores import (
    NOT_ASSESSABLE,
    WITHHELD,
    family_count,
    paint_key,
    row_is_thin,
    score_facts,
    score_paints,
    unit_facts,
    withheld_paint,
    withheld_words,
)
from siperi_geo.maps.spm import spm_facts, spm_paints
from siperi_geo.maps.uplift import standing_facts

__all__ = [
    "NOT_ASSESSABLE",
    "NO_DATA",
    "WITHHELD",
    "BaseMap",
    "Facts",
    "Geometry",
    "LegendEntry",
    "LonLat",
    "MapView",
    "Mark",
    "OfflineMap",
    "Paint",
    "ReadyBase",
    "Shape",
    "base_map",
    "change_facts",
    "change_paints",
    "chosen_html",
    "cluster_facts",
    "cluster_paints",
    "evidence_facts",
    "evidence_paints",
    "family_count",
    "fitted_land",
    "gap_facts",
    "gap_paints",
    "grade_facts",
    "grade_paints",
    "ground",
    "layers",
    "legend",
    "legend_html",
    "legend_of_two",
    "need_facts",
    "need_paints",
    "paint_key",
    "participation_facts",
    "participation_paints",
    "priority_facts",
    "priority_paints",
    "ready",
    "row_is_thin",
    "safe",
    "score_facts",
    "score_paints",
    "spm_facts",
    "spm_paints",
    "standing_facts",
    "thin_ground",
    "unit_facts",
    "withheld_paint",
    "withheld_words",
]
