"""What is weakest in one area by the instruments, of what a budget line can improve, with these lines. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from siperi_geo.programmes import Line, catalogue


@dataclass(frozen=True, slots=True)
class Weak:
    """A part of an instrument with its score in the area, and the lines of the area's level that close it."""

    instrument: str
    part: str
    year: int
    score: float
    lines: tuple[Line, ...]


def weakest(values: Iterable[tuple[str, str, int, float]], most: int) -> tuple[Weak, ...]:
    """The `most` lowest of these (instrument, part, year, score 0–100) that some line closes, the lowest first.

    Lines chosen per kelurahan come before those of the whole city; a score that is not known is not weak.
    """
    found = [
        Weak(instrument, part, year, score, lines)
        for instrument, part, year, score in values
        if score == score and (lines := lines_for(instrument, part))
    ]
    return tuple(sorted(found, key=lambda one: (one.score, one.instrument, one.part))[:most])


def lines_for(instrument: str, part: str) -> tuple[Line, ...]:
    """The lines of the catalogue that close a part, those of kelurahan first."""
    order = {"kelurahan": 0, "kecamatan": 1, "city": 2}
    known = [line for line in catalogue().lines if part in line.closes.get(instrument, ())]
    return tuple(sorted(known, key=lambda line: (order[line.where], line.code)))
