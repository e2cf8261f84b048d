"""Shapefile, GeoPackage, KML (through GDAL) and GeoParquet, read as WKB: one bad ring does not stop the file."""

import json
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pyogrio
import pyogrio.raw
import shapely
from pyarrow import ArrowException
from pyproj import CRS
from pyproj.exceptions import CRSError

from siperi_geo.boundaries.layer import CRS84, Feature, Layer
from siperi_geo.boundaries.polygons import PolygonReader, Unusable
from siperi_geo.errors import Problem, SiperiError, Where

# How well a layer's attributes fit what is looked for; the best layer of a file is read.
Fit = Callable[[Sequence[Mapping[str, Any]]], int]
Source = tuple[Path, str]
BATCH_ROWS = 256


def read_vector(paths: Sequence[Path], file: str, fit: Fit) -> Layer:
    """The layer that fits best among all layers of the files; `file` is the name people know."""
    where = Where(file=file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            sources = [(path, str(row[0])) for path in paths for row in pyogrio.list_layers(path)]
            if not sources:
                raise SiperiError("BOUNDARY_NO_FEATURES", where)
            chosen = max(sources, key=lambda s: fit(_attributes(s))) if len(sources) > 1 else sources[0]
            layer = _read(chosen, file)
    except (RuntimeError, ValueError, UnicodeError) as error:
        raise SiperiError("BOUNDARY_FILE_BROKEN", where, reason=_reason(error, paths)) from error
    if len(sources) == 1:
        return layer
    note = Problem("BOUNDARY_LAYER_CHOSEN", where, {"layer": chosen[1], "count": len(sources)})
    return Layer(layer.features, layer.crs, (note, *layer.problems))


def read_parquet(path: Path, file: str, *, limit_bytes: int) -> Layer:
    """The features of a GeoParquet file (or of a Parquet file with WKB in a column named geometry)."""
    where = Where(file=file)
    try:
        with pq.ParquetFile(path) as source:
            column, crs = _geo_metadata(source.schema_arrow.metadata or {})
            table = _table(source, where, limit_bytes)
    except (ArrowException, OSError, ValueError, KeyError, TypeError) as error:
        raise SiperiError("BOUNDARY_FILE_BROKEN", where, reason=_reason(error, [path])) from error
    if column not in table.column_names:
        raise SiperiError("BOUNDARY_FILE_BROKEN", where, reason="geometry")
    blobs = table[column].to_pylist()
    rows = table.drop_columns([column]).to_pylist()
    return Layer(tuple(_features(blobs, rows, file)), crs)


def _table(source: pq.ParquetFile, where: Where, limit_bytes: int) -> pa.Table:
    """All rows, read in small pieces: a few kilobytes of Parquet can stand for gigabytes."""
    batches, size = [], 0
    for batch in source.iter_batches(batch_size=BATCH_ROWS):
        size += batch.nbytes
        if size > limit_bytes:
            limit = round(limit_bytes / 2**20)
            raise SiperiError("BOUNDARY_FILE_TOO_LARGE", where, size_mb=f">{limit}", limit_mb=limit)
        batches.append(batch)
    return pa.Table.from_batches(batches, schema=source.schema_arrow)


def _attributes(source: Source) -> list[dict[str, Any]]:
    meta, _, _, values = pyogrio.raw.read(source[0], layer=source[1], read_geometry=False)
    return list(_rows(meta["fields"], values))


def _read(source: Source, file: str) -> Layer:
    meta, _, blobs, values = pyogrio.raw.read(source[0], layer=source[1])
    if blobs is None:
        return Layer((), None)
    rows = list(_rows(meta["fields"], values)) if len(meta["fields"]) else [{} for _ in blobs]
    return Layer(tuple(_features(blobs, rows, file)), _crs(meta["crs"]))


def _rows(names: Sequence[str], values: Sequence[Any]) -> Iterator[dict[str, Any]]:
    columns = [column.tolist() for column in values]
    for row in zip(*columns, strict=True):
        yield dict(zip(map(str, names), row, strict=True))


def _features(blobs: Sequence[Any], rows: Sequence[dict[str, Any]], file: str) -> Iterator[Feature]:
    for number, (blob, properties) in enumerate(zip(blobs, rows, strict=True), start=1):
        reader = PolygonReader(Where(file=file, row=number))
        try:
            geometry = reader.from_wkb(blob)
        except (shapely.errors.ShapelyError, TypeError):
            geometry = reader.refuse(Unusable("BOUNDARY_BAD_COORDINATES"))
        yield Feature(number, properties, geometry, tuple(reader.problems))


def _crs(text: str | None) -> CRS | None:
    try:
        return CRS.from_user_input(text) if text else None
    except CRSError:
        return None


def _geo_metadata(metadata: Mapping[bytes, bytes]) -> tuple[str, CRS | None]:
    """Name and CRS of the main geometry column; a CRS left out means CRS84, `null` means unknown."""
    if b"geo" not in metadata:
        return "geometry", None
    geo = json.loads(metadata[b"geo"])
    column = geo["primary_column"]
    details = geo["columns"][column]
    if "crs" not in details:
        return column, CRS84
    return column, CRS.from_user_input(details["crs"]) if details["crs"] else None


def _reason(error: Exception, paths: Sequence[Path]) -> str:
    """The reader's first line without the folders of this machine."""
    line = (str(error).splitlines() or [type(error).__name__])[0]
    for path in paths:
        line = line.replace(f"{path.parent}/", "").replace(str(path), path.name)
    return line[:160]
