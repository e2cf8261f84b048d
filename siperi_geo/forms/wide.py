"""Tables with one row per subject and one column per item.

A row with anything unreadable in it is set aside, with every bad cell named. Where only answers are unreadable it
is known whose form it is: that form is there, and says what of it could not be read.
"""

from collections.abc import Callable

from siperi_geo.errors import Problem
from siperi_geo.forms.answers import BLANK
from siperi_geo.forms.head import Head
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.questions import check_whole
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Unread
from siperi_geo.forms.tables import Table
from siperi_geo.sheets import Line, RefusedError, fold, tried

OwnerOf = Callable[[Line], Owner]
Strangers = dict[int, Problem]  # the columns that look like items and are none


def read_wide(table: Table, reader: Reader, head: Head, owner_of: OwnerOf) -> int:
    """Read every row into a draft of its own; returns how many rows there were."""
    strangers = _item_columns_unknown(table, reader)
    count = 0
    for line in table.rows():
        count += 1
        _read_row(table, line, reader, head, owner_of, strangers)
    reader.findings.rows_in += count
    return count


def _read_row(
    table: Table, line: Line, reader: Reader, head: Head, owner_of: OwnerOf, strangers: Strangers
) -> None:
    reasons: list[RefusedError] = []
    answers: dict[int, int | None] = {}
    unread: list[Unread] = []
    owner = None
    if tried(reasons, lambda: check_whole(table, line, reader)):
        owner = tried(reasons, lambda: owner_of(line))
        for position, column in table.columns.items.items():
            name = table.columns.name(column)
            try:
                answers[position] = reader.answer(position, line.cell(column), name)
            except RefusedError as refused:
                reasons.append(refused)
                unread.append(Unread(table.sheet.at(line, name), reader.item_at(position)))
    if reasons:
        reader.refuse(table, line, reasons)
    if owner is None:
        return
    unread += _of_strangers(table, line, reader, strangers)
    draft = reader.draft((table.sheet, line.number), table, line, owner, head)
    draft.own_row = None if unread else (table.sheet, line.number)
    draft.unread = unread
    for position, value in answers.items():
        draft.answers[position] = value


def _of_strangers(table: Table, line: Line, reader: Reader, strangers: Strangers) -> list[Unread]:
    """What a row says in columns of unknown items; such a row is set aside too."""
    filled = [column for column in strangers if fold(line.cell(column)) not in BLANK]
    if filled:
        reader.findings.set_aside(table.sheet, line, strangers[filled[0]])
    return [Unread(table.sheet.at(line, table.columns.name(column))) for column in filled]


def _item_columns_unknown(table: Table, reader: Reader) -> Strangers:
    """A column that looks like an item but is none is an error: its answers would go unread."""
    found: Strangers = {}
    for column in table.columns.unknown:
        text = table.columns.line.cell(column)
        if reader.index.looks_like_item(text):
            at = table.sheet.at(table.columns.line, table.columns.name(column))
            found[column] = reader.findings.problem("FORM_ITEM_UNKNOWN", at, text=text, **reader.range())
    return found
