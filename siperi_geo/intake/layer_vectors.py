"""A map of features as a table of a register: its attributes; polygons without places are for `layer_polygons`."""

from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import Attributes, attributes
from siperi_geo.errors import SiperiError, Where
from siperi_geo.intake.layer_polygons import Ask, polygon_table
from siperi_geo.intake.layer_rows import PLACES, Made, Wish
from siperi_geo.sheets import MadeTable, listed, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import number, t


def vector_table(
    store: Store,
    path: Path,
    areas: Sequence[Area],
    wish: Wish,
    *,
    column: str | None,
    is_overlay: bool,
    share_pct: float,
) -> Made:
    """The table of a map: of its attributes where they name kelurahan, else of its hazard polygons.

    Raises LAYER_NO_PLACES, LAYER_HAZARD_MISSING, LAYER_KIND_MISSING, LAYER_COLUMN_UNKNOWN, LAYER_COLUMN_UNCLEAR
    and what reading and overlaying raise.
    """
    found, where = attributes(path, areas), Where(file=path.name)
    if found.has_places and not is_overlay:
        return _of_attributes(path, found, wish, column)
    if wish.about != "hazard":
        raise SiperiError("LAYER_NO_PLACES", where, columns=listed(found.columns) or "–")
    if not wish.fixed:
        raise SiperiError("LAYER_HAZARD_MISSING", where)
    return polygon_table(store, path, areas, Ask(found, wish, column, share_pct))


def _of_attributes(path: Path, found: Attributes, wish: Wish, column: str | None) -> Made:
    """A row per feature: its place under the headings of a register, and the column named or all the others."""
    where = Where(file=path.name)
    places = found.place_columns
    if column is None:
        values = {one: one for one in found.free_columns}
    elif wish.column_head is None:
        raise SiperiError("LAYER_KIND_MISSING", where)
    elif wish.about == "hazard" and not wish.fixed:
        raise SiperiError("LAYER_HAZARD_MISSING", where)
    else:
        values = {found.column(column, where): wish.column_head}
    fixed = wish.fixed if column is not None or not _names_hazard(found) else {}
    texts = [found.texts(one) for one in (*places, *values)]
    rows = zip(*texts, strict=True) if texts else []
    table = MadeTable(
        name=path.name,
        sha256=sha256_of(path),
        headings=(*(PLACES[meaning] for meaning in places.values()), *values.values(), *fixed),
        rows=tuple((*row, *fixed.values()) for row in rows),
        numbers=tuple(feature.row for feature in found.features),
        problems=found.problems,
    )
    columns = listed([*places, *values])
    return Made(table, lines=(t("layers.attributes.line", n=number(len(table.rows), 0), columns=columns),))


def _names_hazard(found: Attributes) -> bool:
    return any(column.casefold() in ("bahaya", "hazard", "ancaman") for column in found.free_columns)
