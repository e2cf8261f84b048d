"""The catalogue as data: budget lines with codes of both nomenclatures, offices, units, and what each can close.

The file `catalogue.yaml` is checked when it is read. Costs are no part of it: they are own entries of the office.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from siperi_geo.columns import Bilingual
from siperi_geo.programmes.codes import activity_of

CATALOGUE = Path(__file__).parent / "catalogue.yaml"
Sure = Literal["verified", "partly", "remembered", "own_design"]
Unit = Literal["person", "document", "activity", "unit", "family", "zone", "report", "institution"]
Where = Literal["kelurahan", "kecamatan", "city"]
Need = Literal["people_not_served", "one", "own"]


class Part(BaseModel):
    """A part of the file: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Nomenclature(Part):
    """One list of codes, and how many digits the last part of a code has in it."""

    id: str
    decree: str
    digits: int
    sure: Sure


class Said(Part):
    """Where a kind of statement of this file is from, and how sure it is."""

    sure: Sure
    source: Bilingual


class Program(Part):
    """A program of the nomenclature."""

    code: str
    name: Bilingual
    sure: Sure


class Activity(Program):
    """A kegiatan; `service` is the SPM service that it is."""

    service: str | None = None


class Office(Part):
    """The office that answers for a line."""

    id: str
    name: Bilingual


class Reference(Part):
    """A printed budget of another kabupaten, to compare with."""

    budget_idr: int = Field(gt=0)
    target: int = Field(gt=0)
    year: int

    @property
    def unit_cost_idr(self) -> float:
        """Rupiah per unit of target."""
        return self.budget_idr / self.target


class Line(Part):
    """A sub-kegiatan, or a kegiatan where only that is known; `unit` is None where none is printed."""

    code: str
    code_2020: str | None = None
    crosswalk_sure: Sure = "verified"
    office: str
    service: str | None = None
    unit: Unit | None = None
    name: Bilingual
    output: str | None = None  # as printed, in Indonesian
    where: Where
    need: Need
    closes: Mapping[str, tuple[str, ...]]
    reference: Reference | None = None

    @property
    def activity(self) -> str:
        """The code of its kegiatan."""
        return activity_of(self.code)


class Catalogue(Part):
    """The whole file."""

    version: str
    nomenclatures: tuple[Nomenclature, ...]
    sources: Mapping[str, Said]
    programs: tuple[Program, ...]
    activities: tuple[Activity, ...]
    offices: tuple[Office, ...]
    units: Mapping[Unit, Bilingual]
    lines: tuple[Line, ...]

    @model_validator(mode="after")
    def _is_sound(self) -> "Catalogue":
        codes = [code for line in self.lines for code in (line.code, line.code_2020) if code]
        if twice := {code for code in codes if codes.count(code) > 1}:
            raise ValueError(f"codes stand twice: {twice}")
        if strange := {line.office for line in self.lines} - {one.id for one in self.offices}:
            raise ValueError(f"offices are not there: {strange}")
        return self

    @cached_property
    def _lines(self) -> dict[str, Line]:
        return {line.code: line for line in self.lines}

    @cached_property
    def _activities(self) -> dict[str, Activity]:
        return {one.code: one for one in self.activities}

    def line(self, code: str) -> Line:
        """The line with this code of the form in force; KeyError when there is none."""
        return self._lines[code]

    def office(self, line: Line) -> Office:
        """The office that answers for a line."""
        return next(one for one in self.offices if one.id == line.office)

    def service_of(self, line: Line) -> str | None:
        """The SPM service that a line serves: its own entry, else that of its kegiatan."""
        activity = self._activities.get(line.activity)
        return line.service or (activity.service if activity else None)

    def chosen_in(self, level: Where) -> tuple[Line, ...]:
        """The lines that are chosen area by area on a level: those of kelurahan are on that of kecamatan too."""
        known = ("kelurahan",) if level == "kelurahan" else ("kelurahan", "kecamatan")
        return tuple(line for line in self.lines if (line.where in known if level != "city" else True))


@cache
def catalogue() -> Catalogue:
    """The catalogue of the file."""
    return Catalogue.model_validate(yaml.safe_load(CATALOGUE.read_text(encoding="utf-8")))
