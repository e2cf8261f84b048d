"""Which column of a table of households holds what: of our own CSV and of downloads from KoboToolbox and ODK.

Columns about persons are known so that they can be named, never so that they are read.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from siperi_geo.forms.head import Head
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.forms.odk_headings import OdkTable
from siperi_geo.forms.tables import Table
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.xlsform_words import field_label
from siperi_geo.sheets import Line, fold, heading

Places = tuple[int, ...]  # columns that may hold one thing; the first that is filled counts
FIELDS = ("area_code", "area", "kecamatan", "city", "subject", "year", "date")
OF_ODK = {
    "area_code": layout.AREA_FIELD,
    "area": layout.KELURAHAN_FIELD,
    "kecamatan": layout.KECAMATAN_FIELD,
    "subject": layout.SUBJECT_FIELD,
    "year": layout.YEAR_FIELD,
    "date": layout.DATE_FIELD,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table. `fixed`: what the lines above it say for all rows. `header`: (label, columns).

    `strangers` look like questions and are none; `silent` hold words that are never kept; `form` says what
    instrument and version a row is of.
    """

    table: Table
    fields: Mapping[str, Places]
    fixed: Mapping[str, str]
    header: tuple[tuple[str, Places], ...]
    answers: tuple[Places, ...]
    strangers: Places = ()
    silent: Places = ()
    form: tuple[Places, Places] = ((), ())

    @property
    def width(self) -> int:
        return len(self.table.columns.line.cells)

    def column(self, place: int) -> str:
        """How a person finds a column."""
        return self.table.columns.name(place)

    def column_of(self, field: str) -> str | None:
        """How a person finds the column of a field; None where there is none."""
        return next((self.column(place) for place in self.fields.get(field, ())), None)


def of_table(table: Table, head: Head, index: ItemIndex, instrument: Instrument) -> Layout:
    """The layout of a table with our headings, wide or long."""
    columns = table.columns
    found = {field: (columns.fields[field],) for field in FIELDS if field in columns.fields}
    own = {word: label for words, label in _header_words(instrument) for word in words}
    named = [(own[word], (place,)) for place, word in _worded(columns.line) if word in own]
    strange = [place for place in columns.unknown if index.looks_like_item(columns.line.cell(place))]
    notes = [columns.fields[field] for field in ("note", "evidence") if field in columns.fields]
    return Layout(
        table=table,
        fields=found,
        fixed={field: text for field, text in head.fields.items() if field in FIELDS},
        header=tuple(named),
        answers=tuple(
            (columns.items[place],) if place in columns.items else () for place in range(len(instrument.items))
        ),
        strangers=tuple(strange),
        silent=tuple(notes),
    )


def of_odk(table: OdkTable, instrument: Instrument) -> Layout:
    """The layout of a download from KoboToolbox or ODK Central."""

    def columns(name: str) -> Places:
        return tuple(table.named.get(name, ()))

    kept = [name for name in layout.identity_fields(instrument) if name.startswith(layout.HEADER_PREFIX)]
    notes = [place for item in instrument.items for place in columns(f"{layout.NOTE_PREFIX}{item.id}")]
    return Layout(
        table=table.table,
        fields={field: columns(name) for field, name in OF_ODK.items() if columns(name)},
        fixed={},
        header=tuple((field_label(name, instrument).id, columns(name)) for name in kept if columns(name)),
        answers=tuple(columns(layout.question_name(item.id)) for item in instrument.items),
        silent=tuple(notes),
        form=(columns(layout.INSTRUMENT_FIELD), columns(layout.VERSION_FIELD)),
    )


def ignored(found: Layout) -> list[int]:
    """The columns that mean nothing here."""
    known = {place for _, places in found.header for place in places} | {*found.strangers}
    return [place for place in found.table.columns.unknown if place not in known]


def reader_of(columns: Sequence[Places], width: int) -> Callable[[tuple[str, ...]], tuple[str, ...]]:
    """A function from the cells of a row, `width` and an empty one behind, to the first filled one of each."""
    if all(len(places) <= 1 for places in columns):
        singles = [places[0] if places else width for places in columns]
        return lambda cells: tuple([cells[place] for place in singles])
    return lambda cells: tuple(
        [next((cells[place] for place in places if cells[place].strip()), "") for places in columns]
    )


def _worded(line: Line) -> Iterator[tuple[int, str]]:
    return ((place, heading(line.cell(place))) for place in range(len(line.cells)))


def _header_words(instrument: Instrument) -> Iterator[tuple[set[str], str]]:
    for one in instrument.header:
        words = (one.id, f"{layout.HEADER_PREFIX}{one.id}", one.name.id, one.name.en)
        yield {heading(fold(word)) for word in words}, one.name.id
