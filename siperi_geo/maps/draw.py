"""From the models to folium objects that need nothing but Leaflet, which the caller serves itself.

No branca colormap, Choropleth, Icon or Popup: each would pull d3, jQuery or fonts from the internet.
"""

from pathlib import Path
from typing import Any

import folium
from folium.template import Template

from siperi_geo import palette
from siperi_geo.maps.model import BaseMap, MapView, Paint
from siperi_geo.maps.payload import base_settings, bounds, feature_collection, outline, pattern_id, patterns

HERE = Path(__file__).parent
CODE = (HERE / "base.js").read_text(encoding="utf-8")
STYLES = (
    (HERE / "map.css")
    .read_text(encoding="utf-8")
    .replace("SEA", palette.SEA)
    .replace("INK", palette.INK)
    .replace("EXAMPLE", palette.EXAMPLE)
)


class OfflineMap(folium.Map):  # type: ignore[misc]
    """A folium map whose only outside files are `leaflet.js` and `leaflet.css` in the folder `leaflet_url`."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>{{ this.styles }}</style>{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
            <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>
            {%- for pattern in this.patterns %}
            <pattern id="{{ pattern.id }}" patternUnits="userSpaceOnUse" width="7" height="7"
             patternTransform="rotate({{ pattern.angle }})">
             <rect width="7" height="7" fill="{{ pattern.ground }}"/>
             {%- if pattern.dotted %}<circle cx="3.5" cy="3.5" r="1.5" fill="{{ pattern.line }}"/>
             {%- else %}<rect width="2.4" height="7" fill="{{ pattern.line }}"/>{% endif %}</pattern>
            {%- endfor %}</defs></svg>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            ({{ this.code }})({{ this.get_name() }}, {{ this.settings|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, base: BaseMap, paints: dict[str, Paint], leaflet_url: str) -> None:
        super().__init__(location=bounds(base)[0], tiles=None, zoom_control=False, zoom_snap=0.25, zoom_start=11)
        self.default_js = [("leaflet", f"{leaflet_url}/leaflet.js")]
        self.default_css = [("leaflet_css", f"{leaflet_url}/leaflet.css")]
        self.styles = STYLES
        self.code = CODE
        self.settings = base_settings(base)
        self.patterns = patterns(paints)


def base_map(base: BaseMap, paints: dict[str, Paint], leaflet_url: str) -> OfflineMap:
    """The constant part: sea, land, kecamatan lines, names, scale, notes, watermark, hatch patterns."""
    return OfflineMap(base, paints, leaflet_url)


def layers(view: MapView) -> folium.FeatureGroup:
    """The changing part: coloured areas with tooltips, and a line around the selected one."""
    group = folium.FeatureGroup(name="areas", control=False)
    if not view.shapes:
        return group
    tip = folium.GeoJsonTooltip(["tip"], labels=False, class_name="siperi-tip")
    folium.GeoJson(
        feature_collection(view),
        style_function=lambda feature: _style(view.paints[feature["properties"]["paint"]], feature),
        highlight_function=lambda _: {"weight": 2.5, "color": palette.KECAMATAN_LINE},
        smooth_factor=0,
        tooltip=tip,
    ).add_to(group)
    for shape in view.shapes:
        if shape.area_code == view.selected:
            folium.GeoJson(
                outline(shape),
                style_function=lambda _: {"fill": False, "color": palette.SELECTED, "weight": 4},
                smooth_factor=0,
                interactive=False,
                pane="chosen",
            ).add_to(group)
    return group


def _style(paint: Paint, feature: dict[str, Any]) -> dict[str, Any]:
    fill = f"url(#{pattern_id(feature['properties']['paint'])})" if paint.hatch else paint.fill
    border = palette.SUPPRESSED_DOTS if paint.is_dotted else palette.OUTLINE  # white on white shows none
    return {"fillColor": fill, "fillOpacity": 1, "color": border, "weight": 1}
