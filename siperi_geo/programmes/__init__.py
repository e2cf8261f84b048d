"""Lines of the regional budget that a choice of programmes points to, as data that can be checked.

It knows no store, no cost and no year's results.
"""

from siperi_geo.programmes.catalogue import (
    Activity,
    Catalogue,
    Line,
    Need,
    Reference,
    Sure,
    Unit,
    Where,
    catalogue,
)
from siperi_geo.programmes.codes import activity_of, after_code, code_of
from siperi_geo.programmes.criteria import Criteria, Criterion, CriterionId, Preset, criteria
from siperi_geo.programmes.finding import Found, find

__all__ = [
    "Activity",
    "Catalogue",
    "Criteria",
    "Criterion",
    "CriterionId",
    "Found",
    "Line",
    "Need",
    "Preset",
    "Reference",
    "Sure",
    "Unit",
    "Where",
    "activity_of",
    "after_code",
    "catalogue",
    "code_of",
    "criteria",
    "find",
]
