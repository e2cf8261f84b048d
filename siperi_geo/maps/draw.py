"""From the models to folium objects that need nothing but Leaflet, which the caller serves itself.

No branca colormap, Choropleth, Icon or Popup: each would pull d3, jQuery or fonts from the internet. Shapes are
sent once, with the base; a layer is codes and colours, so that another year costs a few kilobytes to paint.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import folium
from branca.element import Element
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from siperi_geo import palette
from siperi_geo.maps.model import BaseMap, MapView
from siperi_geo.maps.payload import base_settings, bounds, painted

HERE = Path(__file__).parent
CODE = (HERE / "base.js").read_text(encoding="utf-8")
STYLES = (
    (HERE / "map.css")
    .read_text(encoding="utf-8")
    .replace("SEA", palette.SEA)
    .replace("INK", palette.INK)
    .replace("EXAMPLE", palette.EXAMPLE)
)
TWO = (HERE / "two.css").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class ReadyBase:
    """A base as it is sent: costly to write down, and the same for every reader until the boundaries change."""

    settings: str
    corner: list[float]
    panels: int


def ready(base: BaseMap) -> ReadyBase:
    """A base written down as JavaScript, inert in HTML."""
    return ReadyBase(str(htmlsafe_json_dumps(base_settings(base))), bounds(base)[0], base.panels)


class OfflineMap(folium.Map):  # type: ignore[misc]
    """A folium map whose only outside files are `leaflet.js` and `leaflet.css` in the folder `leaflet_url`."""

    _template = Template(
        """
        {% macro header(this, kwargs) %}<style>{{ this.styles }}</style>{% endmacro %}
        {% macro html(this, kwargs) %}
            <div class="folium-map" id={{ this.get_name()|tojson }} ></div>
            {%- if this.panels == 2 %}<div id="siperi-second"></div>{% endif %}
            <svg width="0" height="0" style="position:absolute" aria-hidden="true">
            <defs id="siperi-patterns"></defs></svg>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = L.map({{ this.get_name()|tojson }}, {{ this.options|tojavascript }});
            ({{ this.code }})({{ this.get_name() }}, {{ this.settings }});
        {% endmacro %}
        """
    )

    def __init__(self, base: ReadyBase, leaflet_url: str) -> None:
        super().__init__(location=base.corner, tiles=None, zoom_control=False, zoom_snap=0.25, zoom_start=11)
        self.default_js = [("leaflet", f"{leaflet_url}/leaflet.js")]
        self.default_css = [("leaflet_css", f"{leaflet_url}/leaflet.css")]
        self.styles = STYLES + (TWO if base.panels > 1 else "")
        self.code = CODE
        self.settings, self.panels = base.settings, base.panels

    def render(self, **kwargs: Any) -> None:
        """Head and body alone. streamlit-folium takes scripts and links from elsewhere; folium would read the
        script as a template once more, two or three times a run.
        """
        figure, macros = self.get_root(), self._template.module
        figure.header.add_child(Element(macros.header(self, kwargs)), name=self.get_name())
        figure.html.add_child(Element(macros.html(self, kwargs)), name=self.get_name())


class PaintedAreas(folium.FeatureGroup):  # type: ignore[misc]
    """The changing part: what `siperi.paint` of `base.js` draws, as the group that the component swaps."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var {{ this.get_name() }} = siperi.paint({{ this.painted|tojson }});
        {% endmacro %}
        """
    )

    def __init__(self, views: tuple[MapView, ...]) -> None:
        super().__init__(name="areas", control=False)
        self.painted = painted(views)

    def render(self, **kwargs: Any) -> None:
        """Nothing: streamlit-folium takes the script from the template."""


def base_map(base: BaseMap | ReadyBase, leaflet_url: str) -> OfflineMap:
    """The constant part: sea, land, kecamatan lines, names, scale, notes, watermark, and every shape."""
    return OfflineMap(base if isinstance(base, ReadyBase) else ready(base), leaflet_url)


def layers(*views: MapView) -> PaintedAreas:
    """The changing part, for one map or two: coloured areas with tooltips, marks, a line around the selected."""
    return PaintedAreas(views)
