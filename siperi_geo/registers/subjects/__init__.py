"""The register of who should fill in forms: schools, health facilities, units of governments; more kinds are data.

The way in is `examine` (a dry run, the report) and `accept`. Nobody is deleted by an import: who is no longer
listed is deactivated on request. Names, phones and numbers of persons are never stored. Kelurahan and kecamatan
are the areas of the city and need no register.
"""

from siperi_geo.registers.subjects.by_hand import (
    Correction,
    Written,
    as_written,
    correct,
    examine_one,
    find_subject,
    remove,
    set_active,
    why_kept,
)
from siperi_geo.registers.subjects.codes import is_own
from siperi_geo.registers.subjects.counts import counts, counts_of_governments
from siperi_geo.registers.subjects.examples import (
    MadeUp,
    example_code,
    forget,
    kinds_beside,
    made_up,
    make_way,
    put_examples,
)
from siperi_geo.registers.subjects.kinds import KINDS, OWNERSHIPS, Kind, Subtype, kind_of
from siperi_geo.registers.subjects.planning import Entry, Examined, examine
from siperi_geo.registers.subjects.points import Locator
from siperi_geo.registers.subjects.report import Column, changes, corrected, found, lines, listing, subtype_name
from siperi_geo.registers.subjects.stored import Subject, stored_subjects, subject_id
from siperi_geo.registers.subjects.template import export_template
from siperi_geo.registers.subjects.words import spelled_out
from siperi_geo.registers.subjects.writing import accept

__all__ = [
    "KINDS",
    "OWNERSHIPS",
    "Column",
    "Correction",
    "Entry",
    "Examined",
    "Kind",
    "Locator",
    "MadeUp",
    "Subject",
    "Subtype",
    "Written",
    "accept",
    "as_written",
    "changes",
    "correct",
    "corrected",
    "counts",
    "counts_of_governments",
    "examine",
    "examine_one",
    "example_code",
    "export_template",
    "find_subject",
    "forget",
    "found",
    "is_own",
    "kind_of",
    "kinds_beside",
    "lines",
    "listing",
    "made_up",
    "make_way",
    "put_examples",
    "remove",
    "set_active",
    "spelled_out",
    "stored_subjects",
    "subject_id",
    "subtype_name",
    "why_kept",
]
