"""What the sheet of a kelurahan says of an instrument: its newest index there and the class of it. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from siperi_geo.analysis.classing import band_of
from siperi_geo.instruments import Instrument
from siperi_geo.text import pick


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest index of an instrument in an area, as score 0–100; `class_name` is None where it has no class."""

    instrument: Instrument
    year: int
    score: float
    class_name: str | None
    is_example: bool


def standing(instrument: Instrument, year: int, row: Mapping[Hashable, Any]) -> Standing:
    """A row of the index of an area (`results.of_groups`) as a value."""
    band = band_of(instrument, row)
    name = pick(band.name) if band else None
    return Standing(instrument, year, float(row["score"]), name, bool(row["is_example"]))
