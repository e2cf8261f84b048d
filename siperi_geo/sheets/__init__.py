"""Tables in files, read safely: workbooks and CSV as people in Indonesia save them, as rows of text.

Whoever reads a kind of table begins here: `open_sheets`, then the lines of a `Sheet`; `Findings` collects what
is wrong and which rows were set aside. It knows no instrument, no area and no store, and judges no value.
"""

from siperi_geo.sheets.cells import Line, Sheet, fold, heading, tidy, whole_number
from siperi_geo.sheets.dates import FIRST_YEAR, LAST_YEAR, names_a_day, read_day, read_year
from siperi_geo.sheets.files import open_sheets, sha256_of
from siperi_geo.sheets.findings import BadRow, Findings, listed
from siperi_geo.sheets.made import MadeTable
from siperi_geo.sheets.quarantine import harmless, write_bad_rows
from siperi_geo.sheets.refusal import RefusedError, tried

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "BadRow",
    "Findings",
    "Line",
    "MadeTable",
    "RefusedError",
    "Sheet",
    "fold",
    "harmless",
    "heading",
    "listed",
    "names_a_day",
    "open_sheets",
    "read_day",
    "read_year",
    "sha256_of",
    "tidy",
    "tried",
    "whole_number",
    "write_bad_rows",
]
