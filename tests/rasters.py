"""Small GeoTIFF files, made where a test needs them."""

from pathlib import Path
from typing import Any

import numpy as np
import rasterio
from affine import Affine
from rasterio.transform import from_bounds


def write_raster(
    path: Path,
    values: np.ndarray[Any, Any],
    box: tuple[float, float, float, float],
    *,
    crs: str | None = "EPSG:4326",
    nodata: float | None = None,
    bands: int = 1,
    turn: float = 0,
) -> Path:
    """A raster over a box (west, south, east, north); band n holds the values n times."""
    height, width = values.shape
    place = from_bounds(*box, width, height) * Affine.rotation(turn)
    shape = {"height": height, "width": width, "count": bands, "dtype": values.dtype}
    with rasterio.open(path, "w", driver="GTiff", crs=crs, transform=place, nodata=nodata, **shape) as raster:
        for band in range(1, bands + 1):
            raster.write(values * band, band)
    return path
