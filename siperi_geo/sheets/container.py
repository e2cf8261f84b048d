"""What kind of file this is, by its bytes: a workbook or a text table. Everything else is refused with advice.

The file name decides nothing, except that something called .xlsx which is none says so.
"""

import mmap
import os
from pathlib import Path
from typing import Literal

from siperi_geo.errors import SiperiError, Where
from siperi_geo.settings import settings
from siperi_geo.sheets.archive import WORKBOOK_NAMES

Container = Literal["workbook", "text"]
MIB = 1 << 20
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_NOT_TEXT = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf")
_WEB = (b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<?xml", b"mime-version:")


def container_of(path: Path) -> Container:
    """`workbook` or `text`. Errors: one FORM_ code for each kind of file that cannot be used."""
    where = Where(path.name)
    start = _start_of(path, where)
    if start.startswith(OLE):
        raise SiperiError(_ole_code(path), where)
    if start.startswith(ZIP):
        return "workbook"
    is_named_workbook = path.suffix.lower() in WORKBOOK_NAMES
    if is_named_workbook or start.startswith(_NOT_TEXT):
        raise SiperiError("FORM_NOT_WORKBOOK" if is_named_workbook else "FORM_NOT_A_TABLE", where)
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        raise SiperiError("FORM_WEB_PAGE", where)
    return "text"


def _start_of(path: Path, where: Where) -> bytes:
    """The first bytes of a file that exists, may be read, is not empty and not too large."""
    try:
        if path.is_dir():
            raise SiperiError("FORM_IS_FOLDER", where)
        if not path.is_file():
            raise SiperiError("FORM_FILE_MISSING", where, path=path)
        size = path.stat().st_size
        if size > settings().max_file_mb * MIB:
            limit = settings().max_file_mb
            raise SiperiError("FORM_FILE_TOO_LARGE", where, size=-(-size // MIB), limit=limit)
        with path.open("rb") as file:
            start = file.read(4096)
    except OSError as error:
        raise SiperiError("FORM_NO_PERMISSION", where, detail=os.strerror(error.errno or 0)) from error
    if not start.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0") and size <= len(start):
        raise SiperiError("FORM_FILE_EMPTY", where)
    return start


def _ole_code(path: Path) -> str:
    """The old Office container holds an encrypted workbook, an old .xls, or something else."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        if content.find("EncryptedPackage".encode("utf-16-le")) >= 0:
            return "FORM_ENCRYPTED"
        is_old_excel = any(content.find(name.encode("utf-16-le")) >= 0 for name in ("Workbook", "Book"))
    return "FORM_OLD_EXCEL" if is_old_excel else "FORM_NOT_A_TABLE"
