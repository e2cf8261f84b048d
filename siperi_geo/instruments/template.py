"""Our xlsx form, made from an instrument: instructions, identity, one sheet per aspect, a hidden sheet.

Layout, for whoever reads a filled form back (the constants below are the contract):

- META_SHEET (very hidden): column A holds the keys META_KEYS, column B their values, from row 1 on. Columns from
  LISTS_COLUMN on hold the lists of the dropdowns. A form is ours when `format` is FORMAT.
- The second sheet is the identity: label in column A, value in column B, from row IDENTITY_ROW on. Each value has
  a defined name, `siperi_` + field: subject, year, filled_on, filled_by, then the instrument's `header` ids.
  The subject is chosen from the areas as `53.71.01.1001 Name`: the code is its first word.
- One sheet per aspect, in the instrument's order: headings in row HEADER_ROW, one row per item below, columns
  in the order of COLUMNS. `item_id` is a hidden column. Answers are labels of the item's scale, or blank.

Questions are locked (without a password), answers are not. No cell is ever a formula or a link.
"""

from collections.abc import Sequence
from contextvars import copy_context
from datetime import date
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Item, Node
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.text import pick, t, use_language

FORMAT = "siperi-form-1"
META_SHEET = "_siperi"
META_KEYS = ("format", "instrument", "version", "content_hash", "language")
LISTS_COLUMN = 3  # from 0: areas first, then one column per scale
IDENTITY_ROW = 4  # from 1
IDENTITY_FIELDS = ("subject", "year", "filled_on", "filled_by")
HEADER_ROW = 4  # from 1
COLUMNS = ("item_id", "number", "indicator", "question", "answer", "evidence", "note", "example")
WIDTHS = (8, 5, 24, 56, 11, 32, 32, 34)
ANSWER = COLUMNS.index("answer")
MAY_RESIZE = {"format_rows": True, "format_columns": True}
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}

Areas = Sequence[tuple[str, str]]


def export_xlsx(instrument: Instrument, target: Path | BinaryIO, *, areas: Areas, language: str) -> None:
    """Write an empty form of an instrument; `areas` are the (code, name) pairs to choose the subject from."""
    copy_context().run(_export, instrument, target, areas, language)


def _export(instrument: Instrument, target: Path | BinaryIO, areas: Areas, language: str) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        book.set_properties({"title": pick(instrument.name), "comments": f"{instrument.id} {instrument.version}"})
        styles = Styles(book)
        _instructions(book, styles, instrument)
        sheets = [book.add_worksheet(sheet_name(t("instruments.template.identity"), ()))]
        taken = [sheet.get_name() for sheet in book.worksheets()]
        for aspect in instrument.aspects:
            name = sheet_name(f"{aspect.id} {pick(aspect.name)}", taken)
            sheets.append(book.add_worksheet(name))
            taken.append(name)
        lists = _hidden_sheet(book, instrument, areas, language)
        _identity(book, sheets[0], styles, instrument, lists)
        for sheet, aspect in zip(sheets[1:], instrument.aspects, strict=True):
            _questions(sheet, styles, instrument, aspect.id, lists)
        sheets[0].activate()


def _hidden_sheet(book: Workbook, instrument: Instrument, areas: Areas, language: str) -> dict[str, str]:
    """Write what the form is, and the lists of its dropdowns; returns the range of each list."""
    sheet = book.add_worksheet(META_SHEET)
    values = (FORMAT, instrument.id, instrument.version, instrument.content_hash, language)
    for row, pair in enumerate(zip(META_KEYS, values, strict=True)):
        sheet.write_row(row, 0, pair)
    lists = {"areas": [f"{code} {name}" for code, name in areas]}
    lists |= {name: [pick(choice.label) for choice in scale.choices] for name, scale in instrument.scales.items()}
    ranges = {}
    for column, (name, words) in enumerate(lists.items(), start=LISTS_COLUMN):
        sheet.write_column(0, column, words)
        last = xl_rowcol_to_cell(max(len(words) - 1, 0), column, True, True)
        first = xl_rowcol_to_cell(0, column, True, True)
        ranges[name] = f"={META_SHEET}!{first}:{last}"
    sheet.protect()
    sheet.very_hidden()
    return ranges


def _instructions(book: Workbook, styles: Styles, instrument: Instrument) -> None:
    sheet = book.add_worksheet(t("instruments.template.instructions"))
    set_up_page(sheet, landscape=False)
    sheet.set_column(0, 0, 96)
    choices = " / ".join(pick(choice.label) for scale in instrument.scales.values() for choice in scale.choices)
    steps = [t(f"instruments.template.step_{n}", choices=choices) for n in range(1, 7)]
    blocks = [
        (pick(instrument.name), [t("instruments.template.version", version=instrument.version)]),
        (t("instruments.template.how_to_fill"), steps),
        (t("instruments.template.how_scored"), [pick(level.note) for level in reversed(instrument.levels)]),
        (t("instruments.template.classes"), [pick(instrument.classes_note)]),
        (t(f"instruments.status.{instrument.status}"), [pick(instrument.status_note)]),
    ]
    row = 0
    for heading, lines in blocks:
        sheet.write_string(row, 0, heading, styles.title if row == 0 else styles.heading)
        for line in lines:
            row += 1
            sheet.write_string(row, 0, line, styles.text)
        row += 2
    sheet.protect()


def _identity(
    book: Workbook, sheet: Worksheet, styles: Styles, instrument: Instrument, lists: dict[str, str]
) -> None:
    set_up_page(sheet, landscape=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 52)
    sheet.write_string(0, 0, pick(instrument.name), styles.title)
    sheet.write_string(1, 0, t("instruments.template.identity_hint"), styles.hint)
    labels = {"subject": t(f"instruments.template.subject.{instrument.subject}")}
    labels |= {field: t(f"instruments.template.field.{field}") for field in IDENTITY_FIELDS[1:]}
    labels |= {field.id: pick(field.name) for field in instrument.header}
    for row, (field, label) in enumerate(labels.items(), start=IDENTITY_ROW - 1):
        sheet.write_string(row, 0, f"{label}:", styles.label)
        sheet.write_blank(row, 1, None, styles.identity(field))
        rule = _identity_rule(field, lists)
        if rule:
            sheet.data_validation(row, 1, row, 1, rule)
        book.define_name(f"siperi_{field}", f"='{sheet.get_name()}'!$B${row + 1}")
    sheet.protect(options=MAY_RESIZE)


def _identity_rule(field: str, lists: dict[str, str]) -> dict[str, object] | None:
    words = {"ignore_blank": True, "error_title": t("instruments.template.refused")}
    if field == "subject":
        rule: dict[str, object] = {"validate": "list", "source": lists["areas"]}
    elif field == "year":
        rule = {"validate": "integer", "criteria": "between", "minimum": EARLIEST.year, "maximum": LATEST.year}
    elif field == "filled_on":
        rule = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
    else:
        return None
    return rule | words | {"error_message": t(f"instruments.template.refused_{field}")}


def _questions(
    sheet: Worksheet, styles: Styles, instrument: Instrument, aspect: str, lists: dict[str, str]
) -> None:
    set_up_page(sheet, landscape=True)
    for column, (field, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width, None, {"hidden": field == "item_id"})
        sheet.write_string(HEADER_ROW - 1, column, t(f"instruments.template.column.{field}"), styles.header)
    sheet.write_string(0, 1, pick(instrument.node(aspect).name), styles.title)
    sheet.write_string(1, 1, t("instruments.template.sheet_hint"), styles.hint)
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    rows = [(node, item) for node in instrument.node(aspect).walk() for item in node.items]
    for row, (node, item) in enumerate(rows, start=HEADER_ROW):
        _question(sheet, styles, row, node, item)
        sheet.data_validation(row, ANSWER, row, ANSWER, _answer_rule(lists[item.scale]))
    last = HEADER_ROW + len(rows) - 1
    sheet.conditional_format(HEADER_ROW, ANSWER, last, ANSWER, {"type": "blanks", "format": styles.open})
    sheet.print_area(0, 1, last, len(COLUMNS) - 1)
    sheet.protect(options=MAY_RESIZE)


def _question(sheet: Worksheet, styles: Styles, row: int, node: Node, item: Item) -> None:
    is_first = item is node.items[0]
    content = {"item_id": item.id, "number": item.number, "question": pick(item.text)}
    if is_first:
        content |= {"indicator": pick(node.name), "example": pick(node.evidence) if node.evidence else None}
    for column, field in enumerate(COLUMNS):
        sheet.write(row, column, content.get(field), styles.cell(field, is_first=is_first))


def _answer_rule(words: str) -> dict[str, str]:
    return {
        "validate": "list",
        "source": words,
        "error_title": t("instruments.template.refused"),
        "error_message": t("instruments.template.refused_answer"),
    }
