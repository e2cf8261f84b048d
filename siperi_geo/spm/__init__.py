"""The minimum service standard (SPM) of the disaster sub-affair: what it asks for, as data that can be checked.

It knows no store and computes nothing of a year.
"""

from siperi_geo.spm.standard import (
    POINTS,
    Band,
    Bands,
    QualityItem,
    Service,
    Standard,
    SubActivity,
    Sure,
    Unit,
    standard,
)

__all__ = [
    "POINTS",
    "Band",
    "Bands",
    "QualityItem",
    "Service",
    "Standard",
    "SubActivity",
    "Sure",
    "Unit",
    "standard",
]
