"""The one door through which files become stored, scored assessments; command line and page use it alike.

`examine` reads, checks and says what would happen (a dry run); `accept` stores exactly that and scores it, in one
transaction. Where single results are private, `examine_households` and `accept_households` do the same for any
number of forms, stored in pieces. This room adds nothing to what forms, assessments and scoring decide.
"""

from siperi_geo.intake.chosen import instrument_for, read_as_words, versions_here
from siperi_geo.intake.forms import Examined, accept, examine
from siperi_geo.intake.households import ExaminedHouseholds, accept_households, examine_households
from siperi_geo.intake.layers import (
    COVERED_PCT,
    SHARE_PCT,
    Layered,
    Options,
    hazard_layer,
    people_layer,
    vulnerability_layer,
)
from siperi_geo.intake.respondents import UnitForms, unit_forms

__all__ = [
    "COVERED_PCT",
    "SHARE_PCT",
    "Examined",
    "ExaminedHouseholds",
    "Layered",
    "Options",
    "UnitForms",
    "accept",
    "accept_households",
    "examine",
    "examine_households",
    "hazard_layer",
    "instrument_for",
    "people_layer",
    "read_as_words",
    "unit_forms",
    "versions_here",
    "vulnerability_layer",
]
