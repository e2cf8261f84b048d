"""The life of an assessment: a filled form becomes a numbered revision of one subject and year.

Nothing is overwritten: a later form is a new revision, an unchanged one is not stored again. This room
decides whose form it is and whether it may be stored; it computes no score and reads no file.
"""

from siperi_geo.assessments.planning import Entry, Plan, answers_of, areas_of, plan
from siperi_geo.assessments.writing import commit, remove_examples

__all__ = ["Entry", "Plan", "answers_of", "areas_of", "commit", "plan", "remove_examples"]
