"""Households that come more than once in a year among the forms of one import: with the same content, or not."""

import numpy as np

from siperi_geo.assessments.households.planned import Entries, Flags, Ints
from siperi_geo.forms.households import Households


def find_doubled(read: Households, known: Flags, area: Ints, year: Ints) -> tuple[Flags, Flags]:
    """Among `known` entries: those that say again what an earlier one says, and all of households that differ.

    What could not be read whole says nothing again: nobody knows what stands there.
    """
    entries = np.flatnonzero(known)
    keys = np.empty(len(entries), [("area", np.int32), ("year", np.int32), ("code", read.code.dtype)])
    keys["area"], keys["year"], keys["code"] = area[entries], year[entries], read.code[entries]
    _, first, group, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    is_mixed = np.zeros(len(counts), bool)
    is_mixed[group[_differ(read, entries, entries[first[group]])]] = True
    several, mixed = counts[group] > 1, is_mixed[group]
    again, differing = np.zeros(len(read), bool), np.zeros(len(read), bool)
    again[entries[several & ~mixed & (first[group] != np.arange(len(entries)))]] = True
    differing[entries[several & mixed]] = True
    return again, differing


def _differ(read: Households, entries: Entries, others: Entries) -> Flags:
    """Which entries say something else than others, or hold what could not be read."""
    same_head = (read.when[entries] == read.when[others]) & (read.header[entries] == read.header[others])
    same_answers = (read.answers[entries] == read.answers[others]).all(axis=1)
    differ: Flags = ~(same_head & same_answers) | read.is_unread[entries]
    return differ
