"""The one way into this room: a file in, its filled forms and everything that is wrong with it out."""

from collections.abc import Sequence
from pathlib import Path

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError, Where, brief
from siperi_geo.forms.answers import AnswerBook
from siperi_geo.forms.draft import settle
from siperi_geo.forms.head import read_head, read_when
from siperi_geo.forms.headings import ItemIndex
from siperi_geo.forms.odk import no_submissions, read_odk
from siperi_geo.forms.owners import Owner, Owners, RowOwners
from siperi_geo.forms.persons import about_persons
from siperi_geo.forms.profiles import settle_profiles
from siperi_geo.forms.questions import read_questions
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Reading, reading_of
from siperi_geo.forms.respondents import RespondentOwners, without_texts
from siperi_geo.forms.tables import Table, find_tables
from siperi_geo.forms.template import is_template, read_template
from siperi_geo.forms.unread import share_lost
from siperi_geo.forms.wide import read_wide
from siperi_geo.instruments import Instrument, available
from siperi_geo.sheets import Findings, Line, Sheet, listed, open_sheets, sha256_of

KINDS = ("pkd2021", "template", "odk", "long", "wide")


def read_form(
    path: Path,
    instrument: Instrument,
    *,
    kind: str | None = None,
    areas: Sequence[Area] = (),
    profile: str | None = None,
) -> Reading:
    """Read a file of filled forms; its kind is told by its content unless `kind` (one of KINDS) is given.

    Rows that cannot be used are in `Reading.quarantine`, every finding in `Reading.problems`. Raises
    SiperiError with a FORM_ code when nothing of the file can be read. Of `areas` only names and codes
    of the instrument's subjects are used, to tell a name in a code column from a code. `profile` is the user's
    word on which form of the instrument it is; else the file says it, else it is the first.
    """
    if kind not in (None, *KINDS):
        raise ValueError(f"kind is one of {KINDS}, not {kind!r}")
    with open_sheets(path) as sheets:
        reader = _reader(path, instrument, areas)
        if kind == "template" or (kind is None and is_template(sheets)):
            read_template(sheets, reader)
            kind = "template"
        elif kind in (None, "odk") and read_odk(sheets, reader):
            kind = "odk"
        elif kind == "odk":
            raise no_submissions(path.name)
        else:
            kind = _read_tables(find_tables(sheets, reader.index, kind), reader, sheets)
        drafts = list(reader.drafts.values())
        settle_profiles(drafts, instrument, reader.findings, chosen=profile)
        share_lost(reader.lost, drafts, instrument)
        forms = settle(drafts, instrument, reader.findings)
        reading = reading_of(reader.findings, kind=kind, sha256=sha256_of(path), forms=forms)
        return without_texts(reading) if instrument.has_respondents else reading


def _reader(path: Path, instrument: Instrument, areas: Sequence[Area]) -> Reader:
    owners = RespondentOwners(instrument) if instrument.has_respondents else Owners(instrument, areas)
    answers = AnswerBook(instrument.scales)
    return Reader(instrument, ItemIndex(instrument), answers, owners, Findings(path.name))


def _read_tables(tables: Sequence[Table], reader: Reader, sheets: Sequence[Sheet]) -> str:
    counts = [_read_table(table, reader) for table in tables]
    if not any(counts):
        raise SiperiError("FORM_NO_ROWS", tables[0].sheet.at(tables[0].columns.line))
    _check_questions(reader, sum(counts))
    kind = tables[0].kind
    if kind != "pkd2021":
        _warn_of_ignored(tables, sheets, reader)
    return kind


def _check_questions(reader: Reader, rows: int) -> None:
    """Raises FORM_OTHER_QUESTIONS for a file that asks much else: numbers that fit by chance are no answers."""
    if reader.strangers > 2 and 3 * reader.strangers > rows:
        known = ", ".join(f"{ref.id} {ref.version}" for ref in available())
        values = reader.range() | {"strangers": reader.strangers, "rows": rows, "known": known}
        raise SiperiError("FORM_OTHER_QUESTIONS", Where(reader.findings.file), **values)


def _read_table(table: Table, reader: Reader) -> int:
    reader.findings.note_head(table.sheet, [table.columns.line])
    head = read_head(table.above, table.sheet, reader.index)
    when = read_when(head, reader.findings)
    owners = RowOwners(reader.owners, table, head, when)
    if table.kind == "wide":
        return read_wide(table, reader, head, owners.of)

    def owner_of(line: Line) -> tuple[object, Owner]:
        owner = owners.of(line)
        return (table.sheet if table.kind == "pkd2021" else owner.key), owner

    return read_questions(table, reader, head, owner_of)


def _say(findings: Findings, code: str, at: Where, headings: Sequence[str]) -> None:
    if headings:
        findings.problem(code, at, columns=listed([brief(one) for one in headings]))


def _warn_of_ignored(tables: Sequence[Table], sheets: Sequence[Sheet], reader: Reader) -> None:
    """Say which columns and sheets were not read, so that nothing goes unread unnoticed."""
    findings = reader.findings
    for table in tables:
        at, cell = table.sheet.at(table.columns.line), table.columns.line.cell
        names = [cell(column) for column in table.columns.unknown]
        if reader.instrument.has_respondents:
            persons = about_persons(table.columns.line, table.columns.unknown, reader.index)
            names = [name for name in names if name not in persons]
            _say(findings, "HOUSEHOLD_PERSON_COLUMNS", at, persons)
        _say(findings, "FORM_COLUMNS_IGNORED", at, names)
    read = {table.sheet.name for table in tables}
    unread = [s.name for s in sheets if s.name and s.name not in read and not s.is_hidden and any(s.lines())]
    if unread:
        findings.problem("FORM_SHEETS_IGNORED", Where(findings.file), sheets=listed(unread))
