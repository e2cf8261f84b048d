"""Which encoding a text file is in: Excel in Indonesia saves UTF-8 with a mark, UTF-16 or cp1252.

It decides from the bytes alone and refuses what is not text; it does not split rows.
"""

import codecs
from pathlib import Path

from siperi_geo.errors import SiperiError, Where

CHUNK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_of(path: Path) -> str:
    """The Python name of a text file's encoding; FORM_NUL_BYTES when it holds bytes no text has."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
    for mark, name in _MARKS:
        if start.startswith(mark):
            return name
    if b"\0" in start:
        return _unmarked_utf16(start, path)
    return _utf8_or_windows(path)


def _unmarked_utf16(start: bytes, path: Path) -> str:
    """Plain Latin text in UTF-16 has a NUL at every second place; anything else with NULs is not text."""
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    raise SiperiError("FORM_NUL_BYTES", Where(path.name))


def _utf8_or_windows(path: Path) -> str:
    decoder = codecs.getincrementaldecoder("utf-8")()
    name = "utf-8"
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            if b"\0" in chunk:
                raise SiperiError("FORM_NUL_BYTES", Where(path.name))
            if name == "utf-8":
                try:
                    decoder.decode(chunk, final=len(chunk) < CHUNK)
                except UnicodeDecodeError:
                    name = "cp1252"
    return name
