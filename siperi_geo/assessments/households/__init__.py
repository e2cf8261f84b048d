"""Families at scale: what storing their forms would do, and storing it in pieces that are each whole.

A household is registered by its first form, as `family:<kelurahan>:<code>`. Nothing here shows a single household.
"""

from siperi_geo.assessments.households.kept import SetAside, aside_of
from siperi_geo.assessments.households.planned import HouseholdPlan, State
from siperi_geo.assessments.households.planning import plan_households
from siperi_geo.assessments.households.report import overruled, problems_of, shorter
from siperi_geo.assessments.households.writing import HouseholdWriter, batch_of

__all__ = [
    "HouseholdPlan",
    "HouseholdWriter",
    "SetAside",
    "State",
    "aside_of",
    "batch_of",
    "overruled",
    "plan_households",
    "problems_of",
    "shorter",
]
