"""A row of a table → a household's entry. Distinct texts are judged once, since a file has few of them."""

import json
from collections.abc import Callable, Hashable, Mapping
from typing import Any

from siperi_geo.areas import normalise_name
from siperi_geo.forms.answers import AnswerBook, UnreadableAnswerError
from siperi_geo.forms.households.codes import covered, refusal_of, split_code
from siperi_geo.forms.households.judging import Judge, Texts
from siperi_geo.forms.households.layout import Layout, Places, reader_of
from siperi_geo.forms.households.values import BLANK, Gathering, Reason
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Line, read_day, read_year, tidy

UNREADABLE = -1
MOST_SEEN = 20_000  # distinct texts of a kind: a column of free text must not fill the memory
LONGEST_DATE = 32
SHORT = 3  # signs of an unreadable answer that may be kept where none of them is a letter
PLACE, WHEN = ("area_code", "area", "kecamatan", "city"), ("year", "date")


class Rows:
    """Reads the rows of one table into a gathering; `left_out` counts rows with words that are never kept.

    `places`: names and codes of areas, as `name_key` writes them, and how they are kept of a row that is refused.
    """

    def __init__(
        self, layout: Layout, gathering: Gathering, instrument: Instrument, places: Mapping[str, str]
    ) -> None:
        self.layout, self.gathering, self._instrument = layout, gathering, instrument
        self._places, self.left_out = places, 0
        judge, read, fields = Judge(layout, gathering, instrument), self._reader, layout.fields
        self._of_place = read([fields.get(name, ()) for name in PLACE])
        self._of_when = read([fields.get(name, ()) for name in WHEN])
        self._of_code = read([fields.get("subject", ())])
        self._of_form = read(layout.form)
        self._of_header = read([places for _, places in layout.header])
        self._of_silent = read([(place,) for place in layout.silent])
        self._of_strangers = read([(place,) for place in layout.strangers])
        self._of_answers = read(layout.answers)
        self._place, self._when, self._code = once(judge.place), once(judge.when), once(judge.code)
        self._form, self._header = once(judge.form), once(judge.header)
        self._several = [place for place, columns in enumerate(layout.answers) if len(columns) > 1]
        self._book = AnswerBook(instrument.scales)
        shared: dict[str, dict[str, int]] = {}
        self._answers = [shared.setdefault(item.scale, {}) for item in instrument.items]

    def read(self, line: Line) -> int:
        """The entry of a row that is a whole form."""
        cells, broken = self.cells(line)
        if broken:
            return self.gathering.nobody(line.number, broken, "")
        place, when, header, code, reason = self.head(cells)
        if reason:
            return self.gathering.nobody(line.number, reason, self.kept(cells))
        answers, unread = self._whole(cells)
        entry = self.gathering.add(line.number, place, when, header, code, answers)
        if unread:
            self.gathering.refuse(entry, unread, written=self.kept(cells), is_unread=True)
        return entry

    def cells(self, line: Line) -> tuple[Texts, Reason | None]:
        """As many cells as there are headings and an empty one behind; why the row cannot be cut into cells."""
        width, cells, separator = self.layout.width, line.cells, self.layout.table.sheet.separator
        if line.damage or (separator and _swallows(line, separator, width)):
            return (), Reason("HOUSEHOLD_ROW_BROKEN")
        if separator and len(cells) > width and any(map(tidy, cells[width:])):
            return (), Reason("HOUSEHOLD_ROW_TOO_LONG")
        return (*cells[:width], *[""] * (width + 1 - len(cells[:width]))), None

    def head(self, cells: Texts) -> tuple[int, int, int, str, Reason | None]:
        """Place, time and header by number, the household code, and why the row is of nobody."""
        texts = self._of_place(cells)
        area, code, reason = self._code(self._of_code(cells))
        if area:
            if tidy(texts[0]) not in ("", area):
                reason = Reason("HOUSEHOLD_AREA_DIFFERS", self.layout.column_of("area_code"))
            texts = (area, *texts[1:])
        when, untimely = self._when(self._of_when(cells))
        header, says_more = self._header(self._of_header(cells))
        if says_more or any(map(tidy, self._of_silent(cells))):
            self.left_out += 1
        first = self._form(self._of_form(cells)) or reason or untimely
        return self._place(texts), when, header, code, first

    def answer(self, position: int, text: str) -> int:
        """The stored value of an answer, BLANK, or UNREADABLE."""
        known = self._answers[position]
        found = known.get(text)
        if found is None:
            try:
                value = self._book.of(self._instrument.items[position]).read(tidy(text))
                found = BLANK if value is None else value
            except UnreadableAnswerError:
                found = UNREADABLE
            if len(known) < MOST_SEEN:
                known[text] = found
        return found

    def kept(self, cells: Texts) -> str:
        """A refused row as it may be kept: what is asked for, with what may name a person covered."""
        (code,) = self._of_code(cells)
        said = {name: self._place_to_keep(text) for name, text in zip(PLACE, self._of_place(cells), strict=True)}
        for name, text in zip(WHEN, self._of_when(cells), strict=True):
            said[name] = tidy(text) if _is_time(text) else covered(tidy(text))
        said["household"] = tidy(code) if refusal_of(split_code(code)[1]) is None else covered(code)
        for place, (item, text) in enumerate(zip(self._instrument.items, self._of_answers(cells), strict=True)):
            said[item.id] = self.answer_to_keep(place, text)
        return json.dumps({name: text for name, text in said.items() if text}, ensure_ascii=False)

    def answer_to_keep(self, position: int, text: str) -> str:
        """An answer as it may be kept: one that could not be read may be anything, a name too."""
        plain = tidy(text)
        is_short = len(plain) <= SHORT and not any(map(str.isalpha, plain))
        return plain if is_short or self.answer(position, text) != UNREADABLE else covered(plain)

    def _place_to_keep(self, text: str) -> str:
        """What a row says of its place: areas that are known, by name, code or both; anything else is covered."""
        first, _, rest = tidy(text).partition(" ")
        parts = [self._places.get(name_key(one)) for one in (first, rest)]
        whole = self._places.get(name_key(tidy(text)))
        return whole or (f"{parts[0]} {parts[1]}" if all(parts) else covered(tidy(text)))

    def _whole(self, cells: Texts) -> tuple[bytes, Reason | None]:
        """The answers of a row, and the first reason why not all of them could be read."""
        texts = self._of_answers(cells)
        values = [known.get(text, UNREADABLE) for known, text in zip(self._answers, texts, strict=True)]
        if UNREADABLE in values:
            values = [self.answer(place, text) for place, text in enumerate(texts)]
        reason = self._stranger(cells)
        if UNREADABLE in values:
            columns = self.layout.answers[values.index(UNREADABLE)]
            reason = Reason("HOUSEHOLD_ANSWER_UNREADABLE", self.layout.column(columns[0]))
        for place in self._several:
            given = [self.answer(place, text) for one in self.layout.answers[place] if tidy(text := cells[one])]
            if len({*given} - {BLANK}) > 1:
                reason = Reason("HOUSEHOLD_ANSWERS_DIFFER", self.layout.column(self.layout.answers[place][0]))
                values[place] = UNREADABLE
        return bytes(BLANK if value == UNREADABLE else value for value in values), reason

    def _stranger(self, cells: Texts) -> Reason | None:
        """Why a row that answers a question that there is not cannot be used as it is."""
        pairs = zip(self.layout.strangers, self._of_strangers(cells), strict=True)
        column = next((column for column, text in pairs if tidy(text)), None)
        return None if column is None else Reason("HOUSEHOLD_ITEM_UNKNOWN", self.layout.column(column))

    def _reader(self, columns: "list[Places] | tuple[Places, ...]") -> Callable[[Texts], Texts]:
        return reader_of(columns, self.layout.width)


def once(judge: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """The same function, which remembers what it said."""
    seen: dict[Hashable, Any] = {}

    def asked(key: Hashable) -> Any:
        if key not in seen:
            if len(seen) >= MOST_SEEN:
                seen.clear()
            seen[key] = judge(key)
        return seen[key]

    return asked


def name_key(text: str) -> str:
    """A name or code of an area as it is looked up: `Kel. Bukit` as `bukit`, a code as it is."""
    return normalise_name(text) if any(map(str.isalpha, text)) else text


def _is_time(text: str) -> bool:
    """Whether a text is a year or a date, which name nobody."""
    return len(text) <= LONGEST_DATE and (read_day(text) or read_year(text)) is not None


def _swallows(line: Line, separator: str, width: int) -> bool:
    """Whether a cell in quotation marks holds what looks like further rows."""
    return "\n" in (line.raw or "") and any(2 * c.count(separator) >= width for c in line.cells if "\n" in c)
