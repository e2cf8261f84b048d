"""What a file is, by its content and never by its name: a map (vector), a raster, or a table (all else).

It opens nothing further and judges nothing.
"""

import zipfile
from pathlib import Path, PurePosixPath
from typing import Literal

from siperi_geo.boundaries.archive import LAYER_SUFFIXES
from siperi_geo.boundaries.files import SHP_MAGIC

LayerKind = Literal["table", "vector", "raster"]
TIFF = (b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
VECTOR = (b"SQLi", b"PAR1", SHP_MAGIC)
HEAD_BYTES = 4096


def layer_kind(path: Path) -> LayerKind:
    """`raster`: TIFF; `vector`: GeoPackage, GeoJSON, Shapefile (also zipped), KML, GeoParquet; else `table`."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if head[:4] in TIFF:
        return "raster"
    if head[:4] in VECTOR:
        return "vector"
    if head[:2] == b"PK":
        return "vector" if _holds_layer(path) else "table"
    text = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return "vector" if text[:1] in (b"{", b"[") or b"<kml" in text else "table"


def _holds_layer(path: Path) -> bool:
    """Whether an archive holds a map; a workbook is an archive too."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [PurePosixPath(name) for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    return any(name.suffix.lower() in LAYER_SUFFIXES for name in names) and "[Content_Types].xml" not in map(
        str, names
    )
