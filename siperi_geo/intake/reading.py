"""Files of forms, read one after the other: one that cannot be read stops none of the others."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from siperi_geo.errors import Problem, SiperiError
from siperi_geo.forms import Reading, read_form
from siperi_geo.instruments import Instrument


def read_all(paths: Sequence[Path], instrument: Instrument, **how: Any) -> tuple[list[Reading], list[Problem]]:
    """Every file that can be read, and why others cannot; raises the SiperiError where none can."""
    readings: list[Reading] = []
    unread: list[Problem] = []
    for path in paths:
        try:
            readings.append(read_form(path, instrument, **how))
        except SiperiError as error:
            if len(paths) == 1:
                raise
            unread.extend(error.problems)
    if not readings:
        raise SiperiError(unread[0].code, unread[0].where, more=unread[1:], **unread[0].values)
    return readings, unread
