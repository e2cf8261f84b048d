"""What a register wants of a map or raster, and the table that was made of it: shared shapes, no reading."""

from collections.abc import Mapping
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any

from siperi_geo.boundaries import Statistic, Zones
from siperi_geo.errors import Problem, Where
from siperi_geo.sheets import BadRow, MadeTable
from siperi_geo.text import language, t, use_language

PLACES = {"code": "kode kelurahan", "name": "kelurahan", "kecamatan": "kecamatan"}


@dataclass(frozen=True, slots=True)
class Wish:
    """The register (`about`), its headings for a value, what every row says beside, mean or sum of a raster.

    A heading that is None needs a word of the person first: what the value is.
    """

    about: str
    column_head: str | None
    raster_head: str | None
    statistic: Statistic
    fixed: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """The table; `how` goes into the source; `lines` and `read` (code → cells) are shown beside the report."""

    table: MadeTable
    how: str = ""
    lines: tuple[str, ...] = ()
    read_heads: tuple[str, ...] = ()
    read: tuple[tuple[str, tuple[str, ...]], ...] = ()


def stored_words(key: str, **values: Any) -> str:
    """Words that are stored: always Indonesian, so that the same file is the same source in both languages."""

    def said() -> str:
        use_language("id")
        return t(key, **values)

    return copy_context().run(said)


def held_row(number: int, raw: str, problem: Problem) -> BadRow:
    """A kelurahan whose value could not be used, as a row that was set aside."""
    return BadRow(number, str(problem.where), raw, problem.code, problem.message(language()))


def zone_notes(zones: Zones, where: Where) -> tuple[Problem, ...]:
    """That values by schematic zones are rough."""
    return (Problem("LAYER_ZONES_SCHEMATIC", where),) if zones.is_schematic else ()
