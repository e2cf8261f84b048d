"""What scoring says of one form: a value per node with its coverage, and the class. It computes nothing."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from siperi_geo.instruments import Instrument


@dataclass(frozen=True, slots=True)
class NodeScore:
    """One node of one form: `index` on the node's own scale and `score` 0–100, both None when not assessable.

    answered, total: items below the node, counted in the same way in every variant.
    """

    code: str
    level: str
    index: float | None
    index_micro: int | None
    score: float | None
    answered: int
    total: int

    @property
    def coverage_pct(self) -> float:
        """Share of the items asked below that were really answered, 0–100; 100 where nothing is asked."""
        return self.answered / self.total * 100 if self.total else 100.0


@dataclass(frozen=True, slots=True)
class StepReached:
    """The step that one form reaches in a reading; `is_at_least`: a blank may hide that it is a higher one."""

    reading: str
    code: str
    is_at_least: bool


@dataclass(frozen=True)
class FormScore:
    """One form under one variant: its class, every node in tree order (the first is the index), its steps."""

    instrument: str
    version: str
    variant: str
    class_code: str | None
    nodes: tuple[NodeScore, ...]
    steps: tuple[StepReached, ...] = ()

    @property
    def index(self) -> float | None:
        """The index on the instrument's own scale; None when it cannot be assessed."""
        return self.nodes[0].index

    @property
    def score(self) -> float | None:
        """The index as 0–100."""
        return self.nodes[0].score

    @property
    def coverage_pct(self) -> float:
        """Share of all items answered, 0–100."""
        return self.nodes[0].coverage_pct

    def node(self, code: str) -> NodeScore:
        """The node with this code; KeyError when there is none."""
        return self._by_code[code]

    def step(self, reading: str) -> StepReached:
        """The step reached in the reading with this id; KeyError when there is none."""
        return {step.reading: step for step in self.steps}[reading]

    @cached_property
    def _by_code(self) -> dict[str, NodeScore]:
        return {node.code: node for node in self.nodes}

    def as_dict(self, instrument: Instrument, language: str = "id") -> dict[str, Any]:
        """The shape that `siperi score --format json` prints, without variants and problems."""
        band = instrument.class_named(self.class_code)
        return {
            "instrument": self.instrument,
            "version": self.version,
            "variant": self.variant,
            "index": self.index,
            "score": self.score,
            "class": getattr(band.name, language) if band else None,
            "class_code": self.class_code,
            "coverage_pct": self.coverage_pct,
            "aspects": [self._aspect(aspect.id, getattr(aspect.name, language)) for aspect in instrument.aspects],
            "readings": [_step(instrument, step, language) for step in self.steps],
        }

    def _aspect(self, code: str, name: str) -> dict[str, Any]:
        node = self.node(code)
        return {
            "code": code,
            "name": name,
            "index": node.index,
            "score": node.score,
            "coverage_pct": node.coverage_pct,
        }


def _step(instrument: Instrument, step: StepReached, language: str) -> dict[str, Any]:
    name = instrument.reading(step.reading).rung(step.code).name
    return {
        "id": step.reading,
        "code": step.code,
        "name": getattr(name, language),
        "at_least": step.is_at_least,
    }
