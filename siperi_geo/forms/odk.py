"""Exports of KoboToolbox and ODK Central, of forms that `siperi instruments export --format xlsform` made.

One row is one submission. Columns are found in `odk_headings`, a row becomes a form in `odk_rows`, and what was
sent or changed twice is told apart in `odk_editions`; names are those of `instruments.xlsform_layout`.
"""

from collections.abc import Sequence
from pathlib import Path

from siperi_geo.errors import SiperiError, Where
from siperi_geo.forms.draft import runs
from siperi_geo.forms.odk_editions import Edition, keep_newest
from siperi_geo.forms.odk_headings import OdkTable, find_submissions, unknown_columns
from siperi_geo.forms.odk_rows import rows_of
from siperi_geo.forms.reader import Reader
from siperi_geo.forms.reading import Unread
from siperi_geo.forms.template import edition_in
from siperi_geo.instruments import Instrument
from siperi_geo.instruments import xlsform_layout as layout
from siperi_geo.sheets import Findings, Sheet, listed, open_sheets


def edition_of(path: Path) -> tuple[str, str] | None:
    """The instrument and the version ("" without) that a file says it was made for; None where it says nothing.

    Our template does, and submissions do by their first row that names one.

    Errors: as `open_sheets`.
    """
    with open_sheets(path) as sheets:
        if found := edition_in(sheets):
            return found
        table = find_submissions(sheets, None)
        lines = table.table.rows() if table else ()
        fields = (layout.INSTRUMENT_FIELD, layout.VERSION_FIELD)
        said = (tuple(table.text(line, one) for one in fields) for line in lines if table)
        return next(((code, version) for code, version in said if code), None)


def read_odk(sheets: Sequence[Sheet], reader: Reader) -> bool:
    """Read every submission into a draft of its own; False when the file holds none at all.

    Errors: FORM_NO_ROWS.
    """
    table = find_submissions(sheets, reader.instrument)
    if table is None:
        return False
    reader.findings.note_head(table.sheet, [table.table.columns.line])
    _report_columns(table, reader)
    rows, editions, lacking = rows_of(table, reader), list[Edition](), _questions_without_column(table, reader)
    for line in table.table.rows():
        reader.findings.rows_in += 1
        editions.append(rows.read(line))
    if not editions:
        raise SiperiError("FORM_NO_ROWS", table.sheet.at(table.table.columns.line))
    kept = {id(draft) for draft in keep_newest(editions, reader.findings)}
    for key in [key for key, draft in reader.drafts.items() if id(draft) not in kept]:
        del reader.drafts[key]
    for draft in reader.drafts.values():
        draft.unread.extend(lacking)
    return True


def no_submissions(file: str) -> SiperiError:
    """What is wrong with a file that was said to hold submissions and holds none."""
    return SiperiError("FORM_ODK_NONE", Where(file))


def _report_columns(table: OdkTable, reader: Reader) -> None:
    """Say which columns were not read, and when the file does not say of what form it is."""
    where, findings = table.sheet.at(table.table.columns.line), reader.findings
    if unknown := unknown_columns(table):
        findings.problem("FORM_ODK_COLUMNS_UNKNOWN", where, columns=listed(unknown))
    if not table.is_ours or layout.VERSION_FIELD not in table.named:
        _say_unnamed(findings, where, reader.instrument)


def _say_unnamed(findings: Findings, where: Where, instrument: Instrument) -> None:
    columns = f"{layout.INSTRUMENT_FIELD}, {layout.VERSION_FIELD}"
    read_as = f"{instrument.id} {instrument.version}"
    findings.problem("FORM_ODK_UNNAMED", where, columns=columns, read_as=read_as)


def _questions_without_column(table: OdkTable, reader: Reader) -> list[Unread]:
    """Questions that the export has no column for: they may be answered, nobody knows here; said once."""
    items = [one for one in reader.instrument.items if layout.question_name(one.id) not in table.named]
    where = table.sheet.at(table.table.columns.line)
    numbers = [item.number for item in items if not item.profiles]
    if numbers:
        reader.findings.problem("FORM_ODK_QUESTIONS_MISSING", where, n=len(numbers), numbers=listed(runs(numbers)))
    return [Unread(where, item.id) for item in items]
