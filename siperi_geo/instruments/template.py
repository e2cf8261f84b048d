"""Our xlsx form, made from an instrument: instructions, identity, one sheet per section, a hidden sheet.

Where everything stands is said in `template_layout`, for whoever reads a filled form back. Questions are locked
(without a password), answers are not. No cell is ever a formula or a link.
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

from siperi_geo.instruments.about import Profile
from siperi_geo.instruments.model import Instrument
from siperi_geo.instruments.parts import Item, Node
from siperi_geo.instruments.template_layout import (
    COLUMNS,
    FORMAT,
    HEADER_ROW,
    IDENTITY_ROW,
    LISTS_COLUMN,
    META_KEYS,
    META_SHEET,
    PROFILE_KEY,
    chosen_areas,
    identity_fields,
)
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.instruments.template_words import instructions
from siperi_geo.text import pick, t, use_language

WIDTHS = (8, 5, 24, 56, 11, 32, 32, 34)
ANSWER = COLUMNS.index("answer")
MAY_RESIZE = {"format_rows": True, "format_columns": True}
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}

Areas = Sequence[tuple[str, str]]


def export_xlsx(
    instrument: Instrument, target: Path | BinaryIO, *, areas: Areas, language: str, profile: str | None = None
) -> None:
    """Write an empty form of an instrument; `areas` are the (code, name) pairs to choose the subject from.

    profile: which of its forms (None: the first, which asks everything). KeyError for an unknown one.
    """
    copy_context().run(_export, instrument, target, areas, language, instrument.profile(profile))


def _export(
    instrument: Instrument, target: Path | BinaryIO, areas: Areas, language: str, profile: Profile | None
) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        book.set_properties({"title": pick(instrument.name), "comments": f"{instrument.id} {instrument.version}"})
        styles = Styles(book)
        instructions(book, styles, instrument, profile)
        sheets = [book.add_worksheet(sheet_name(t("instruments.template.identity"), ()))]
        taken = [sheet.get_name() for sheet in book.worksheets()]
        for section in instrument.sections:
            name = sheet_name(f"{section.id} {pick(section.name)}", taken)
            sheets.append(book.add_worksheet(name))
            taken.append(name)
        lists = _hidden_sheet(book, instrument, areas, (language, profile.id if profile else ""))
        _identity(book, sheets[0], styles, instrument, lists)
        for sheet, section in zip(sheets[1:], instrument.sections, strict=True):
            _questions(sheet, styles, rows_of(instrument, section, profile), pick(section.name), lists)
        sheets[0].activate()


def rows_of(instrument: Instrument, section: Node, profile: Profile | None) -> list[tuple[Node, Item, bool]]:
    """The questions of a sheet: the node of each, the item, and whether it is the first of its node."""
    asked = [
        (node, [item for item in node.items if instrument.is_asked(item, profile)]) for node in section.walk()
    ]
    return [(node, item, item is items[0]) for node, items in asked for item in items]


def _hidden_sheet(book: Workbook, instrument: Instrument, areas: Areas, said: tuple[str, str]) -> dict[str, str]:
    """Write what the form is, and the lists of its dropdowns; returns the range of each list."""
    sheet = book.add_worksheet(META_SHEET)
    values = (FORMAT, instrument.id, instrument.version, instrument.content_hash, *said)
    keys = (*META_KEYS, PROFILE_KEY)
    for row, pair in enumerate(zip(keys if said[1] else META_KEYS, values, strict=False)):
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


def _identity(
    book: Workbook, sheet: Worksheet, styles: Styles, instrument: Instrument, lists: dict[str, str]
) -> None:
    set_up_page(sheet, landscape=False)
    sheet.set_column(0, 0, 30)
    sheet.set_column(1, 1, 52)
    sheet.write_string(0, 0, pick(instrument.name), styles.title)
    sheet.write_string(1, 0, t("instruments.template.identity_hint"), styles.hint)
    names = {field.id: pick(field.name) for field in instrument.header}
    fields = identity_fields(instrument)
    if "subject" in fields:
        names["subject"] = t(f"instruments.template.subject.{instrument.subject}")
    for row, field in enumerate(fields, start=IDENTITY_ROW - 1):
        label = names.get(field) or t(f"instruments.template.field.{field}")
        sheet.write_string(row, 0, f"{label}:", styles.label)
        sheet.write_blank(row, 1, None, styles.identity(field))
        rule = _identity_rule(field, lists, is_chosen=field == chosen_areas(instrument))
        if rule:
            sheet.data_validation(row, 1, row, 1, rule)
        book.define_name(f"siperi_{field}", f"='{sheet.get_name()}'!$B${row + 1}")
    sheet.protect(options=MAY_RESIZE)


def _identity_rule(field: str, lists: dict[str, str], *, is_chosen: bool) -> dict[str, object] | None:
    words = {"ignore_blank": True, "error_title": t("instruments.template.refused")}
    if is_chosen:
        rule: dict[str, object] = {"validate": "list", "source": lists["areas"]}
    elif field == "year":
        rule = {"validate": "integer", "criteria": "between", "minimum": EARLIEST.year, "maximum": LATEST.year}
    elif field == "filled_on":
        rule = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
    else:
        return None
    return rule | words | {"error_message": t(f"instruments.template.refused_{'subject' if is_chosen else field}")}


def _questions(
    sheet: Worksheet, styles: Styles, rows: list[tuple[Node, Item, bool]], title: str, lists: dict[str, str]
) -> None:
    set_up_page(sheet, landscape=True)
    guides = any(item.evidence for _, item, _ in rows)
    for column, (field, width) in enumerate(zip(COLUMNS, WIDTHS, strict=True)):
        heading = "guide" if field == "example" and guides else field
        sheet.set_column(column, column, width, None, {"hidden": field == "item_id"})
        sheet.write_string(HEADER_ROW - 1, column, t(f"instruments.template.column.{heading}"), styles.header)
    sheet.write_string(0, 1, title, styles.title)
    sheet.write_string(1, 1, t("instruments.template.sheet_hint"), styles.hint)
    sheet.freeze_panes(HEADER_ROW, 0)
    sheet.repeat_rows(HEADER_ROW - 1)
    for row, (node, item, is_first) in enumerate(rows, start=HEADER_ROW):
        _question(sheet, styles, row, node, item, is_first=is_first)
        sheet.data_validation(row, ANSWER, row, ANSWER, _answer_rule(lists[item.scale]))
    last = HEADER_ROW + len(rows) - 1
    sheet.conditional_format(HEADER_ROW, ANSWER, last, ANSWER, {"type": "blanks", "format": styles.open})
    sheet.print_area(0, 1, last, len(COLUMNS) - 1)
    sheet.protect(options=MAY_RESIZE)


def _question(sheet: Worksheet, styles: Styles, row: int, node: Node, item: Item, *, is_first: bool) -> None:
    content: dict[str, object] = {"item_id": item.id, "number": item.number, "question": pick(item.text)}
    guides = [node.evidence, item.evidence] if is_first else [item.evidence]
    content["example"] = "\n".join(pick(one) for one in guides if one) or None
    if is_first:
        content["indicator"] = pick(node.name)
    for column, field in enumerate(COLUMNS):
        sheet.write(row, column, content.get(field), styles.cell(field, is_first=is_first))


def _answer_rule(words: str) -> dict[str, str]:
    return {
        "validate": "list",
        "source": words,
        "error_title": t("instruments.template.refused"),
        "error_message": t("instruments.template.refused_answer"),
    }
