"""Whose form a respondent's is: a number within a unit of a government. No name is read, none is kept.

The number is one that the unit gives out; a form from a telephone may go by the id of its sending instead. Which
unit is meant is decided in `assessments`.
"""

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from siperi_geo.areas import normalise_name
from siperi_geo.forms.head import When
from siperi_geo.forms.odk_owners import Submitter
from siperi_geo.forms.owners import Owner, Owners
from siperi_geo.forms.reading import Reading
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.sheets import Line, RefusedError, tidy

NUMBER = re.compile(r"0*([1-9][0-9]{0,3})(?:[.,]0)?", re.ASCII)
INSTANCE = re.compile(r"[0-9a-z-]{6,64}", re.ASCII)


class RespondentOwners(Owners):
    """Reads owners of an instrument whose respondents answer for their unit."""

    def __init__(self, instrument: Instrument) -> None:
        super().__init__(instrument, ())
        self.keys = ("place",)

    def owner(self, said: dict[str, str], when: When) -> Owner:
        """The respondent that texts name; without a number nobody's. Raises RESPONDENT_NUMBER_NOT_ONE."""
        return respondent(number_of(said.get("subject", "")), said.get("place", ""), said.get("city", ""), when)


def respondent(number: str, unit: str, government: str, when: When) -> Owner:
    """An owner that is a number within a unit, both as written."""
    within = f"{normalise_name(unit)} {normalise_name(government)}"
    return Owner(subject=number, place=unit, city=government, year=when.year, day=when.day, within=within)


def number_of(text: str) -> str:
    """A running number in its one writing (`03` and `3.0` as `3`), nothing for a blank.

    Raises RefusedError RESPONDENT_NUMBER_NOT_ONE without repeating the text, which may be somebody's name.
    """
    plain = tidy(text)
    if not plain:
        return ""
    found = NUMBER.fullmatch(plain.removeprefix("'"))
    if found is None:
        raise RefusedError("RESPONDENT_NUMBER_NOT_ONE", None)
    return found[1]


@dataclass(frozen=True, slots=True)
class RespondentSubmitter(Submitter):
    """Reads the heads of submissions of respondents; without a number the id of the sending is one."""

    FIELDS: ClassVar = (layout.GOVERNMENT_FIELD, layout.UNIT_FIELD, layout.RESPONDENT_FIELD)

    def owner(self, line: Line) -> Owner:
        """Whose row this is, and for when. Raises RefusedError."""
        government, unit, number = (self.table.text(line, name) for name in self.FIELDS)
        code = self.table.text(line, layout.AREA_FIELD)
        who = number_of(number) or self._instance(line)
        return respondent(who, unit, code or government, self._when(line))

    def area(self, _: Line) -> str:
        """Nothing: the place of a respondent is the unit."""
        return ""

    def written(self, _: Line) -> dict[str, str]:
        """Nothing: of the head no text is kept."""
        return {}

    def _instance(self, line: Line) -> str:
        """What the submission goes by, the same however often it is edited and sent again."""
        said = (self.table.about(line, key).removeprefix("uuid:").lower() for key in ("root", "instance"))
        return next((one for one in said if INSTANCE.fullmatch(one)), "")


def without_texts(reading: Reading) -> Reading:
    """The reading with the rows set aside by place and reason alone: what stood in them may name somebody."""
    return replace(reading, quarantine=tuple(replace(row, raw="") for row in reading.quarantine))
