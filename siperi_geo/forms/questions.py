"""Tables with one row per question: BNPB's "Input Nilai", our template, and the long CSV.

A row is good when its question and its answer are understood; the others are set aside, each with every reason
at once, and their form remembers what it lacks. A sheet filled by people (`pkd2021`) also holds remarks and
signatures; those are no rows.
"""

from collections.abc import Callable, Iterator

from siperi_geo.forms.answers import BLANK
from siperi_geo.forms.head import Head
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Note, Unread
from siperi_geo.forms.tables import Table
from siperi_geo.sheets import Line, RefusedError, fold, tried

OwnerOf = Callable[[Line], tuple[object, Owner]]  # the key of a row's draft, and whose it is


def read_questions(table: Table, reader: Reader, head: Head, owner_of: OwnerOf) -> int:
    """Read every row of a table into the draft its row belongs to; returns how many rows there were."""
    count = 0
    rows = _filled_by_people(table, reader) if table.kind == "pkd2021" else table.rows()
    for line in rows:
        _read_row(table, line, reader, head, owner_of)
        count += 1
    reader.findings.rows_in += count
    return count


def _filled_by_people(table: Table, reader: Reader) -> Iterator[Line]:
    """Rows with a question number, and rows that seem to have lost theirs; not remarks under the table."""
    fields = table.columns.fields
    waiting: list[Line] = []
    for line in table.rows():
        number = line.cell(fields["item"])
        if reader.index.find(number) is not None or reader.index.looks_like_item(number):
            yield from (*waiting, line)
            waiting.clear()
        elif any(line.cell(fields.get(field)) for field in ("item", "answer", "note", "evidence")):
            waiting.append(line)
    yield from (line for line in waiting if _is_answer(line.cell(fields["answer"]), reader))


def _is_answer(text: str, reader: Reader) -> bool:
    try:
        return reader.answer(0, text, None) is not None
    except RefusedError:
        return False


def _read_row(table: Table, line: Line, reader: Reader, head: Head, owner_of: OwnerOf) -> None:
    reasons: list[RefusedError] = []
    position = value = key_and_owner = None
    is_whole = tried(reasons, lambda: check_whole(table, line, reader))
    if is_whole:
        position = tried(reasons, lambda: _position(table, line, reader))
        if position is not None:
            value = tried(reasons, lambda: _value(table, line, reader, position))
        key_and_owner = tried(reasons, lambda: owner_of(line))
    if reasons or position is None or key_and_owner is None:
        where = reader.refuse(table, line, reasons)
        if is_whole and fold(line.cell(table.columns.fields["answer"])) in BLANK:
            return
        if key_and_owner is None:
            reader.lose(where, position)
        else:
            draft = reader.draft(key_and_owner[0], table, line, key_and_owner[1], head)
            draft.unread.append(Unread(where, reader.item_at(position)))
        return
    draft = reader.draft(key_and_owner[0], table, line, key_and_owner[1], head)
    draft.put(position, value, (table.sheet, line.number))
    _keep_note(table, line, draft.notes, reader.instrument.items[position].id)


def check_whole(table: Table, line: Line, reader: Reader) -> bool:
    """Refuse a row that swallowed others, or, in a CSV, has more cells than there are headings."""
    if line.damage or table.swallows(line, reader.index):
        raise RefusedError(line.damage or "FORM_QUOTE_OPEN", None)
    width = len(table.columns.line.cells)
    if table.sheet.separator and any(line.cell(place) for place in range(width, len(line.cells))):
        raise RefusedError("FORM_ROW_TOO_LONG", None, cells=len(line.cells), headings=width)
    return True


def _position(table: Table, line: Line, reader: Reader) -> int:
    return reader.position(line.cell(table.columns.fields["item"]), table.columns.of("item"))


def _value(table: Table, line: Line, reader: Reader, position: int) -> int | None:
    text = line.cell(table.columns.fields["answer"])
    return reader.answer(position, text, table.columns.of("answer"))


def _keep_note(table: Table, line: Line, notes: dict[str, Note], item: str) -> None:
    fields = table.columns.fields
    note = Note(line.cell(fields.get("evidence")) or None, line.cell(fields.get("note")) or None)
    if note.evidence or note.note:
        notes.setdefault(item, note)
