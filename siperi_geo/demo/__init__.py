"""Example data: seeded, plausible forms of every instrument and SPM figures, marked as example in the store.

Nothing here is an observation. Areas are real, their forms are not; schools, facilities, households, units and
respondents are made up with their forms, and say so by name and code. Neighbours resemble each other, most improve
and some do not, a few forms and answers are missing, as in a real first round.
"""

from siperi_geo.demo.filling import fill, fill_all, fillable, has_forms, may_fill, refusal
from siperi_geo.demo.removing import NAME, Loaded, Removed, loaded, remove
from siperi_geo.demo.spm import SPM, fill_figures, refusal_of_examples, remove_figures

__all__ = [
    "NAME",
    "SPM",
    "Loaded",
    "Removed",
    "fill",
    "fill_all",
    "fill_figures",
    "fillable",
    "has_forms",
    "loaded",
    "may_fill",
    "refusal",
    "refusal_of_examples",
    "remove",
    "remove_figures",
]
