"""ZIP files opened with care: sizes are checked before anything is unpacked, and again while unpacking.

Only members that belong to a boundary file are taken out, under names of our own.
"""

import lzma
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from siperi_geo.errors import SiperiError, Where

SHAPEFILE_PARTS = {".shp", ".shx", ".dbf", ".prj", ".cpg"}
LAYER_SUFFIXES = {".shp", ".gpkg", ".geojson", ".json", ".kml", ".parquet"}
MAX_MEMBERS = 2_000
UNPACKED_PER_PACKED = 4
CHUNK_BYTES = 1 << 20
BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)


def unpack(path: Path, folder: Path, *, limit_bytes: int) -> list[Path]:
    """Unpack the boundary files of an archive and return the layers among them, in the archive's order.

    `limit_bytes` is the most that may come out; raises BOUNDARY_ZIP_BROKEN, BOUNDARY_ZIP_LOCKED,
    BOUNDARY_ZIP_BOMB or BOUNDARY_ZIP_WITHOUT_LAYER.
    """
    where = Where(file=path.name)
    try:
        with zipfile.ZipFile(path) as archive:
            members = wanted_members(archive, where, limit_bytes=limit_bytes)
            written = [_write(archive, member, folder, limit_bytes, where) for member in members]
    except BROKEN as error:
        raise SiperiError("BOUNDARY_ZIP_BROKEN", where, reason=str(error)) from error
    layers = [target for target in written if target.suffix in LAYER_SUFFIXES]
    if not layers:
        raise SiperiError("BOUNDARY_ZIP_WITHOUT_LAYER", where)
    return layers


def wanted_members(archive: zipfile.ZipFile, where: Where, *, limit_bytes: int) -> list[zipfile.ZipInfo]:
    """The members that may hold boundaries; refuses an archive that would unpack to too much."""
    members = archive.infolist()
    wanted = [m for m in members if not m.is_dir() and _suffix(m.filename) in SHAPEFILE_PARTS | LAYER_SUFFIXES]
    size = sum(member.file_size for member in wanted)
    if size > limit_bytes or len(members) > MAX_MEMBERS:
        megabytes, limit = size / 2**20, limit_bytes / 2**20
        raise SiperiError("BOUNDARY_ZIP_BOMB", where, size_mb=round(megabytes), limit_mb=round(limit))
    if any(member.flag_bits & 1 for member in wanted):
        raise SiperiError("BOUNDARY_ZIP_LOCKED", where)
    return wanted


def _suffix(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).suffix.lower()


def _write(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, folder: Path, limit_bytes: int, where: Where
) -> Path:
    """Copy one member out; parts of one Shapefile stay together, folders of the archive become one prefix."""
    inner = PurePosixPath(member.filename.replace("\\", "/"))
    prefix = "_".join(part for part in inner.parent.parts if part not in ("..", "/"))
    target = folder / f"{prefix}_{inner.stem}{inner.suffix.lower()}".lstrip("_.")
    room = limit_bytes - sum(file.stat().st_size for file in folder.iterdir())
    with archive.open(member) as source, target.open("wb") as out:
        while chunk := source.read(CHUNK_BYTES):
            room -= len(chunk)
            if room < 0:
                limit = round(limit_bytes / 2**20)
                raise SiperiError("BOUNDARY_ZIP_BOMB", where, size_mb=limit, limit_mb=limit)
            out.write(chunk)
    return target
