"""What a summary of local governments holds: published figures of units, governments, levels and the province.

Values only; `erat` makes them. Nothing that is not published is in them, but how many there are.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from siperi_geo.analysis.erat_reliability import Reliability
from siperi_geo.analysis.erat_response import Response, response
from siperi_geo.instruments import Instrument

PROVINCE, REGENCIES = "provinsi", "kabupaten_kota"  # the levels whose difference is the gap


@dataclass(frozen=True, slots=True)
class Spread:
    """How far apart what was averaged lies, on the scale of the results (0–100)."""

    deviation: float  # standard deviation of all of them, not of a sample
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A published mean, or None; `counted` had a value, `minimum` are needed. Spread: None for respondents."""

    value: float | None
    counted: int
    minimum: int
    spread: Spread | None = None

    @property
    def lacking(self) -> int:
        """How many more are needed until it is published."""
        return max(0, self.minimum - self.counted)


Figures = Mapping[str, Figure]  # by node: the index and every dimension
Reliabilities = Mapping[str, Reliability]  # by node as well


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit (OPD) with how many forms it has; its figures are means over its respondents.

    `invited`: how many were asked to respond, where the unit says so.
    """

    unit_id: str
    name: str
    is_active: bool
    forms: int
    figures: Figures
    invited: int | None = None

    @property
    def response(self) -> Response:
        """How many of those invited handed in a form."""
        return response_of([self])


@dataclass(frozen=True, slots=True)
class Government:
    """A province, kabupaten or kota with its units; its figures are means over the units published."""

    code: str
    name: str
    level: str
    units: tuple[Unit, ...]
    figures: Figures

    @property
    def forms(self) -> int:
        return sum(unit.forms for unit in self.units)

    @property
    def response(self) -> Response:
        """How many of those invited in its units handed in a form."""
        return response_of(self.units)

    def published(self, node: str) -> list[Unit]:
        """The units whose value of a node is published, and so counts."""
        return [unit for unit in self.units if unit.figures[node].value is not None]


@dataclass(frozen=True, slots=True)
class Level:
    """All governments of one level; its figures are means over the governments published."""

    id: str
    governments: tuple[Government, ...]
    figures: Figures
    reliability: Reliabilities = field(default_factory=dict)

    @property
    def forms(self) -> int:
        return sum(one.forms for one in self.governments)

    @property
    def units(self) -> list[Unit]:
        return [unit for one in self.governments for unit in one.units]

    @property
    def response(self) -> Response:
        """How many of those invited at this level handed in a form."""
        return response_of(self.units)


@dataclass(frozen=True)
class Summary:
    """The whole of one year: levels with their governments and units, and the province's figures above them."""

    instrument: Instrument
    year: int
    levels: tuple[Level, ...]
    figures: Figures
    reliability: Reliabilities = field(default_factory=dict)
    is_example: bool = False  # of made-up units

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The index and the dimensions, in the order of the instrument."""
        return nodes_of(self.instrument)

    def level(self, level_id: str) -> Level:
        """The level with this id; KeyError when there is none."""
        return {level.id: level for level in self.levels}[level_id]

    def gap(self, node: str) -> float | None:
        """The perception gap of a node: province − kabupaten/kota; None while one of both has no value."""
        upper, lower = (self.level(one).figures[node].value for one in (PROVINCE, REGENCIES))
        return None if upper is None or lower is None else upper - lower

    @property
    def least(self) -> int:
        """How many respondents a unit needs before anything of it is shown."""
        return next(step.minimum for step in self.instrument.aggregation if step.to == "unit")

    @property
    def forms(self) -> int:
        return sum(level.forms for level in self.levels)

    @property
    def units(self) -> list[Unit]:
        return [unit for level in self.levels for unit in level.units]

    @property
    def response(self) -> Response:
        """How many of all those invited handed in a form."""
        return response_of(self.units)


def nodes_of(instrument: Instrument) -> tuple[str, ...]:
    """The nodes that are summarised: the index and its dimensions."""
    return (instrument.root.id, *(node.id for node in instrument.aspects))


def response_of(units: Iterable[Unit]) -> Response:
    """The response of these units."""
    return response((unit.forms, unit.invited, is_published(unit)) for unit in units)


def is_published(unit: Unit) -> bool:
    """Whether a unit has enough respondents with an index."""
    return next(iter(unit.figures.values())).value is not None
