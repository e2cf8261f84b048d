"""Filled forms in, tidy answers and row-level problems out; one reader per form kind.

It writes nothing to the store and computes no score.
"""

from siperi_geo.forms.read import KINDS, read_form
from siperi_geo.forms.reading import FilledForm, Note, Reading, merge_readings, write_quarantine
from siperi_geo.forms.template import instrument_of

__all__ = [
    "KINDS",
    "FilledForm",
    "Note",
    "Reading",
    "instrument_of",
    "merge_readings",
    "read_form",
    "write_quarantine",
]
