"""What of a file a register did not read, said so that nothing goes unread unnoticed."""

from collections.abc import Sequence
from itertools import islice
from typing import TypeVar

from siperi_geo.errors import Where
from siperi_geo.registers.tables import Columns, Table
from siperi_geo.sheets import Findings, Sheet, listed

C = TypeVar("C", bound=Columns)


def warn_of_unread_sheets(tables: Sequence[Table[C]], sheets: Sequence[Sheet], findings: Findings) -> None:
    """Name the sheets a person sees and that have no table."""
    read = {table.sheet.name for table in tables}
    unread = [sheet.name for sheet in sheets if sheet.name and sheet.name not in read and _is_shown(sheet)]
    if unread:
        findings.problem("REGISTER_SHEETS_IGNORED", Where(findings.file), sheets=listed(unread))


def headings(table: Table[C], places: Sequence[int]) -> str:
    """What stands over these columns, in all heading lines; where nothing does, what a person finds them by."""
    texts = [" ".join(filter(None, (line.cell(place) for line in table.head))) for place in places]
    return listed([text or table.name(place) for text, place in zip(texts, places, strict=True)])


def _is_shown(sheet: Sheet) -> bool:
    return not sheet.is_hidden and any(islice(sheet.lines(), 1))
