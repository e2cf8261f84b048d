"""Whose assessments can be stored: only subjects that the store has a register of."""

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument

REGISTERED = frozenset({"kelurahan"})


def has_register(instrument: Instrument) -> bool:
    """Whether the subjects of an instrument are known to the store, so that forms of it can be stored."""
    return instrument.subject in REGISTERED


def check_registered(instrument: Instrument) -> None:
    """Raises ASSESSMENT_NO_REGISTER for an instrument whose subjects cannot be stored yet."""
    if not has_register(instrument):
        name = instrument.name
        raise SiperiError(
            "ASSESSMENT_NO_REGISTER", instrument=instrument.id, instrument_id=name.id, instrument_en=name.en
        )
