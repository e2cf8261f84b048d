"""The mean or the sum of a raster in each zone, cells at the border counted by the share that lies inside.

The zones are brought into the CRS of the raster; the raster is never resampled. Cells without data are left out,
and how much of a zone has data is told. What a value means is not known here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import Any, Literal

import numpy as np
import rasterio
import shapely
from exactextract import exact_extract
from exactextract.raster import RasterioRasterSource
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError
from rasterio.errors import RasterioError
from shapely.geometry.base import BaseGeometry

from siperi_geo.boundaries.layer import CRS84
from siperi_geo.boundaries.zones import Zones
from siperi_geo.errors import SiperiError, Where
from siperi_geo.settings import settings

Statistic = Literal["mean", "sum"]
CELLS_AT_ONCE = 4_000_000
MOST_CELLS = 400_000_000  # in the box around the city
MOST_BLOCK = 64_000_000  # cells that have to be unpacked together
# A cell that only rounding puts into a zone is not its lowest or highest one.
TOUCHED = "(min_coverage_frac=0.000001)"
OPERATIONS = ["mean", "sum", "count", f"lowest=min{TOUCHED}", f"highest=max{TOUCHED}"]


@dataclass(frozen=True, slots=True)
class Zonal:
    """What a raster says of one zone; None where no cell with data lies in it."""

    area_code: str
    mean: float | None
    total: float | None
    least: float | None
    most: float | None
    covered_pct: float

    def value(self, statistic: Statistic) -> float | None:
        """The mean, or the sum."""
        return self.mean if statistic == "mean" else self.total


def zonal(path: Path, zones: Zones, *, band: int | None = None) -> list[Zonal]:
    """Each zone's values of one band (counted from 1; may be left out where there is one only).

    Raises BOUNDARY_FILE_TOO_LARGE and LAYER_RASTER_ with BROKEN, NO_CRS, TURNED, BANDS, BAND_ABSENT, TOO_FINE,
    ELSEWHERE.
    """
    where, limit = Where(file=path.name), settings().max_file_mb
    size_mb = path.stat().st_size / 2**20
    if size_mb > limit:
        raise SiperiError("BOUNDARY_FILE_TOO_LARGE", where, size_mb=round(size_mb), limit_mb=limit)
    try:
        with rasterio.Env(GDAL_DISABLE_READDIR_ON_OPEN="EMPTY_DIR"), rasterio.open(path, driver="GTiff") as raster:
            chosen = _band(raster, band, where)
            shapes = zones.in_crs(_crs(raster, where))
            _refuse(raster, shapes, where)
            return _measured(RasterioRasterSource(raster, chosen), zones.codes, shapes)
    except (RasterioError, ValueError, RuntimeError, OSError) as error:
        reason = (str(error).splitlines() or [""])[0].replace(f"{path.parent}/", "")[:160]
        raise SiperiError("LAYER_RASTER_BROKEN", where, reason=reason) from error


def _measured(source: Any, codes: Sequence[str], shapes: Sequence[BaseGeometry]) -> list[Zonal]:
    features = [
        {"type": "Feature", "properties": {}, "geometry": shapely.geometry.mapping(shape)} for shape in shapes
    ]
    found = exact_extract(source, features, OPERATIONS, max_cells_in_memory=CELLS_AT_ONCE)
    width, height = source.res()
    return [
        _one(code, shape, one["properties"], abs(width * height))
        for code, shape, one in zip(codes, shapes, found, strict=True)
    ]


def _one(code: str, shape: BaseGeometry, found: dict[str, Any], cell_area: float) -> Zonal:
    count = float(found["count"])
    covered = min(100.0, 100 * count * cell_area / shape.area) if shape.area else 0.0
    mean, total, least, most = (
        _known(found[name]) if count else None for name in ("mean", "sum", "lowest", "highest")
    )
    return Zonal(code, mean, total, least, most, covered)


def _known(value: Any) -> float | None:
    return None if value is None or not isfinite(value) else float(value)


def _band(raster: Any, band: int | None, where: Where) -> int:
    names = ", ".join(f"{n}{f' ({name})' if name else ''}" for n, name in enumerate(raster.descriptions, start=1))
    if band is None and raster.count > 1:
        raise SiperiError("LAYER_RASTER_BANDS", where, count=raster.count, names=names)
    if band is not None and not 1 <= band <= raster.count:
        raise SiperiError("LAYER_RASTER_BAND_ABSENT", where, band=band, names=names)
    return band or 1


def _crs(raster: Any, where: Where) -> CRS:
    if not raster.crs:
        raise SiperiError("LAYER_RASTER_NO_CRS", where)
    try:
        return CRS.from_wkt(raster.crs.to_wkt())
    except CRSError as error:
        raise SiperiError("LAYER_RASTER_NO_CRS", where) from error


def _refuse(raster: Any, shapes: Sequence[BaseGeometry], where: Where) -> None:
    """Refuse what lies elsewhere, stands askew, or would not fit into memory."""
    turn = raster.transform
    if turn.b or turn.d or turn.is_identity:
        raise SiperiError("LAYER_RASTER_TURNED", where)
    box = shapely.box(*raster.bounds)
    west, south, east, north = shapely.total_bounds(np.array(shapes, dtype=object)).tolist()
    if not isfinite(west + south + east + north) or not box.intersects(shapely.box(west, south, east, north)):
        raise SiperiError("LAYER_RASTER_ELSEWHERE", where, place=_place(raster))
    cells = (min(east, box.bounds[2]) - max(west, box.bounds[0])) / abs(turn.a)
    cells *= (min(north, box.bounds[3]) - max(south, box.bounds[1])) / abs(turn.e)
    block = max(height * width for height, width in raster.block_shapes)
    if cells > MOST_CELLS or block > MOST_BLOCK:
        raise SiperiError("LAYER_RASTER_TOO_FINE", where, limit=MOST_CELLS // 1_000_000)


def _place(raster: Any) -> str:
    """Where the middle of a raster lies, as longitude and latitude."""
    west, south, east, north = raster.bounds
    try:
        move = Transformer.from_crs(CRS.from_wkt(raster.crs.to_wkt()), CRS84, always_xy=True)
        lon, lat = move.transform((west + east) / 2, (south + north) / 2)
    except CRSError:
        return "?"
    return f"{lon:.2f}, {lat:.2f}"
