"""The door for boundary files: size, kind by content (not by name), and the reader for that kind.

Everything that makes a file unreadable is a SiperiError raised here; what is inside is judged elsewhere.
"""

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory

from siperi_geo.boundaries.archive import UNPACKED_PER_PACKED, unpack
from siperi_geo.boundaries.geojson import read_geojson
from siperi_geo.boundaries.layer import Layer
from siperi_geo.boundaries.vector import Fit, read_parquet, read_vector
from siperi_geo.errors import SiperiError, Where
from siperi_geo.settings import settings

HEAD_BYTES = 4096
MAX_FEATURES = 100_000  # all villages of Indonesia are 83,000
SHP_MAGIC = b"\x00\x00\x27\x0a"


def read_layer(path: Path, fit: Fit) -> Layer:
    """The layer of a boundary file of any accepted kind.

    Raises BOUNDARY_NO_FEATURES, BOUNDARY_TOO_MANY and what the readers raise.
    """
    limit_bytes = settings().max_file_mb * 2**20
    _guard(path, limit_bytes)
    layer = _read(path, fit, limit_bytes * UNPACKED_PER_PACKED)
    count = len(layer.features)
    if count == 0:
        raise SiperiError("BOUNDARY_NO_FEATURES", Where(file=path.name))
    if count > MAX_FEATURES:
        raise SiperiError("BOUNDARY_TOO_MANY", Where(file=path.name), count=count, limit=MAX_FEATURES)
    return layer


def file_sha256(path: Path) -> str:
    """The content hash of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _guard(path: Path, limit_bytes: int) -> None:
    where = Where(file=path.name)
    if not path.is_file():
        raise SiperiError("BOUNDARY_FILE_MISSING", where)
    size = path.stat().st_size
    if size == 0:
        raise SiperiError("BOUNDARY_FILE_EMPTY", where)
    if size > limit_bytes:
        limit, actual = round(limit_bytes / 2**20), round(size / 2**20)
        raise SiperiError("BOUNDARY_FILE_TOO_LARGE", where, size_mb=actual, limit_mb=limit)


def _read(path: Path, fit: Fit, limit_bytes: int) -> Layer:
    kind = _kind(path)
    if kind == "zip":
        return _read_archive(path, fit, limit_bytes)
    if kind == "json":
        return read_geojson(path)
    if kind == "parquet":
        return read_parquet(path, path.name, limit_bytes=limit_bytes)
    if kind == "shp":
        _whole_shapefile(path, path.name)
    return read_vector([path], path.name, fit)


def _read_archive(path: Path, fit: Fit, limit_bytes: int) -> Layer:
    with TemporaryDirectory(prefix="siperi-boundaries-") as folder:
        layers = unpack(path, Path(folder), limit_bytes=limit_bytes)
        shapes = [layer for layer in layers if layer.suffix == ".shp"]
        for shape in shapes:
            _whole_shapefile(shape, path.name)
        if shapes:
            return read_vector(shapes, path.name, fit)
        first = layers[0]
        if _kind(first) == "zip":
            raise SiperiError("BOUNDARY_ZIP_WITHOUT_LAYER", Where(file=path.name))
        return _read(first, fit, limit_bytes)


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    binary = {b"PK\x03\x04": "zip", b"PK\x05\x06": "zip", b"PAR1": "parquet", SHP_MAGIC: "shp", b"SQLi": "gpkg"}
    if head[:4] in binary:
        return binary[head[:4]]
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text[:1] in (b"{", b"["):
        return "json"
    where = Where(file=path.name)
    lower = text.lower()
    if b"<html" in lower or lower.startswith(b"<!doctype html"):
        raise SiperiError("BOUNDARY_WEB_PAGE", where)
    if b"<kml" in lower and b"<!entity" not in lower:
        return "kml"
    raise SiperiError("BOUNDARY_FORMAT_UNKNOWN", where)


def _whole_shapefile(path: Path, file: str) -> None:
    """A Shapefile is several files: without .dbf there are no names, without .shx it cannot be read."""
    present = {p.suffix.lower() for p in path.parent.iterdir() if p.stem == path.stem}
    missing = sorted({".shx", ".dbf"} - present)
    if missing:
        raise SiperiError("BOUNDARY_SHAPEFILE_INCOMPLETE", Where(file=file), missing=", ".join(missing))
