"""An empty list of subjects as xlsx: the headings people use, types and kelurahan to choose from.

It reads back like any other list; the hidden sheet holds the choices. No cell is ever a formula.
"""

from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import BinaryIO

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.workbook import Workbook

from siperi_geo.areas import Area
from siperi_geo.instruments.template import OPTIONS
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.registers.governments import builtin_governments
from siperi_geo.registers.subjects.kinds import OWNERSHIPS, Kind, kind_of
from siperi_geo.text import city_today, pick, t, use_language

HEADER_ROW, ROWS = 3, 500  # from 0
LISTS = "_siperi"
WIDTHS = {
    "code": 18,
    "name": 40,
    "subtype": 22,
    "ownership": 20,
    "area": 32,
    "government": 40,
    "invited": 18,
    "lat": 14,
    "lon": 14,
}
COLUMNS = {
    "kelurahan": ("code", "name", "subtype", "ownership", "area", "lat", "lon"),
    "government": ("code", "name", "subtype", "government", "invited"),
    "itself": ("code", "name", "subtype"),
}
DEGREES = {"lat": (-90, 90), "lon": (-180, 180)}


def export_template(target: Path | BinaryIO, kind: str, areas: Sequence[Area], *, language: str) -> None:
    """Write the list for a kind; `areas` are those to choose the kelurahan from.

    Raises SUBJECT_KIND_UNKNOWN.
    """
    copy_context().run(_export, target, kind_of(kind), areas, language)


def _export(target: Path | BinaryIO, kind: Kind, areas: Sequence[Area], language: str) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(sheet_name(pick(kind.label), ()))
        set_up_page(sheet, landscape=True)
        sheet.write_string(0, 0, t("subjects.template.title", kind=pick(kind.label)), styles.title)
        hint = "subjects.template.hint" if kind.is_of_city else "subjects.template.hint_of_governments"
        sheet.write_string(1, 0, t(hint), styles.hint)
        free, codes = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "@"})
        rules = _choices(book, kind, areas) | {name: _degrees(*span) for name, span in DEGREES.items()}
        own = pick(kind.code.label)
        for column, name in enumerate(COLUMNS[kind.within]):
            sheet.set_column(column, column, WIDTHS[name])
            title = t(f"subjects.template.{name}", year=city_today().year) if name != "code" else own
            sheet.write_string(HEADER_ROW, column, title, styles.header)
            for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + ROWS):
                sheet.write_blank(row, column, None, codes if name == "code" else free)
            if name in rules:
                sheet.data_validation(HEADER_ROW + 1, column, HEADER_ROW + ROWS, column, rules[name])
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.activate()


def _choices(book: Workbook, kind: Kind, areas: Sequence[Area]) -> dict[str, dict[str, object]]:
    """The hidden sheet with the choices, and the rule of each column that has some."""
    lists = {
        "subtype": [pick(one.label) for one in kind.types.values()],
        "ownership": [t(f"subjects.ownership.{one}") for one in OWNERSHIPS],
        "area": [f"{area.code} {area.name}" for area in areas if area.level == "kelurahan"],
        "government": [f"{one.code} {one.name}" for one in builtin_governments()],
    }
    lists = {name: words for name, words in lists.items() if name in COLUMNS[kind.within]}
    sheet = book.add_worksheet(LISTS)
    sheet.very_hidden()
    rules: dict[str, dict[str, object]] = {}
    for column, (name, words) in enumerate(lists.items()):
        sheet.write_column(0, column, words)
        first = xl_rowcol_to_cell(0, column, True, True)
        last = xl_rowcol_to_cell(max(len(words) - 1, 0), column, True, True)
        rules[name] = {"validate": "list", "source": f"={LISTS}!{first}:{last}", **_words("choice")}
    return rules


def _degrees(least: int, most: int) -> dict[str, object]:
    limits = {"minimum": least, "maximum": most}
    return {"validate": "decimal", "criteria": "between", **limits, **_words("degrees")}


def _words(name: str) -> dict[str, object]:
    title = t("instruments.template.refused")
    return {"ignore_blank": True, "error_title": title, "error_message": t(f"subjects.template.refused_{name}")}
