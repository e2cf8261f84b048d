"""The life of an assessment: a filled form becomes a numbered revision of one subject and year.

Nothing is overwritten: a later form is a new revision, an unchanged one is not stored again. This room
decides whose form it is and whether it may be stored; it computes no score and reads no file.
"""

from siperi_geo.assessments.held import set_aside
from siperi_geo.assessments.planned import Entry, Held, Plan
from siperi_geo.assessments.planning import plan
from siperi_geo.assessments.stored import answers_of
from siperi_geo.assessments.subjects import (
    AREA_LEVELS,
    Subject,
    areas_of,
    check_registered,
    has_register,
    subjects_of,
)
from siperi_geo.assessments.writing import check_unchanged, commit, remove_examples
from siperi_geo.assessments.years import is_year, valid_year

__all__ = [
    "AREA_LEVELS",
    "Entry",
    "Held",
    "Plan",
    "Subject",
    "answers_of",
    "areas_of",
    "check_registered",
    "check_unchanged",
    "commit",
    "has_register",
    "is_year",
    "plan",
    "remove_examples",
    "set_aside",
    "subjects_of",
    "valid_year",
]
