"""Instruments: the model, the loader, the check and the exports. It knows no instrument in particular."""

from siperi_geo.instruments.about import Level, Named, Profile
from siperi_geo.instruments.check import check
from siperi_geo.instruments.cross_rules import CrossRule, Side, meeting_level
from siperi_geo.instruments.cross_table import (
    CROSS_FILE,
    Versions,
    check_cross,
    cross_file,
    cross_rules,
    rule_table,
    versions_of,
)
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
from siperi_geo.instruments.xlsform import Units, export_xlsform

__all__ = [
    "CROSS_FILE",
    "NOT_ASKED",
    "Aggregation",
    "Choice",
    "ClassBand",
    "Consistency",
    "CrossRule",
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
    "Side",
    "Status",
    "Step",
    "StepReading",
    "Units",
    "Variant",
    "Versions",
    "available",
    "check",
    "check_cross",
    "cross_file",
    "cross_rules",
    "export_xlsform",
    "export_xlsx",
    "find_class",
    "load",
    "meeting_level",
    "rule_table",
    "versions_of",
]
