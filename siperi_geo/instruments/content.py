"""What an instrument file states, key by key. What follows from it is in `model`."""

from datetime import date

from pydantic import Field

from siperi_geo.instruments.about import (
    Change,
    ItemDefaults,
    LegalBasis,
    Level,
    Named,
    Note,
    PartMark,
    Profile,
    Source,
)
from siperi_geo.instruments.outcomes import Aggregation, ClassBand, Consistency, StepReading, Variant
from siperi_geo.instruments.parts import Code, Label, Node, Part, Scale, Status, Subject, Text


class Content(Part):
    """The keys of an instrument file.

    `class_decimals`: the index is rounded half up to so many decimals before it is classed (None: it is not).
    `classes_from`: the reading whose step is the class, instead of a band of the index.
    `is_anonymous`: its form asks for nobody's name.
    """

    id: Code
    version: Text
    name: Label
    subject: Subject
    status: Status
    status_note: Label
    legal_basis: tuple[LegalBasis, ...]
    sources: tuple[Source, ...]
    valid_from: date
    valid_to: date | None
    decimals: int = Field(2, ge=0, le=6)
    class_decimals: int | None = Field(None, ge=0, le=6)
    is_anonymous: bool = False
    header: tuple[Named, ...] = ()
    spm_services: tuple[Named, ...] = ()
    profiles: tuple[Profile, ...] = ()
    scales: dict[str, Scale]
    levels: tuple[Level, ...] = Field(min_length=1)
    item_defaults: ItemDefaults = ItemDefaults()
    readings: tuple[StepReading, ...] = ()
    classes_from: str | None = None
    classes: tuple[ClassBand, ...] = Field(min_length=1)
    classes_note: Label
    variants: tuple[Variant, ...] = Field(min_length=1)
    aggregation: tuple[Aggregation, ...] = ()
    consistency: tuple[Consistency, ...] = ()
    marks: tuple[PartMark, ...] = ()
    notes: tuple[Note, ...] = ()
    history: tuple[Change, ...] = Field(min_length=1)
    root: Node
