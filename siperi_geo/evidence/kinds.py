"""What kind of file some bytes are, seen in the bytes alone, and a picture of it that a page can show.

Three kinds are taken, told apart by their first bytes: a library that knows hundreds would add a dependency and
guesses. Whether a picture really opens, Pillow says, which Streamlit brings along. The bytes are never changed: a
hash is proof only of what came in, so a photo keeps its place and time. The preview is a picture without them.
"""

import io
from typing import TYPE_CHECKING, Final

from siperi_geo.errors import SiperiError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

JPEG, PNG, PDF = "image/jpeg", "image/png", "application/pdf"
STARTS: Final = {b"\xff\xd8\xff": JPEG, b"\x89PNG\r\n\x1a\n": PNG, b"%PDF-": PDF}
ENDINGS: Final = {JPEG: (".jpg", ".jpeg"), PNG: (".png",), PDF: (".pdf",)}
PDF_END = b"%%EOF"
MOST_PIXELS = 65_000_000  # a page of A4 at 600 dpi has 35 million, the largest photos of today's phones 50
PREVIEW = (1200, 1200)
PREVIEW_QUALITY = 85


def media_type_of(content: bytes, name: str) -> str:
    """JPEG, PNG or PDF; `name` is what people call it.

    Raises EVIDENCE_EMPTY, EVIDENCE_KIND, EVIDENCE_UNREADABLE for a file that is cut off, and EVIDENCE_PIXELS.
    """
    if not content:
        raise SiperiError("EVIDENCE_EMPTY", name=name)
    found = next((kind for start, kind in STARTS.items() if content.startswith(start)), None)
    if found is None:
        raise SiperiError("EVIDENCE_KIND", name=name)
    if found != PDF:
        _check_picture(content, name)
    elif PDF_END not in content:
        raise SiperiError("EVIDENCE_UNREADABLE", name=name)
    return found


def preview(content: bytes) -> bytes:
    """A small upright JPEG of a picture that was taken in, with nothing in it but what is seen."""
    from PIL import Image, ImageOps

    with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
        picture.draft("RGB", PREVIEW)
        upright = ImageOps.exif_transpose(picture)
        upright.thumbnail(PREVIEW)
        written = io.BytesIO()
        _on_white(upright).save(written, "JPEG", quality=PREVIEW_QUALITY)
    return written.getvalue()


def _check_picture(content: bytes, name: str) -> None:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height <= MOST_PIXELS:
                _look_at_all(picture)
                return
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for a damaged file
        raise SiperiError("EVIDENCE_UNREADABLE", name=name) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):  # a bomb, or where warnings are errors
        pass
    raise SiperiError("EVIDENCE_PIXELS", name=name, most=MOST_PIXELS // 1_000_000)


def _look_at_all(picture: "Picture") -> None:
    """Read the file to its end, without unpacking more of it than that takes."""
    if picture.format == "PNG":
        picture.verify()
    else:
        picture.draft("L", (picture.width // 8, picture.height // 8))
        picture.load()


def _on_white(picture: "Picture") -> "Picture":
    """Without transparency, which a JPEG does not have."""
    from PIL import Image

    if picture.mode in ("RGB", "L"):
        return picture
    ground = Image.new("RGB", picture.size, "white")
    seen = picture.convert("RGBA")
    ground.paste(seen, mask=seen)
    return ground
