"""A table as a CSV file that Excel with Indonesian settings opens by a double click and that runs no formula.

UTF-8 with a byte order mark, semicolons, decimal commas; text in quotes, so that a code stays a code. Below the
rows stands what they are: year, instrument, origin, version of the data.
"""

from collections.abc import Sequence
from typing import Any

from siperi_geo.analysis.exact import is_missing
from siperi_geo.cells import Table
from siperi_geo.sheets import harmless

BOM = "\ufeff"
DECIMALS = 6
Foot = Sequence[tuple[str, str]]


def csv_file(table: Table, foot: Foot = ()) -> bytes:
    """The table with its headings, then an empty line and the lines of the foot (name, value)."""
    values = table.values
    lines = [[_text(title) for title in values.columns]]
    lines += [[_cell(value) for value in row] for row in values.itertuples(index=False, name=None)]
    if foot:
        lines += [[], *([_text(name), _text(value)] for name, value in foot)]
    return (BOM + "".join(";".join(line) + "\r\n" for line in lines)).encode()


def _cell(value: Any) -> str:
    if is_missing(value):
        return ""
    return _text(value) if isinstance(value, str) else _number(value)


def _number(value: Any) -> str:
    """Up to six decimals (scores are exact to a millionth), with a comma: `57,161905`, `100`, `-1,5`."""
    written = f"{float(value):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if written == "-0" else written.replace(".", ",")


def _text(words: str) -> str:
    """Quoted; an apostrophe before what a spreadsheet would run as a formula."""
    return '"' + harmless(words).replace('"', '""') + '"'
