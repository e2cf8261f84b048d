"""Which instrument and version files are read as: the user's word, else what the first says, else the newest."""

from pathlib import Path

from siperi_geo.errors import SiperiError
from siperi_geo.forms import edition_of
from siperi_geo.instruments import Instrument, available, load
from siperi_geo.text import pick, t

USUAL = "keltana"  # of a form that names none: BNPB's workbook, a CSV


def instrument_for(path: Path, instrument_id: str | None = None, version: str | None = None) -> Instrument:
    """The instrument of a file of forms. A version that a row alone names and that is not here is for the reader.

    Raises INSTRUMENT_UNKNOWN and INSTRUMENT_VERSION_ABSENT, with what is here.
    """
    if instrument_id and (version or len(versions_here(instrument_id)) < 2):
        return load(instrument_id, version)
    code, said = _said(path)
    wanted = instrument_id or code or USUAL
    if version is None and code == wanted and said in versions_here(wanted):
        version = said
    return load(wanted, version)


def versions_here(instrument_id: str) -> list[str]:
    """The versions of an instrument that are installed, the newest last."""
    return [ref.version for ref in available() if ref.id == instrument_id]


def read_as_words(instrument: Instrument) -> str:
    """Which version was read, in words; "" where there is one alone."""
    versions = versions_here(instrument.id)
    if len(versions) < 2:
        return ""
    return t("forms.read_as", name=pick(instrument.name), version=instrument.version, known=", ".join(versions))


def _said(path: Path) -> tuple[str, str]:
    """What a file says of itself; a file that cannot be read says nothing."""
    try:
        return edition_of(path) or ("", "")
    except SiperiError:
        return "", ""
