"""Instruments: the model, the loader, the check and the exports. It knows no instrument in particular."""

from siperi_geo.instruments.check import check
from siperi_geo.instruments.loader import InstrumentRef, available, find_class, load
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import (
    Choice,
    ClassBand,
    Consistency,
    Item,
    Label,
    Level,
    Mark,
    Named,
    Node,
    Rescale,
    Scale,
    ScoreRange,
    Status,
    Variant,
)
from siperi_geo.instruments.template import export_xlsx

__all__ = [
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
    "Rescale",
    "Scale",
    "ScoreRange",
    "Status",
    "Variant",
    "available",
    "check",
    "export_xlsx",
    "find_class",
    "load",
]
