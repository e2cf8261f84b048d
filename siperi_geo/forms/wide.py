"""Tables with one row per subject and one column per item.

A row with anything unreadable in it is set aside as a whole, with every bad cell named: half a form would
look like a form with blanks.
"""

from collections.abc import Callable

from siperi_geo.forms.head import Head
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.questions import check_whole
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.tables import Table
from siperi_geo.sheets import Line, RefusedError, tried

OwnerOf = Callable[[Line], Owner]


def read_wide(table: Table, reader: Reader, head: Head, owner_of: OwnerOf) -> int:
    """Read every row into a draft of its own; returns how many rows there were."""
    _check_item_columns(table, reader)
    count = 0
    for line in table.rows():
        count += 1
        _read_row(table, line, reader, head, owner_of)
    reader.findings.rows_in += count
    return count


def _read_row(table: Table, line: Line, reader: Reader, head: Head, owner_of: OwnerOf) -> None:
    reasons: list[RefusedError] = []
    answers: dict[int, int | None] = {}
    owner = None
    if tried(reasons, lambda: check_whole(table, line, reader)):
        owner = tried(reasons, lambda: owner_of(line))
        for position, column in table.columns.items.items():
            name = table.columns.name(column)
            try:
                answers[position] = reader.answer(position, line.cell(column), name)
            except RefusedError as refused:
                reasons.append(refused)
    if reasons or owner is None:
        reader.refuse(table, line, reasons)
        return
    draft = reader.draft((table.sheet, line.number), table, line, owner, head)
    draft.own_row = (table.sheet, line.number)
    for position, value in answers.items():
        draft.answers[position] = value


def _check_item_columns(table: Table, reader: Reader) -> None:
    """A column that looks like an item but is none is an error: its answers would go unread."""
    for column in table.columns.unknown:
        text = table.columns.line.cell(column)
        if reader.index.looks_like_item(text):
            at = table.sheet.at(table.columns.line, table.columns.name(column))
            reader.findings.problem("FORM_ITEM_UNKNOWN", at, text=text, **reader.range())
