"""Which questions stand as evidence for which service of the standard, and where forms and SPM figures disagree.

Our own design: a question speaks for a service where its instrument says so (`spm`); how many of these an area's
forms meet is laid beside its SPM figure. Families are left out: single forms are nobody's to read. No reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from siperi_geo.analysis.spm import Achievement
from siperi_geo.instruments import NOT_ASKED, Instrument, Item

APART = 30  # points between the share of questions met and the SPM figure that are worth a look: our own design
Side = Literal["forms_lower", "spm_lower"]
Answers = Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the forms of an area say of a service: questions met of those answered, in how many forms."""

    met: int
    answered: int
    forms: int

    @property
    def pct(self) -> Fraction | None:
        """Per cent met; None where none was answered."""
        return 100 * Fraction(self.met, self.answered) if self.answered else None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An area whose forms and SPM figure are far apart."""

    area_code: str
    evidence: Evidence
    spm_pct: Fraction
    side: Side

    @property
    def apart(self) -> Fraction:
        """Points between both."""
        return abs((self.evidence.pct or 0) - self.spm_pct)


def linked(instrument: Instrument, service: str) -> list[tuple[int, Item]]:
    """The questions that speak for a service, with their place in the answers."""
    counted = {item.id for item in instrument.items_under(instrument.root.id)}
    return [
        (place, item) for place, item in enumerate(instrument.items) if service in item.spm and item.id in counted
    ]


def evidence(
    forms: Iterable[tuple[str, Instrument, Answers]], service: str, groups: Mapping[str, str]
) -> dict[str, Evidence]:
    """By area what its forms say: forms are (kelurahan or kecamatan, instrument, answers); `groups`: its area."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    known: dict[tuple[str, str], list[tuple[int, Item]]] = {}
    for area, instrument, answers in forms:
        key = (instrument.id, instrument.version)
        items = known.setdefault(key, linked(instrument, service))
        if area not in groups or not items:
            continue
        said = [
            not instrument.scale_of(item).is_unmet(answer)
            for place, item in items
            if (answer := answers[place]) is not None and answer != NOT_ASKED
        ]
        found = sums[groups[area]]
        found[0] += sum(said)
        found[1] += len(said)
        found[2] += bool(said)
    return {area: Evidence(*counts) for area, counts in sums.items() if counts[1]}


def disagreements(found: Mapping[str, Evidence], achieved: Mapping[str, Achievement]) -> tuple[Disagreement, ...]:
    """Where both are known and at least `APART` points apart, furthest first."""
    rows = []
    for area, said in found.items():
        pct = _spm(achieved.get(area))
        if pct is not None and said.pct is not None and abs(said.pct - pct) >= APART:
            rows.append(Disagreement(area, said, pct, "forms_lower" if said.pct < pct else "spm_lower"))
    return tuple(sorted(rows, key=lambda one: (-one.apart, one.area_code)))


def _spm(one: Achievement | None) -> Fraction | None:
    """The index of a service, or while there is none the share of recipients, at most 100."""
    if one is None or one.state == "no_target":
        return None
    if one.index is not None:
        return one.index
    pct = one.recipients.pct if one.recipients else None
    return None if pct is None else min(pct, Fraction(100))
