"""A map of features as a table of a register: its attributes, or hazard polygons laid over the kelurahan."""

from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import Attributes, Overlaid, active_zones, attributes, overlay
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.intake.layer_rows import PLACES, Made, Wish, stored_words, zone_notes
from siperi_geo.registers.hazards import class_name, levels_of
from siperi_geo.registers.hazards import table as hazards_table
from siperi_geo.sheets import MadeTable, listed, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import MISSING, number, t


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
    return _of_polygons(store, path, areas, found, wish, column=column, share_pct=share_pct)


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


def _of_polygons(
    store: Store,
    path: Path,
    areas: Sequence[Area],
    found: Attributes,
    wish: Wish,
    *,
    column: str | None,
    share_pct: float,
) -> Made:
    where, zones = Where(file=path.name), active_zones(store)
    chosen = found.column(column, where) if column else _class_column(found, where)
    levels = levels_of(found.texts(chosen))
    shares, problems = overlay(found.layer, found.features, levels, zones, where)
    if unread := [text for text, level in zip(found.texts(chosen), levels, strict=True) if level is None]:
        values = {"n": len(unread), "column": chosen, "examples": listed(sorted(set(unread))[:5])}
        problems.append(Problem("LAYER_CLASSES_UNREAD", where, values))
    names = {area.code: area.name for area in areas}
    reached = [(one, level) for one in shares if (level := _level(one, share_pct)) is not None]
    if untold := [names.get(one.area_code, one.area_code) for one in shares if _level(one, share_pct) is None]:
        values = {"n": len(untold), "pct": number(share_pct, 0), "names": ", ".join(untold)}
        problems.append(Problem("LAYER_NO_CLASS_REACHED", where, values))
    if not reached:
        raise SiperiError("LAYER_NOTHING_REACHED", where, more=problems, pct=number(share_pct, 0))
    table = MadeTable(
        name=path.name,
        sha256=sha256_of(path),
        headings=(PLACES["code"], PLACES["name"], "kelas", *wish.fixed),
        rows=tuple(
            (one.area_code, names.get(one.area_code, ""), str(level), *wish.fixed.values())
            for one, level in reached
        ),
        problems=(*found.problems, *zone_notes(zones, where), *problems),
    )
    values = {"pct": number(share_pct, 0), "zones": zones.boundaries.name, "column": chosen}
    lines = (t("layers.overlay.line", **values),)
    heads = ["code", "kelurahan", *("share" for _ in hazards_table().classes), "uncovered", "class"]
    shown = [t(f"layers.column.{head}") for head in heads]
    for place, level in enumerate(sorted(hazards_table().classes, reverse=True), start=2):
        shown[place] = t("layers.column.share", name=class_name(level) or "")
    read = tuple((one.area_code, _cells(one, share_pct)) for one in shares)
    return Made(table, stored_words("layers.overlay", **values), lines, tuple(shown), read)


def _class_column(found: Attributes, where: Where) -> str:
    """The only column whose every text is a class, words before numbers. Raises LAYER_COLUMN_UNCLEAR."""
    fitting = [column for column in found.free_columns if _is_of_classes(found.texts(column))]
    words = [column for column in fitting if any(not text[:1].isdigit() for text in found.texts(column) if text)]
    best = words or fitting
    if len(best) != 1:
        known = ", ".join(best or found.free_columns) or "–"
        raise SiperiError("LAYER_COLUMN_UNCLEAR", where, known=known)
    return best[0]


def _is_of_classes(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    return bool(filled) and all(level is not None for level in levels_of(filled))


def _level(one: Overlaid, share_pct: float) -> int | None:
    """The highest class that, with those above it, covers at least this share: own design."""
    classes = sorted(hazards_table().classes, reverse=True)
    return next((level for level in classes if one.at_least_pct(level) >= share_pct), None)


def _cells(one: Overlaid, share_pct: float) -> tuple[str, ...]:
    classes = sorted(hazards_table().classes, reverse=True)
    shares = [one.share_pct.get(level, 0.0) for level in classes]
    said = class_name(_level(one, share_pct)) or MISSING
    return (*(f"{number(share, 1)} %" for share in (*shares, one.uncovered_pct)), said)
