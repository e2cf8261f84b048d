"""Rules between instruments as values: what one form claims, and which answers of other forms speak against it.

They hold no answers and find nothing (that is `analysis.cross`); they read no file (that is `cross_table`).
"""

from typing import Annotated, Literal

from pydantic import Field

from siperi_geo.instruments.parts import Code, Label, Mark, Part, Subject, Text

Place = Literal["same_kelurahan", "same_kecamatan", "within"]
Level = Literal["kelurahan", "kecamatan"]
Answer = Annotated[int, Field(strict=True, ge=0, le=254)]
FEWEST_FAMILIES = 10
SIZES: dict[Subject, int] = {"kecamatan": 2, "kelurahan": 1, "school": 0, "health_facility": 0, "family": 0}


class Side(Part):
    """One question in some versions of an instrument, and the answers to it that the rule is about."""

    instrument: Code
    versions: tuple[Text, ...] = Field(min_length=1)
    item: Code
    answers: tuple[Answer, ...] = Field(min_length=1)


class CrossRule(Part):
    """One rule. `text` says it in words, `question` is what a verifier may ask; neither says that anybody lies.

    It holds where at least `at_least` others answered, and at least `at_least_pct` of these speak against.
    """

    id: Code
    text: Label
    question: Label
    mark: Mark
    claim: Side
    against: Side
    where: Place
    at_least_pct: float = Field(gt=0, le=100)
    at_least: int = Field(1, ge=1)

    def touches(self, instrument: str, version: str) -> bool:
        """Whether forms of this instrument version can claim, or speak against."""
        sides = (self.claim, self.against)
        return any(instrument == side.instrument and version in side.versions for side in sides)


class RuleTable(Part):
    """A file of such rules."""

    version: Text
    name: Label
    note: Label
    rules: tuple[CrossRule, ...]


def meeting_level(where: Place, one: Subject, other: Subject) -> Level | None:
    """The level of the area in which two kinds of subjects meet; None: they never do.

    `within`: the one is an area and the other lies in it (a school in a kelurahan, a kelurahan in a kecamatan).
    """
    sizes = [SIZES.get(one), SIZES.get(other)]
    if None in sizes:
        return None
    wider, smaller = max(SIZES[one], SIZES[other]), min(SIZES[one], SIZES[other])
    if where == "within":
        return None if wider == smaller else "kecamatan" if wider == SIZES["kecamatan"] else "kelurahan"
    if where == "same_kelurahan":
        return "kelurahan" if wider <= SIZES["kelurahan"] else None
    return "kecamatan"
