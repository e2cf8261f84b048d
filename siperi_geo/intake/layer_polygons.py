"""Hazard polygons as a table of the register: laid over the kelurahan, each with the class that holds for it.

The class is the highest that, with those above it, covers a share of the kelurahan (own design). A polygon whose
class cannot be read may be of any: a kelurahan whose class hangs on one is held, all others are kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.boundaries import Attributes, Overlaid, Zones, active_zones, overlay
from siperi_geo.errors import Problem, SiperiError, Where
from siperi_geo.intake.layer_rows import PLACES, Made, Wish, held_row, stored_words, zone_notes
from siperi_geo.registers.hazards import class_name, levels_of, says_no_hazard
from siperi_geo.registers.hazards import table as hazards_table
from siperi_geo.registers.unsaid import few_names
from siperi_geo.sheets import BadRow, MadeTable, listed, sha256_of
from siperi_geo.store import Store
from siperi_geo.text import MISSING, number, t

UNREAD, MOST_TEXTS = 100, 20  # from this level on: polygons of one text that is no class; so many texts apart


@dataclass(frozen=True, slots=True)
class Ask:
    """What is laid over what: features with their attributes, the wish of the register, column and share."""

    found: Attributes
    wish: Wish
    column: str | None
    share_pct: float


@dataclass(frozen=True)
class Polygons:
    """One map laid over the zones: as it can be read, and as if what cannot were of the highest class."""

    column: str
    unread: tuple[str, ...]  # distinct texts that are no class, in the order of their levels
    shares: tuple[Overlaid, ...]
    at_worst: tuple[Overlaid, ...]
    share_pct: float
    names: Mapping[str, str]
    problems: list[Problem] = field(default_factory=list)

    def name(self, one: Overlaid) -> str:
        return self.names.get(one.area_code, one.area_code)

    @cached_property
    def levels(self) -> dict[str, int | None]:
        """The class of each zone, None where none covers enough; what is held has none here."""
        return {one.area_code: _level(one, self.share_pct) for one in self.shares}

    @cached_property
    def held(self) -> dict[str, str]:
        """Zone whose class hangs on polygons without a readable one → what stands there."""
        return {
            one.area_code: self._written(one)
            for one in self.at_worst
            if _level(one, self.share_pct) != self.levels[one.area_code]
        }

    def _written(self, one: Overlaid) -> str:
        there = [level - UNREAD for level, share in sorted(one.share_pct.items()) if level >= UNREAD and share > 0]
        return listed([self.unread[place] or t("layers.blank") for place in there])


def polygon_table(store: Store, path: Path, areas: Sequence[Area], ask: Ask) -> Made:
    """The class of every kelurahan by the polygons of a map; those whose class cannot be decided are held.

    Raises LAYER_COLUMN_UNKNOWN, LAYER_COLUMN_UNCLEAR, LAYER_NOTHING_REACHED and what overlaying raises.
    """
    where, zones = Where(file=path.name), active_zones(store)
    found = _laid(ask, zones, {area.code: area.name for area in areas}, where)
    kept = [one for one in found.shares if found.levels[one.area_code] and one.area_code not in found.held]
    problems = [*found.problems, *_said(found, ask, where)]
    if not kept:
        raise SiperiError("LAYER_NOTHING_REACHED", where, more=problems, pct=number(ask.share_pct, 0))
    table = MadeTable(
        name=path.name,
        sha256=sha256_of(path),
        headings=(PLACES["code"], PLACES["name"], "kelas", *ask.wish.fixed),
        rows=tuple(
            (one.area_code, found.name(one), str(found.levels[one.area_code]), *ask.wish.fixed.values())
            for one in kept
        ),
        problems=(*ask.found.problems, *zone_notes(zones, where), *problems),
        held=tuple(_held(found, ask.wish, where)),
    )
    values = {"pct": number(ask.share_pct, 0), "zones": zones.boundaries.name, "column": found.column}
    lines = (t("layers.overlay.line", **values),)
    return Made(table, stored_words("layers.overlay", **values), lines, *_read(found))


def _laid(ask: Ask, zones: Zones, names: Mapping[str, str], where: Where) -> Polygons:
    found, wanted = ask.found, ask.column
    column = found.column(wanted, where) if wanted else _class_column(found, where)
    texts = found.texts(column)
    levels = levels_of(texts)
    unread = tuple(dict.fromkeys(_unread(texts, levels)))
    if not any(levels) and unread:
        more = [_unread_problem(column, texts, levels, [], where)]
        raise SiperiError("LAYER_NO_POLYGONS", where, more=more)
    shares, problems = overlay(found.layer, found.features, levels, zones, where)
    laid = Polygons(column, unread, tuple(shares), tuple(shares), ask.share_pct, names, problems)
    if unread:
        places = {text: UNREAD + min(place, MOST_TEXTS - 1) for place, text in enumerate(unread)}
        apart = [level or places.get(text) for text, level in zip(texts, levels, strict=True)]
        laid = replace(laid, at_worst=tuple(overlay(found.layer, found.features, apart, zones, where)[0]))
        held = [laid.names.get(code, code) for code in laid.held]
        problems.append(_unread_problem(column, texts, levels, held, where))
    return laid


def _unread(texts: Sequence[str], levels: Sequence[int | None]) -> list[str]:
    """What stands where no class can be read; that there is no hazard is a word and no riddle."""
    pairs = zip(texts, levels, strict=True)
    return [text for text, level in pairs if level is None and not says_no_hazard(text)]


def _unread_problem(
    column: str, texts: Sequence[str], levels: Sequence[int | None], held: Sequence[str], where: Where
) -> Problem:
    unread = _unread(texts, levels)
    examples = [text or t("layers.blank") for text in sorted(set(unread))]
    values = {"n": number(len(unread), 0), "column": column, "examples": listed(examples[:5])}
    if not held:
        return Problem("LAYER_CLASSES_UNREAD", where, values)
    more = {"held": number(len(held), 0), "names": few_names(held)}
    return Problem("LAYER_CLASSES_HOLD", where, {**values, **more})


def _said(found: Polygons, ask: Ask, where: Where) -> list[Problem]:
    """That some kelurahan lie in no class by the share asked for, and are not held."""
    rest = [one for one in found.shares if one.area_code not in found.held]
    untold = [found.name(one) for one in rest if found.levels[one.area_code] is None]
    if not untold:
        return []
    values = {"n": number(len(untold), 0), "pct": number(ask.share_pct, 0), "names": few_names(untold)}
    return [Problem("LAYER_NO_CLASS_REACHED", where, values)]


def _held(found: Polygons, wish: Wish, where: Where) -> list[BadRow]:
    """The kelurahan that are held, as rows under headings: with a class filled in they can be sent again."""
    head = ";".join((PLACES["code"], PLACES["name"], "kelas", *wish.fixed))
    rows = []
    for place, one in enumerate(found.shares, start=1):
        if (written := found.held.get(one.area_code)) is None:
            continue
        values = {"area": found.name(one), "column": found.column, "text": written}
        raw = ";".join((one.area_code, found.name(one), written.replace(";", ","), *wish.fixed.values()))
        rows.append(replace(held_row(place, raw, Problem("LAYER_CLASS_HOLDS", where, values)), head=head))
    return rows


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


def _read(found: Polygons) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """What was read of each kelurahan: its share in each class and outside of all, and the class that holds."""
    classes = sorted(hazards_table().classes, reverse=True)
    shares = [t("layers.column.share", name=class_name(level) or "") for level in classes]
    head = (t("layers.column.code"), t("layers.column.kelurahan"), *shares)
    rows = [(one.area_code, (*_cells(one, classes), _class(found, one))) for one in found.shares]
    return (*head, t("layers.column.uncovered"), t("layers.column.class")), tuple(rows)


def _cells(one: Overlaid, classes: Sequence[int]) -> tuple[str, ...]:
    shares = [one.share_pct.get(level, 0.0) for level in classes]
    return tuple(f"{number(share, 1)} %" for share in (*shares, one.uncovered_pct))


def _class(found: Polygons, one: Overlaid) -> str:
    if one.area_code in found.held:
        return t("layers.held")
    return class_name(found.levels[one.area_code]) or MISSING
