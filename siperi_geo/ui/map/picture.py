"""What the score map paints for a view: areas in the colours of one node, marks of units, the legend's words.

It reads and puts together; what a value means is decided in `siperi_geo.maps`.
"""

import pandas as pd

from siperi_geo import maps
from siperi_geo.text import number, t
from siperi_geo.ui import kept, reads, score_rows
from siperi_geo.ui.map import units
from siperi_geo.ui.map.place import Place
from siperi_geo.ui.view import View


def of(view: View, place: Place, found: pd.DataFrame, *, title: str = "") -> maps.MapView:
    """The map of a view, with the units `found` in the area chosen as marks; `title`: which of two maps."""
    return maps.MapView(
        shapes=tuple(shape for shape in reads.shapes(view.level) if place.holds(shape.area_code)),
        facts=kept.of(view, _facts),
        paints=maps.score_paints(view.instrument, view.node),
        selected=place.chosen,
        marks=units.marks(view, found),
        opened=place.within,
        focus=_focus(view, place, found),
        title=title,
    )


def _facts(view: View) -> dict[str, maps.Facts]:
    return maps.score_facts(view.instrument, view.node, score_rows.kept_of(view))


def _focus(view: View, place: Place, found: pd.DataFrame) -> str | None:
    """What the map zooms to: an area whose units have points, the kecamatan opened, or nothing."""
    if place.chosen and len(found) and found["lon"].notna().any():
        return place.chosen
    return place.within if view.level == "kelurahan" else None


def values(view: View, scores: pd.DataFrame) -> dict[str, str]:
    """The value of each area as tiles write it: the index to one decimal, of other nodes the score, or a dash."""
    is_index = view.node == view.instrument.root.id
    name, digits = ("index_value", min(view.instrument.decimals, 1)) if is_index else ("score", 0)
    pairs = zip(scores["area_code"], scores[name], strict=True)
    return {str(code): number(value, digits) for code, value in pairs}


def legend_title(view: View) -> str:
    """The heading of the legend: classes of the index, or steps of a score."""
    return t("map.legend.index" if view.node == view.instrument.root.id else "map.legend.score")


def thin_words(view: View) -> str:
    """What level lines mean, where areas have means of several; nothing where they have values of their own."""
    if view.is_own or view.instrument.is_private:
        return ""
    return t("map.legend.thin", unit=t(f"unit.{view.instrument.subject}"))
