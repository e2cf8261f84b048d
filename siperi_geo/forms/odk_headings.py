"""The headings of an export of KoboToolbox or ODK: which column holds what, by name or label, in or out of groups.

`g_LD/g_I01/Q001`, `g_LD-g_I01-Q001`, `Q001` and the question's label, in either language, with or without the
labels of its groups before it, are one column. A question that moved between versions has several.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from siperi_geo.errors import brief
from siperi_geo.forms.headings import Columns
from siperi_geo.forms.tables import Table
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.instruments.xlsform_words import spoken
from siperi_geo.sheets import Line, Sheet, fold

LINES_SEARCHED = 20
SEPARATORS = "/-.:|>\\"
# What servers write beside the answers. The first that is there says what its key means.
METADATA = {
    "root": ("meta/rootuuid", "rootuuid", "key", "__id"),
    "instance": ("meta/instanceid", "meta-instanceid", "instanceid", "_uuid"),
    "replaced": ("meta/deprecatedid", "meta-deprecatedid", "deprecatedid"),
    "id": ("_id",),
    "submitted": ("_submission_time", "submissiondate", "__system-submissiondate", "__system/submissiondate"),
    "edits": ("edits", "__system-edits", "__system/edits"),
}
SILENT = frozenset(
    [
        *(
            "start",
            "end",
            "today",
            "deviceid",
            "device id",
            "username",
            "simserial",
            "subscriberid",
            "phonenumber",
        ),
        *(
            "uuid",
            "rootuuid",
            "instanceid",
            "instancename",
            "deprecatedid",
            "key",
            "parent_key",
            "version",
            "audit",
        ),
        *("submitterid", "submittername", "submissiondate", "attachmentspresent", "attachmentsexpected", "status"),
        *("reviewstate", "formversion", "edits"),
    ]
)


class Names:
    """Finds what a heading of an instrument's exports stands for."""

    def __init__(self, instrument: Instrument | None) -> None:
        known = (*layout.HIDDEN_FIELDS, layout.PROFILE_FIELD)
        self._names = {fold(name): name for name in known}
        for name, label in spoken(instrument) if instrument else ():
            self._names |= {fold(word): name for word in (name, label.id, label.en)}

    def find(self, heading: str) -> str | None:
        """The name of what a heading means: as it is, or what stands behind its groups."""
        word = fold(heading)
        if word in self._names:
            return self._names[word]
        tails = (word[place + 1 :].strip() for place, letter in enumerate(word) if letter in SEPARATORS)
        return next((self._names[tail] for tail in tails if tail in self._names), None)


@dataclass(frozen=True, slots=True)
class OdkTable:
    """A sheet of submissions: its table, the columns of each name of the form, and of each kind of metadata."""

    table: Table
    named: Mapping[str, Sequence[int]]
    metadata: Mapping[str, Sequence[int]]

    @property
    def sheet(self) -> Sheet:
        return self.table.sheet

    @property
    def is_ours(self) -> bool:
        """Whether it says of what instrument its forms are."""
        return layout.INSTRUMENT_FIELD in self.named

    def text(self, line: Line, name: str) -> str:
        """The first filled cell of a name in a row, or nothing."""
        return next((text for column in self.named.get(name, ()) if (text := line.cell(column))), "")

    def about(self, line: Line, key: str) -> str:
        """What a row says of itself: the first filled cell of a kind of metadata."""
        return next((text for column in self.metadata.get(key, ()) if (text := line.cell(column))), "")

    def column(self, place: int) -> str:
        """How a person finds a column."""
        return self.table.columns.name(place)

    def place_of(self, name: str) -> str | None:
        """How a person finds the first column of a name."""
        return self.column(self.named[name][0]) if name in self.named else None


def find_submissions(sheets: Sequence[Sheet], instrument: Instrument | None) -> OdkTable | None:
    """The submissions in a file: our hidden fields show them, else an instance id beside half of the questions.

    Without an instrument only the hidden fields do.
    """
    names = Names(instrument)
    found = [table for sheet in sheets if (table := _of_sheet(sheet, names, instrument))]
    return max(found, key=lambda table: len(table.named), default=None)


def _of_sheet(sheet: Sheet, names: Names, instrument: Instrument | None) -> OdkTable | None:
    for line in islice(sheet.lines(), LINES_SEARCHED):
        table = _of_line(sheet, line, names)
        if table.is_ours or (instrument and table.metadata.get("instance") and _has_half(table, instrument)):
            return table
    return None


def _of_line(sheet: Sheet, line: Line, names: Names) -> OdkTable:
    named: dict[str, list[int]] = defaultdict(list)
    unknown: list[int] = []
    for column in range(len(line.cells)):
        name = names.find(line.cell(column))
        if name:
            named[name].append(column)
        elif not _is_of_server(line.cell(column)):
            unknown.append(column)
    columns = Columns(line, {}, {}, tuple(unknown), (), has_letters=sheet.name is not None)
    return OdkTable(Table(sheet, columns, (), "odk"), dict(named), _metadata(line))


def _metadata(line: Line) -> dict[str, list[int]]:
    headings = [fold(line.cell(column)) for column in range(len(line.cells))]
    return {
        key: [headings.index(word) for word in words if word in headings]
        for key, words in METADATA.items()
        if any(word in headings for word in words)
    }


def _is_of_server(heading: str) -> bool:
    word = fold(heading)
    tail = word.replace("-", "/").rpartition("/")[2]
    return not word or word.startswith("_") or tail in SILENT or tail.startswith(layout.GROUP_PREFIX)


def _has_half(table: OdkTable, instrument: Instrument) -> bool:
    asked = sum(layout.question_name(item.id) in table.named for item in instrument.items)
    return 2 * asked >= len(instrument.items)


def unknown_columns(table: OdkTable) -> list[str]:
    """The headings that are neither of the form nor of a server."""
    columns = table.table.columns
    return [brief(columns.line.cell(place)) for place in columns.unknown]
