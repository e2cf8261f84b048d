"""The instrument files of this installation: which there are, and the one asked for as a model.

It refuses a file in which `check` finds an error; it mends nothing.
"""

from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from siperi_geo.errors import SiperiError, Where
from siperi_geo.instruments.check import examine
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.outcomes import ClassBand
from siperi_geo.settings import settings

NOT_INSTRUMENTS = {"cases.yaml"}


@dataclass(frozen=True, slots=True)
class InstrumentRef:
    """One instrument file: its id (the folder), version (the file name) and path."""

    id: str
    version: str
    path: Path


def available() -> list[InstrumentRef]:
    """Every instrument version in the instruments folder, by id and version."""
    files = sorted(settings().instruments.glob("*/*.yaml"))
    return [InstrumentRef(f.parent.name, f.stem, f) for f in files if f.name not in NOT_INSTRUMENTS]


def load(instrument_id: str, version: str | None = None) -> Instrument:
    """The instrument with this id: the version asked for, else the newest; read once per process.

    Errors: INSTRUMENT_UNKNOWN; INSTRUMENT_VERSION_ABSENT for a version of a known instrument whose file is not
    here; INSTRUMENT_INVALID, carrying every problem of the file.
    """
    refs = [ref for ref in available() if ref.id == instrument_id]
    if not refs:
        known = ", ".join(f"{ref.id} {ref.version}" for ref in available())
        raise SiperiError("INSTRUMENT_UNKNOWN", name=instrument_id, known=known)
    found = [ref for ref in refs if version in (None, ref.version)]
    if not found:
        known = ", ".join(ref.version for ref in refs)
        raise SiperiError("INSTRUMENT_VERSION_ABSENT", name=instrument_id, version=version, known=known)
    return _load_file(found[-1].path)


def find_class(instrument: Instrument, code: str) -> ClassBand | None:
    """The class with this code: this version's, else that of another version here (newest first), else None."""
    others = (load(ref.id, ref.version) for ref in reversed(available()) if ref.id == instrument.id)
    bands = (band for version in chain([instrument], others) for band in version.classes)
    return next((band for band in bands if band.code == code), None)


@cache
def _load_file(path: Path) -> Instrument:
    instrument, problems = examine(path)
    errors = [problem for problem in problems if problem.is_error]
    if instrument is None or errors:
        where = Where(file=f"{path.parent.name}/{path.name}")
        raise SiperiError("INSTRUMENT_INVALID", where, more=errors, count=len(errors))
    return instrument
