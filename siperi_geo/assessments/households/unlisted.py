"""Households that hand in a form and stand on no list, and made-up ones that make way: counted, not held."""

import numpy as np

from siperi_geo.assessments.households.planned import HouseholdPlan
from siperi_geo.registers.subjects import made_up
from siperi_geo.store import Store

NOT_LISTED = "HOUSEHOLD_NOT_LISTED"
EXAMPLES_GO = "HOUSEHOLD_EXAMPLES_GO"


def count_unlisted(store: Store, plan: HouseholdPlan) -> None:
    """Count the forms to store of such households, if any kelurahan of theirs has a list."""
    counts = store.query("families/count_per_kelurahan")
    with_list = set(counts[counts["registered_count"] > 0]["area_code"])
    is_of_list = np.array([one.code in with_list for one in plan.areas] + [False])[plan.area]
    entries = np.flatnonzero(plan.to_store & is_of_list).tolist()
    if not entries:
        return
    rows = store.query("families/register_list")
    listed = set(rows[rows["is_listed"] & rows["is_active"]]["subject_id"])
    plan.said.counts[NOT_LISTED] = len({plan.subject_id(entry) for entry in entries} - listed)


def count_examples(store: Store, plan: HouseholdPlan) -> None:
    """Count the made-up households that make way for real ones."""
    if plan.to_store.any():
        plan.said.counts[EXAMPLES_GO] = made_up(store, plan.instrument.subject).subjects
