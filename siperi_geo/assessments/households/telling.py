"""What of a plan may be told, so that no household is known by what is said of few."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from siperi_geo.assessments.households.planned import Flags, HouseholdPlan, Ints, State
from siperi_geo.assessments.telling import may_tell_apart
from siperi_geo.settings import settings


def told(plan: HouseholdPlan) -> HouseholdPlan:
    """The plan that says whether its new, revised and unchanged entries are told apart."""
    return replace(plan, is_told_apart=may_tell_apart(plan.parts, plan.area, settings().least_families))


def held_in_locked(state: NDArray[np.int8], revision: Ints, area: Ints, here: Flags) -> Flags:
    """The entries of a locked round to hold: those that storing would add.

    With them those stored already just as they are, where few are either: a held one would tell that it differs.
    """
    adding, known = here & (state <= State.REVISED), here & (state == State.UNCHANGED) & (revision > 0)
    return adding if may_tell_apart((adding, known), area, settings().least_families) else adding | known
