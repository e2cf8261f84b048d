"""The standard as data: services and sub-activities, weights, bands, points of quality, steps, each with its mark.

The file `standard.yaml` is checked when it is read. Nothing is computed here: see `analysis.spm`.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, model_validator

from siperi_geo.columns import Bilingual

STANDARD = Path(__file__).parent / "standard.yaml"
POINTS = 20  # of every service, and of every target of the guidance
Sure = Literal["verified", "partly", "remembered", "own_design"]
Unit = Literal["person", "document", "report", "unit", "points", "rupiah"]


class Part(BaseModel):
    """A part of the file: unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Basis(Part):
    """A regulation that the standard rests on."""

    id: str
    title: str
    sure: Sure


class Said(Part):
    """A rule in words, and how sure it is."""

    sure: Sure
    source: Bilingual


class Step(Part):
    """One of the four steps of applying the standard."""

    id: str
    name: Bilingual
    sure: Sure


class Index(Part):
    """How the index of a service is made; the shares are of 100."""

    recipients_pct: int
    quality_pct: int
    weights: Said
    formula: Said
    cap: Said
    no_target: Said
    mean_of_services: Said
    recipients_alone: Said

    @model_validator(mode="after")
    def _is_whole(self) -> "Index":
        if self.recipients_pct + self.quality_pct != 100:
            raise ValueError("recipients_pct and quality_pct must be 100 together")
        return self


class Band(Part):
    """One class of the index: from this percentage on, upwards."""

    from_pct: int
    id: str
    name: Bilingual


class Bands(Said):
    """One reading of the classes, highest first."""

    id: str
    name: Bilingual
    bands: tuple[Band, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _falls(self) -> "Bands":
        limits = [band.from_pct for band in self.bands]
        if limits[-1] != 0 or any(above <= below for above, below in pairwise(limits)):
            raise ValueError(f"bands of {self.id} must fall to 0")
        return self

    def of(self, index: Fraction) -> Band:
        """The class of an unrounded index: 99.999 is not 100."""
        return next(band for band in self.bands if index >= band.from_pct)


class SubActivity(Part):
    """One of the twelve sub-activities; `line`: its code in the budget, `line_2020` in that of 2020."""

    id: str
    name: Bilingual
    unit: Unit
    sure: Sure
    line: str
    line_2020: str
    spelled: tuple[str, ...]


class Service(Part):
    """One of the three services; `short` is its name where there is little room, `activity` its kegiatan."""

    id: str
    name: Bilingual
    short: Bilingual
    sure: Sure
    indicator: Bilingual
    indicator_sure: Sure
    recipients: Bilingual
    spelled: tuple[str, ...]
    activity: str
    sub_activities: tuple[SubActivity, ...]


class QualityItem(Part):
    """An item of minimum quality with its points."""

    id: str
    service: str
    points: int
    name: Bilingual


class Quality(Said):
    """Items whose points add up to 20 for every service."""

    items: tuple[QualityItem, ...]


class PublishedItem(Part):
    """An item of a table of the guidance."""

    id: str
    points: int
    name: Bilingual


class PublishedQuality(Said):
    """A table of the guidance: what a target of a sub-activity asks for, in points."""

    target: int
    sub_activity: str
    name: Bilingual
    items: tuple[PublishedItem, ...]


class Standard(Part):
    """The whole file."""

    version: str
    legal_basis: tuple[Basis, ...]
    steps: tuple[Step, ...]
    index: Index
    bands: tuple[Bands, ...] = Field(min_length=1)
    services: tuple[Service, ...]
    quality: Quality
    published_quality: tuple[PublishedQuality, ...]
    units: Mapping[Unit, Bilingual]

    @model_validator(mode="after")
    def _adds_up(self) -> "Standard":
        sums = {service.id: sum(item.points for item in self.items_of(service.id)) for service in self.services}
        sums |= {str(one.target): sum(item.points for item in one.items) for one in self.published_quality}
        if wrong := {name: n for name, n in sums.items() if n != POINTS}:
            raise ValueError(f"points must be {POINTS} together: {wrong}")
        known = {sub.id for service in self.services for sub in service.sub_activities}
        if strange := {one.sub_activity for one in self.published_quality} - known:
            raise ValueError(f"sub-activities of published_quality are not there: {strange}")
        return self

    def reading(self, name: str | None = None) -> Bands:
        """The reading of the classes of this name; the first one where none, or no such, is named."""
        return next((one for one in self.bands if one.id == name), self.bands[0])

    def service_of(self, line: str) -> Service | None:
        """The service that a line belongs to: its own id, that of a sub-activity, or of an item of quality."""
        return next((one for one in self.services if line in self.lines_of(one)), None)

    def lines_of(self, service: Service) -> set[str]:
        subs = {sub.id for sub in service.sub_activities}
        published = {i.id for one in self.published_quality if one.sub_activity in subs for i in one.items}
        return {service.id} | subs | {item.id for item in self.items_of(service.id)} | published

    def items_of(self, service: str) -> tuple[QualityItem, ...]:
        """Our own items of quality of a service."""
        return tuple(item for item in self.quality.items if item.service == service)


@cache
def standard() -> Standard:
    """The standard of the file."""
    return Standard.model_validate(yaml.safe_load(STANDARD.read_text(encoding="utf-8")))
