"""Filled forms in, tidy answers and row-level problems out; one reader per form kind.

It writes nothing to the store and computes no score.
"""

from siperi_geo.forms.odk import edition_of
from siperi_geo.forms.profiles import check_profile
from siperi_geo.forms.read import KINDS, read_form
from siperi_geo.forms.reading import FilledForm, Note, Reading, Unread, merge_readings, write_quarantine

__all__ = [
    "KINDS",
    "FilledForm",
    "Note",
    "Reading",
    "Unread",
    "check_profile",
    "edition_of",
    "merge_readings",
    "read_form",
    "write_quarantine",
]
