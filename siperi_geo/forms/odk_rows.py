"""A row of submissions → one form with its answers; whose it is says `odk_owners`.

What cannot be read is set aside with every reason; where it is known whose form it is, it says what it lacks.
"""

from dataclasses import dataclass
from hashlib import sha256

from siperi_geo.errors import brief
from siperi_geo.forms.draft import Draft
from siperi_geo.forms.head import Head
from siperi_geo.forms.odk_editions import Edition, read_time
from siperi_geo.forms.odk_headings import OdkTable
from siperi_geo.forms.odk_owners import Submitter, submitter_of
from siperi_geo.forms.owners import Owner
from siperi_geo.forms.questions import check_whole
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Note, Unread
from siperi_geo.forms.respondents import RespondentSubmitter
from siperi_geo.instruments import Item, available
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.sheets import Line, RefusedError, tried


@dataclass(slots=True)
class Answered:
    """What a row answers, by the position of the item, and what of it could not be read."""

    values: dict[int, int | None]
    unread: list[Unread]


@dataclass(frozen=True, slots=True)
class Rows:
    """Reads the rows of one table. `questions` and `notes` are those that have a column."""

    table: OdkTable
    reader: Reader
    submitter: Submitter
    questions: tuple[tuple[int, str], ...]
    notes: tuple[tuple[Item, str], ...]

    def read(self, line: Line) -> Edition:
        """The row with the form in it; without a form where it cannot be said whose or of what it is."""
        reasons: list[RefusedError] = []
        owner, answered = None, Answered({}, [])
        is_whole = tried(reasons, lambda: check_whole(self.table.table, line, self.reader))
        if is_whole and tried(reasons, lambda: self._check_form(line)):
            owner = tried(reasons, lambda: self.submitter.owner(line))
            answered = self._answers(line, reasons)
        if reasons:
            self.reader.refuse(self.table.table, line, reasons)
        return self._edition(line, self._draft(line, owner, answered) if owner else None)

    def _check_form(self, line: Line) -> bool:
        """Refuse a row of another instrument or version, and one of a version that nobody knows."""
        instrument = self.reader.instrument
        found = self.table.text(line, layout.INSTRUMENT_FIELD)
        version = self.table.text(line, layout.VERSION_FIELD)
        if found and found != instrument.id:
            column = self.table.place_of(layout.INSTRUMENT_FIELD)
            raise RefusedError("FORM_ODK_OTHER_INSTRUMENT", column, found=brief(found), wanted=instrument.id)
        if version and version != instrument.version:
            versions = [ref.version for ref in available() if ref.id == instrument.id]
            code = "FORM_ODK_OTHER_VERSION" if version in versions else "FORM_ODK_VERSION_UNKNOWN"
            values = {"instrument": instrument.id, "found": brief(version), "wanted": instrument.version}
            raise RefusedError(code, self.table.place_of(layout.VERSION_FIELD), **values)
        return True

    def _answers(self, line: Line, reasons: list[RefusedError]) -> Answered:
        answered = Answered({}, [])
        for position, name in self.questions:
            try:
                answered.values[position] = self._answer(line, position, name)
            except RefusedError as refused:
                reasons.append(refused)
                at = self.table.sheet.at(line, refused.column)
                answered.unread.append(Unread(at, self.reader.item_at(position)))
        return answered

    def _answer(self, line: Line, position: int, name: str) -> int | None:
        columns = [column for column in self.table.named[name] if line.cell(column)]
        given = [self.reader.answer(position, line.cell(one), self.table.column(one)) for one in columns]
        values = {value for value in given if value is not None}
        if len(values) > 1:
            others = {"item": self.reader.item_at(position), "other": self.table.column(columns[-1])}
            raise RefusedError("FORM_ODK_ANSWERS_DIFFER", self.table.column(columns[0]), **others)
        return values.pop() if values else None

    def _draft(self, line: Line, owner: Owner, answered: Answered) -> Draft:
        head = Head(written=self.submitter.written(line))
        head.fields["profile"] = self.table.text(line, layout.PROFILE_FIELD)
        spot = (self.table.sheet, line.number)
        draft = self.reader.draft(spot, self.table.table, line, owner, head)
        draft.own_row = None if answered.unread else spot
        draft.unread = answered.unread
        # Where many answer for one subject every row stands by itself; numbers repeat from area to area.
        draft.apart = str(line.number) if self.reader.instrument.aggregation else self.submitter.area(line)
        for position, value in answered.values.items():
            draft.answers[position] = value
        for item, name in self.notes:
            if text := self.table.text(line, name):
                draft.notes[item.id] = Note(None, text)
        return draft

    def _edition(self, line: Line, draft: Draft | None) -> Edition:
        about = {key: self.table.about(line, key).removeprefix("uuid:") for key in self.table.metadata}
        ids = [about[key] for key in ("root", "instance", "replaced") if about.get(key)]
        ids += [f"_id {about['id']}"] if about.get("id") else []
        edits = about.get("edits", "")
        is_whole = draft is not None and not draft.unread
        return Edition(
            sheet=self.table.sheet,
            row=line.number,
            ids=frozenset(ids),
            instance=about.get("instance", ""),
            replaced=about.get("replaced", ""),
            edits=int(edits) if edits.isdecimal() else 0,
            submitted=read_time(about.get("submitted", "")),
            draft=draft,
            digest=b"" if is_whole else sha256(line.written().encode()).digest(),
        )


def _submitter(table: OdkTable, reader: Reader) -> Submitter:
    if reader.instrument.has_respondents:
        return RespondentSubmitter(table, reader.owners, reader.instrument.subject, None, ())
    return submitter_of(table, reader.owners, reader.instrument)


def rows_of(table: OdkTable, reader: Reader) -> Rows:
    """A reader of the rows of a table."""
    items = reader.instrument.items
    questions = ((place, layout.question_name(item.id)) for place, item in enumerate(items))
    notes = ((item, f"{layout.NOTE_PREFIX}{item.id}") for item in items)
    return Rows(
        table,
        reader,
        _submitter(table, reader),
        tuple((place, name) for place, name in questions if name in table.named),
        tuple((item, name) for item, name in notes if name in table.named),
    )
