"""An empty table of populations as xlsx: one row per kelurahan with code and name, the numbers to be filled in.

It reads back like any other table of populations: the year stands above it, the headings are those people use.
"""

from collections.abc import Sequence
from contextvars import copy_context
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from siperi_geo.areas import Area
from siperi_geo.instruments.template import OPTIONS
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.registers.populations.numbers import MOST_PEOPLE
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR
from siperi_geo.text import number, t, use_language

YEAR_ROW, HEADER_ROW = 3, 5  # from 0
WIDTHS = {"code": 16, "kelurahan": 26, "kecamatan": 20, "people": 20}


def export_template(
    target: Path | BinaryIO, areas: Sequence[Area], *, language: str, year: int | None = None
) -> None:
    """Write the table for these areas (kelurahan with their kecamatan); `year` is filled in where given."""
    copy_context().run(_export, target, areas, language, year)


def _export(target: Path | BinaryIO, areas: Sequence[Area], language: str, year: int | None) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        styles = Styles(book)
        sheet = book.add_worksheet(sheet_name(t("people.template.sheet"), ()))
        set_up_page(sheet, landscape=False)
        sheet.write_string(0, 0, t("people.template.title"), styles.title)
        sheet.write_string(1, 0, t("people.template.hint"), styles.hint)
        sheet.write_string(YEAR_ROW, 0, t("people.template.year"), styles.label)
        sheet.write(YEAR_ROW, 1, year, styles.identity("year"))
        sheet.data_validation(YEAR_ROW, 1, YEAR_ROW, 1, _whole(FIRST_YEAR, LAST_YEAR))
        for column, (field, width) in enumerate(WIDTHS.items()):
            sheet.set_column(column, column, width)
            sheet.write_string(HEADER_ROW, column, t(f"people.template.{field}"), styles.header)
        sheet.freeze_panes(HEADER_ROW + 1, 0)
        number = book.add_format({"locked": False, "num_format": "#,##0", "border": 1, "align": "right"})
        kecamatan = {area.code: area.name for area in areas if area.level == "kecamatan"}
        kelurahan = [area for area in areas if area.level == "kelurahan"]
        for row, area in enumerate(kelurahan, start=HEADER_ROW + 1):
            for column, text in enumerate((area.code, area.name, kecamatan.get(area.parent_code or "", ""))):
                sheet.write_string(row, column, text, styles.text)
            sheet.write_blank(row, len(WIDTHS) - 1, None, number)
        last = HEADER_ROW + len(kelurahan)
        sheet.data_validation(HEADER_ROW + 1, len(WIDTHS) - 1, last, len(WIDTHS) - 1, _whole(1, MOST_PEOPLE))
        sheet.protect(options={"format_rows": True, "format_columns": True})


def _whole(least: int, most: int) -> dict[str, object]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "ignore_blank": True,
        "error_title": t("instruments.template.refused"),
        "error_message": t("people.template.refused", least=number(least, 0), most=number(most, 0)),
    }
