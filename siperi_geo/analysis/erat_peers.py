"""From whom to learn: per dimension of e-RAT the government, and the unit, with the best published value.

Only published values are compared, equals are named together, and nothing is said where there is one alone. It
ranks nobody: who is best is somebody to ask, not a reward.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from siperi_geo.analysis.erat_figures import Figures, Government, Summary


@dataclass(frozen=True, slots=True)
class Best:
    """The highest published value of a dimension and who has it, by name; `among` how many published one."""

    names: tuple[str, ...]
    value: float
    among: int


@dataclass(frozen=True, slots=True)
class Peers:
    """One dimension: one's own value (None: not published), the best government and the best unit, if any."""

    node: str
    own: float | None
    government: Best | None
    unit: Best | None

    @property
    def behind(self) -> float | None:
        """How far one's own value is below the best government's (0: it is the best); None without both."""
        return None if self.own is None or self.government is None else self.own - self.government.value


def peers(found: Summary, own_code: str) -> tuple[Peers, ...]:
    """Every dimension in the order of the instrument; `own_code` is the government that wants to learn."""
    governments = [one for level in found.levels for one in level.governments]
    own = next((one for one in governments if one.code == own_code), None)
    return tuple(_of(node, governments, own) for node in found.nodes[1:])


def _of(node: str, governments: Sequence[Government], own: Government | None) -> Peers:
    named = [(one.name, one.figures) for one in governments]
    units = [(f"{unit.name} ({one.name})", unit.figures) for one in governments for unit in one.units]
    mine = None if own is None else own.figures[node].value
    return Peers(node, mine, _best(node, named), _best(node, units))


def _best(node: str, named: Iterable[tuple[str, Figures]]) -> Best | None:
    """The best of those with a published value; None where fewer than two have one."""
    known = [(name, value) for name, figures in named if (value := figures[node].value) is not None]
    if len(known) < 2:
        return None
    top = max(value for _, value in known)
    return Best(tuple(sorted(name for name, value in known if value == top)), top, len(known))
