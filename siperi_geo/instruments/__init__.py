"""Instruments: the model, the loader, the check and the exports. It knows no instrument in particular."""

from siperi_geo.instruments.about import Level, Named, Profile
from siperi_geo.instruments.check import check
from siperi_geo.instruments.loader import InstrumentRef, available, find_class, load
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.outcomes import (
    Aggregation,
    ClassBand,
    Consistency,
    Requirement,
    Rung,
    Step,
    StepReading,
    Variant,
)
from siperi_geo.instruments.parts import (
    NOT_ASKED,
    Choice,
    Item,
    Label,
    Mark,
    Node,
    Rescale,
    Scale,
    ScoreRange,
    Status,
)
from siperi_geo.instruments.template import export_xlsx
from siperi_geo.instruments.xlsform import export_xlsform

__all__ = [
    "NOT_ASKED",
    "Aggregation",
    "Choice",
    "ClassBand",
    "Consistency",
    "Instrument",
    "InstrumentRef",
    "Item",
    "Label",
    "Level",
    "Mark",
    "Named",
    "Node",
    "Profile",
    "Requirement",
    "Rescale",
    "Rung",
    "Scale",
    "ScoreRange",
    "Status",
    "Step",
    "StepReading",
    "Variant",
    "available",
    "check",
    "export_xlsform",
    "export_xlsx",
    "find_class",
    "load",
]
