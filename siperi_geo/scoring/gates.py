"""What the steps of readings need from the scoring statement, and the step they make of it.

A step never opens over a blank: the nodes it asks about are scored a second time, blanks being the worst answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from siperi_geo.instruments import Instrument, Item, Node, Requirement, StepReading
from siperi_geo.instruments.model import MICRO
from siperi_geo.scoring.node_sql import named
from siperi_geo.scoring.sql_text import double, micro, text


@dataclass(frozen=True)
class Gates:
    """The second scoring of the nodes that readings ask about; `names` are the suffixes of its columns.

    It has no nodes of its own where the variant takes blanks for the worst answer anyway.
    """

    instrument: Instrument
    names: dict[str, str]
    own: frozenset[str]  # codes of the nodes scored a second time
    required: tuple[str, ...]  # codes and ids that requirements name, each once

    def among(self, nodes: Iterable[Node]) -> list[Node]:
        """Those of the nodes that are scored a second time."""
        return [node for node in nodes if node.id in self.own]

    @property
    def item_ids(self) -> frozenset[str]:
        """The items whose blanks count as worst in the second scoring."""
        return frozenset(item.id for code in self.own for item in self.instrument.node(code).items)

    @property
    def item_columns(self) -> list[str]:
        """The points of the items that requirements name."""
        return [self.value(code) for code in self.required if code not in self.names]

    @property
    def columns(self) -> list[str]:
        """The columns of the result that only readings need."""
        return [self.value(code) for code in self.required if code in self.own or code not in self.names]

    def value(self, code: str) -> str:
        """The column that a requirement looks at."""
        if code in self.names:
            return f"value_{self.names[code]}"
        return f"item_{self.instrument.item_position(code) + 1}"


@lru_cache(maxsize=64)
def gates_of(instrument: Instrument, variant_id: str) -> Gates:
    """What the readings of an instrument need under a variant."""
    steps = [step for reading in instrument.readings for step in reading.steps]
    codes = dict.fromkeys(required.of for step in steps for required in step.requires)
    nodes = {node.id: node for node in instrument.nodes()}
    is_strict = instrument.variant(variant_id).missing == "as_worst"
    below = {one.id for code in codes if code in nodes for one in nodes[code].counted()}
    names = named(instrument.nodes(), "" if is_strict else "g")
    return Gates(instrument, names, frozenset() if is_strict else frozenset(below), tuple(codes))


def reading_case(instrument: Instrument, variant_id: str, reading: StepReading) -> str:
    """The code of the step reached, over the columns of the scoring statement: that before the first unmet one."""
    gates = gates_of(instrument, variant_id)
    reached, cases = reading.none.code, ""
    for step in reading.steps:
        unmet = " or ".join(_unmet(gates, required) for required in step.requires)
        cases += f" when {unmet} then {text(reached)}"
        reached = step.code
    return f"case{cases} else {text(reached)} end"


def _unmet(gates: Gates, required: Requirement) -> str:
    """A node needs a value in the variant's own reading too; an item needs an answer that carries points."""
    column = gates.value(required.of)
    low, high = _ends(gates.instrument, required.of)
    score = micro(f"({column} - {double(low)}) * 100e0 / {double(high - low)}")
    limit = round(required.at_least_score * MICRO)
    nodes = {node.id: n for n, node in enumerate(gates.instrument.nodes())}
    missing = f"value_{nodes[required.of]} is null or " if required.of in gates.own else ""
    return f"{missing}{column} is null or {score} < {limit}"


def _ends(instrument: Instrument, code: str) -> tuple[float, float]:
    if code in {node.id for node in instrument.nodes()}:
        return instrument.value_range(code)
    item: Item = instrument.item(code)
    return instrument.scale_of(item).ends
