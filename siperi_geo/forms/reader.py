"""What the readers of all kinds of tables share: finding items, reading answers, refusing a row with its reasons.

It knows no kind of form.
"""

from dataclasses import dataclass, field
from typing import Any

from siperi_geo.errors import Where
from siperi_geo.forms.answers import AnswerBook, UnreadableAnswerError
from siperi_geo.forms.draft import Draft
from siperi_geo.forms.head import Head
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.forms.owners import Owner, Owners
from siperi_geo.forms.reading import Unread
from siperi_geo.forms.tables import Table
from siperi_geo.forms.unread import Lost
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Findings, Line, RefusedError


@dataclass(slots=True)
class Reader:
    """Reads parts of rows of one file for one instrument, and collects its drafts."""

    instrument: Instrument
    index: ItemIndex
    answers: AnswerBook
    owners: Owners
    findings: Findings
    drafts: dict[object, Draft] = field(default_factory=dict)
    lost: list[Lost] = field(default_factory=list)
    strangers: int = 0  # rows with a question that the instrument does not have

    def draft(self, key: object, table: Table, line: Line, owner: Owner, head: Head) -> Draft:
        """The draft of this key, begun at this row when it is new; what this row says of its owner is added."""
        if key not in self.drafts:
            answers: list[int | None] = [None] * len(self.instrument.items)
            self.drafts[key] = Draft(owner, table.sheet.at(line), answers, head.written)
        draft = self.drafts[key]
        own = line.cell(table.columns.fields.get("profile"))
        draft.profile = own or draft.profile or head.fields.get("profile", "")
        draft.owner = draft.owner.joined(owner)
        return draft

    def position(self, text: str, column: str | None) -> int:
        """The place of the item a text means."""
        if not text:
            raise RefusedError("FORM_ITEM_MISSING", column)
        position = self.index.find(text)
        if position is None:
            self.strangers += 1
            raise RefusedError("FORM_ITEM_UNKNOWN", column, text=text[:80], **self.range())
        return position

    def range(self) -> dict[str, Any]:
        """What the words about an unknown item need: the instrument, its first and last item, their number."""
        first, last = self.instrument.items[0], self.instrument.items[-1]
        name, version = self.instrument.name, self.instrument.version
        names = {"instrument_id": f"{name.id} {version}", "instrument_en": f"{name.en} {version}"}
        return {**names, "first": first.id, "last": last.id, "n": len(self.instrument.items)}

    def answer(self, position: int, text: str, column: str | None) -> int | None:
        """The stored value of an answer to an item, None for a blank."""
        answers = self.answers.of(self.instrument.items[position])
        try:
            return answers.read(text)
        except UnreadableAnswerError as error:
            item = self.instrument.items[position].id
            raise RefusedError(error.code, column, text=text[:80], item=item, **answers.accepted) from error

    def refuse(self, table: Table, line: Line, reasons: list[RefusedError]) -> Where:
        """Report every reason against a row, and set the row aside; returns the place of the first reason."""
        problems = [
            self.findings.problem(one.code, table.sheet.at(line, one.column), **one.values) for one in reasons
        ]
        self.findings.set_aside(table.sheet, line, problems[0])
        return problems[0].where

    def item_at(self, position: int | None) -> str | None:
        """The id of the item at a position, None for none."""
        return None if position is None else self.instrument.items[position].id

    def lose(self, where: Where, position: int | None) -> None:
        """Keep in mind a row set aside that does not say whose it is."""
        self.lost.append(Lost(Unread(where, self.item_at(position)), position))
