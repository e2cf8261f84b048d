"""An empty list of families as xlsx: kelurahan to choose from, household code, RT and RW; nothing of persons."""

from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from siperi_geo.areas import Area
from siperi_geo.instruments.template import OPTIONS
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.text import t, use_language

HEADER_ROW, ROWS = 3, 2_000  # from 0
LISTS = "_siperi"
WIDTHS = {"area": 32, "code": 18, "rt": 8, "rw": 8}
MOST_NEIGHBOURHOOD = 999


def export_family_template(target: Path | BinaryIO, areas: Sequence[Area], *, language: str) -> None:
    """Write the empty list; `areas` are those to choose the kelurahan from."""
    copy_context().run(_export, target, areas, language)


def _export(target: Path | BinaryIO, areas: Sequence[Area], language: str) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(sheet_name(t("families.list"), ()))
        set_up_page(sheet, landscape=False)
        sheet.write_string(0, 0, t("families.list.template"), styles.title)
        sheet.write_string(1, 0, t("families.list.template.hint"), styles.hint)
        free, codes = book.add_format({"border": 1}), book.add_format({"border": 1, "num_format": "@"})
        for column, (name, width) in enumerate(WIDTHS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW, column, t(f"families.list.column.{name}"), styles.header)
            for row in range(HEADER_ROW + 1, HEADER_ROW + 1 + ROWS):
                sheet.write_blank(row, column, None, codes if name == "code" else free)
        choices = [f"{area.code} {area.name}" for area in areas if area.level == "kelurahan"]
        hidden = book.add_worksheet(LISTS)
        hidden.very_hidden()
        hidden.write_column(0, 0, choices)
        rule = {"validate": "list", "source": f"={LISTS}!$A$1:$A${max(len(choices), 1)}", "ignore_blank": True}
        sheet.data_validation(HEADER_ROW + 1, 0, HEADER_ROW + ROWS, 0, rule)
        limits = {"validate": "integer", "criteria": "between", "minimum": 1, "maximum": MOST_NEIGHBOURHOOD}
        sheet.data_validation(HEADER_ROW + 1, 2, HEADER_ROW + ROWS, 3, limits | {"ignore_blank": True})
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        sheet.activate()
