"""Maps and rasters as tables of a register: what they say of each kelurahan, how that was read, what was held.

A file that is a table already passes as it is. Geometry is read in `boundaries`, rows are judged by the register;
here the two meet. The rules (how much of a kelurahan must be covered, when a class counts) are our own design and
are written into the source of what is stored.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from siperi_geo.areas import Area
from siperi_geo.boundaries import layer_kind, stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.intake.layer_rasters import raster_table
from siperi_geo.intake.layer_rows import Made, Wish
from siperi_geo.intake.layer_vectors import vector_table
from siperi_geo.registers.hazards import known_hazard
from siperi_geo.registers.vulnerability import kind_name, known_kind
from siperi_geo.registers.vulnerability import table as kinds_table
from siperi_geo.sheets import MadeTable
from siperi_geo.store import Store
from siperi_geo.text import pick

SHARE_PCT, COVERED_PCT = 10.0, 50.0  # own design
RASTERS = (".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Options:
    """How a person wants a map or a raster to be read; None: as the file itself says."""

    column: str | None = None
    band: int | None = None
    is_overlay: bool = False
    share_pct: float = SHARE_PCT
    covered_pct: float = COVERED_PCT

    def __post_init__(self) -> None:
        for value in (self.share_pct, self.covered_pct):
            if not 0 < value <= 100:
                raise SiperiError("LAYER_PERCENT_INVALID", value=value)


@dataclass(frozen=True, slots=True)
class Layered:
    """What a register is given: the file itself, or a table made from it, and what a reader is told beside it."""

    table: Path | MadeTable
    source: str
    lines: tuple[str, ...] = ()
    preview: pd.DataFrame | None = None


def hazard_layer(store: Store, path: Path, *, hazard: str | None, source: str, options: Options) -> Layered:
    """A file for the register of hazards; `hazard` is what a map or raster without a column for it is about.

    Raises LAYER_HAZARD_MISSING, HAZARD_UNKNOWN, LAYER_ codes and those of boundary files.
    """
    code = known_hazard(hazard) if hazard else None
    fixed = {"bahaya": code} if code else {}
    wish = Wish("hazard", fixed=fixed, column_head="kelas", raster_head="indeks", statistic="mean")
    return _layered(store, path, wish, source, options)


def people_layer(store: Store, path: Path, *, source: str, options: Options) -> Layered:
    """A file for the register of populations; a raster of people per cell is summed. Raises LAYER_ codes."""
    wish = Wish("people", column_head="penduduk", raster_head="penduduk", statistic="sum")
    return _layered(store, path, wish, source, options)


def vulnerability_layer(store: Store, path: Path, *, kind: str | None, source: str, options: Options) -> Layered:
    """A file for the register of vulnerability; `kind` is what the values of a column or raster are.

    Raises LAYER_KIND_MISSING, VULNERABILITY_KIND_UNKNOWN, LAYER_ codes and those of boundary files.
    """
    code = known_kind(kind) if kind else None
    head = pick(kinds_table().kinds[code].label) if code else None
    name = kind_name(code) if code else ""
    wish = Wish("vulnerability", column_head=head, raster_head=head, statistic="mean", subject=name)
    return _layered(store, path, wish, source, options)


def _layered(store: Store, path: Path, wish: Wish, source: str, options: Options) -> Layered:
    kind = layer_kind(path) if path.is_file() else "table"
    if kind == "table" and path.suffix.lower() in RASTERS:
        kind = "raster"  # broken: to read it says so, where a table would complain of its headings
    if kind == "table":
        return Layered(path, source)
    areas = stored_areas(store)
    made = _made(store, path, areas, wish, options, is_raster=kind == "raster")
    if made.how and not source.strip():
        raise SiperiError("REGISTER_SOURCE_MISSING")
    full = f"{source.strip()} ({made.how})" if made.how else source
    return Layered(made.table, full, made.lines, _preview(made, areas))


def _made(
    store: Store, path: Path, areas: Sequence[Area], wish: Wish, options: Options, *, is_raster: bool
) -> Made:
    if is_raster:
        return raster_table(store, path, areas, wish, band=options.band, covered_pct=options.covered_pct)
    column, share = options.column, options.share_pct
    return vector_table(store, path, areas, wish, column=column, is_overlay=options.is_overlay, share_pct=share)


def _preview(made: Made, areas: Sequence[Area]) -> pd.DataFrame | None:
    """What was read of each kelurahan, as shown text under its headings; None where the rows say it all."""
    if not made.read:
        return None
    names: Mapping[str, str] = {area.code: area.name for area in areas}
    rows = [(code, names.get(code, code), *cells) for code, cells in made.read]
    return pd.DataFrame(rows, columns=list(made.read_heads))
