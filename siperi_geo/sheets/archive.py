"""Looks into a workbook's ZIP container before anything is unpacked, and refuses bombs and other formats.

It trusts no more than the sizes the ZIP directory states: the unpacking itself never goes beyond them.
"""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException

from siperi_geo.errors import SiperiError, Where

MIB = 1 << 20
WORKBOOK_NAMES = {".xlsx", ".xlsm", ".xltx", ".xltm"}
LARGEST_DIRECTORY = 1 * MIB
LARGEST_SHEET = 240 * MIB  # read as a stream: a download of 100,000 households has 234
LARGEST_STRINGS = 60 * MIB  # and pictures
LARGEST_OTHER = 16 * MIB  # styles, names, relations: read into memory as a whole
MOST_ENTRIES = 5_000
LARGEST_TOTAL = 250 * MIB
FREE_OF_RATIO = 20 * MIB
LARGEST_RATIO = 200
_END = b"PK\x05\x06"


def check_archive(path: Path) -> None:
    """Return when the file is a workbook that is safe to open; else raise its FORM_ code."""
    where = Where(path.name)
    if _directory_size(path) > LARGEST_DIRECTORY:
        raise _bomb(where, path.stat().st_size, LARGEST_TOTAL)
    with readable(path), ZipFile(path) as archive:
        entries = archive.infolist()
        kind = archive.read("mimetype")[:200] if _small(archive, "mimetype") else b""
    _check_sizes(entries, where)
    _check_kind({entry.filename for entry in entries}, kind, where)
    if any(entry.flag_bits & 1 for entry in entries):
        raise SiperiError("FORM_ENCRYPTED", where)


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Turn whatever the parser raises on a damaged workbook into a catalogue error."""
    try:
        yield
    except (SiperiError, MemoryError):
        raise
    except Exception as error:
        if any(isinstance(cause, DefusedXmlException) for cause in _causes(error)):
            raise SiperiError("FORM_XML_UNSAFE", Where(path.name)) from error
        detail = f"{type(error).__name__}: {error}"[:200]
        raise SiperiError("FORM_WORKBOOK_BROKEN", Where(path.name), detail=detail) from error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def has_formulas(path: Path) -> bool:
    """True when any sheet holds a formula; only then it is worth looking for results that are missing."""
    with ZipFile(path) as archive:
        return any(_holds(archive, name, b"<f") for name in archive.namelist() if _is_sheet(name))


def _holds(archive: ZipFile, name: str, what: bytes) -> bool:
    tail = b""
    with archive.open(name) as part:
        while chunk := part.read(MIB):
            if any(what + end in tail + chunk for end in (b">", b" ", b"/")):
                return True
            tail = chunk[-8:]
    return False


def _is_sheet(name: str) -> bool:
    return "worksheets/" in name.lower() and name.lower().endswith(".xml")


def _small(archive: ZipFile, name: str) -> bool:
    return name in archive.namelist() and archive.getinfo(name).file_size < 1000


def _directory_size(path: Path) -> int:
    """Size of the ZIP directory as its end record states it; 0 when there is no end record."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 66_000))
        tail = file.read()
    end = tail.rfind(_END)
    return int(struct.unpack_from("<I", tail, end + 12)[0]) if 0 <= end <= len(tail) - 22 else 0


def _check_sizes(entries: list[ZipInfo], where: Where) -> None:
    total = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    too_large = any(entry.file_size > _largest(entry.filename) for entry in entries)
    absurd = total > FREE_OF_RATIO and total / packed > LARGEST_RATIO
    if too_large or absurd or total > LARGEST_TOTAL or len(entries) > MOST_ENTRIES:
        raise _bomb(where, packed, total)


def _largest(name: str) -> int:
    if _is_sheet(name):
        return LARGEST_SHEET
    is_large = "sharedstrings" in name.lower() or "media/" in name.lower()
    return LARGEST_STRINGS if is_large else LARGEST_OTHER


def _check_kind(names: set[str], kind: bytes, where: Where) -> None:
    if b"opendocument" in kind:
        raise SiperiError("FORM_OPENDOCUMENT", where)
    if "xl/workbook.bin" in names:
        raise SiperiError("FORM_BINARY_EXCEL", where)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        is_named = Path(where.file or "").suffix.lower() in WORKBOOK_NAMES
        raise SiperiError("FORM_NOT_WORKBOOK" if is_named else "FORM_NOT_A_TABLE", where)


def _bomb(where: Where, packed: int, total: int) -> SiperiError:
    return SiperiError("FORM_ZIP_BOMB", where, packed=max(1, packed // MIB), total=max(1, total // MIB))
