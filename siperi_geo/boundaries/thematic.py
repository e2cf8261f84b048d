"""A map about something else than boundaries, such as hazard zones: its attributes as a table, or its polygons.

Which column names a kelurahan is told by what stands in it, as for boundary files. What the others mean is not
known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from siperi_geo.areas import Area, AreaCode, normalise_name
from siperi_geo.boundaries.builtin import builtin_city
from siperi_geo.boundaries.fields import Fields, Rows, detect, hits
from siperi_geo.boundaries.files import read_layer
from siperi_geo.boundaries.layer import Feature, Layer, text_of
from siperi_geo.errors import Problem, SiperiError, Where

DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Attributes:
    """The features of a map and which of their columns say of which kelurahan they are."""

    layer: Layer
    fields: Fields
    columns: tuple[str, ...]
    features: tuple[Feature, ...]  # without those that name another city
    problems: tuple[Problem, ...]

    @property
    def has_places(self) -> bool:
        """Whether its features name kelurahan, by code or by name."""
        return self.fields.code is not None or self.fields.name is not None

    @property
    def place_columns(self) -> dict[str, str]:
        """Column → `code`, `name` or `kecamatan`."""
        named = {self.fields.code: "code", self.fields.name: "name", self.fields.kecamatan: "kecamatan"}
        return {column: meaning for column, meaning in named.items() if column is not None}

    @property
    def free_columns(self) -> tuple[str, ...]:
        """The columns that say no place."""
        return tuple(column for column in self.columns if column not in self.place_columns)

    def texts(self, column: str) -> list[str]:
        """One column, a text per feature."""
        return [written(feature.properties.get(column)) for feature in self.features]

    def column(self, wanted: str, where: Where) -> str:
        """The column a person names, in any case. Raises LAYER_COLUMN_UNKNOWN with those there are."""
        for column in self.columns:
            if column.casefold() == wanted.strip().casefold():
                return column
        raise SiperiError("LAYER_COLUMN_UNKNOWN", where, column=wanted[:80], known=", ".join(self.columns) or "–")


def attributes(path: Path, areas: Sequence[Area]) -> Attributes:
    """The features of a map. Raises what `read_layer` raises."""
    layer = read_layer(path, lambda rows: hits(rows, areas, "kelurahan"))
    rows = [feature.properties for feature in layer.features]
    city, where = builtin_city(), Where(file=path.name)
    fields = _sure(detect(rows, areas, city_name=city.name, level="kelurahan"), rows, areas)
    kept = tuple(one for one in layer.features if not _is_elsewhere(one, fields, city.code, city.name))
    problems = list(layer.problems)
    if away := len(layer.features) - len(kept):
        problems.append(Problem("LAYER_OTHER_CITIES", where, {"n": away, "city": city.name}))
    columns = tuple(dict.fromkeys(str(column) for row in rows for column in row))
    return Attributes(layer, fields, columns, kept, tuple(problems))


def _sure(fields: Fields, rows: Rows, areas: Sequence[Area]) -> Fields:
    """The columns without one for names that names no kelurahan: its heading alone may mean a class (`kelas`)."""
    names = {normalise_name(area.name) for area in areas if area.level == "kelurahan"}
    found = {normalise_name(text_of(row.get(fields.name))) for row in rows} if fields.name else set()
    return fields if found & names else replace(fields, name=None)


def written(value: object) -> str:
    """An attribute as text; numbers in full, never as `1e-05`."""
    if isinstance(value, float) and value == value and not value.is_integer():
        return f"{value:.{DECIMALS}f}"
    return text_of(value)


def _is_elsewhere(feature: Feature, fields: Fields, city_code: AreaCode, city_name: str) -> bool:
    code = AreaCode.read(text_of(feature.properties.get(fields.code))) if fields.code else None
    if code is not None:
        return not code.is_within(city_code)
    city = normalise_name(text_of(feature.properties.get(fields.city))) if fields.city else ""
    return bool(city) and city != normalise_name(city_name)
