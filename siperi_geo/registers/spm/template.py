"""Empty tables of the standard as xlsx: recipients per service and kelurahan, sub-activities, items of quality.

They read back like any other table of the office; rows without numbers are nothing.
"""

from collections.abc import Iterator, Sequence
from contextvars import copy_context
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from siperi_geo.areas import Area
from siperi_geo.instruments.template import OPTIONS
from siperi_geo.instruments.template_style import Styles, set_up_page, sheet_name
from siperi_geo.registers.spm.amounts import MOST
from siperi_geo.sheets import FIRST_YEAR, LAST_YEAR
from siperi_geo.spm import standard
from siperi_geo.text import number, pick, t, use_language

YEAR_ROW, HEADER_ROW = 3, 5  # from 0
MONTHS = tuple(f"month.{n}" for n in range(1, 13))
WIDTHS = {"line": 46, "item": 46, "service": 40, "kelurahan": 24, "kecamatan": 18, "note": 34, "hazard": 18}
WIDTH = 14
Row = tuple[str | int | None, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One sheet: its columns in order, those to be filled with numbers, and those with text."""

    name: str
    columns: tuple[str, ...]
    numbers: frozenset[str]
    texts: frozenset[str] = frozenset()


PERIODS = ("target", *MONTHS, "total")
RECIPIENTS = Shape(
    "recipients",
    ("service", "code", "kelurahan", "kecamatan", "hazard", *PERIODS),
    frozenset(PERIODS),
    frozenset(["hazard"]),
)
OUTPUTS = Shape(
    "outputs", ("account", "line", "unit", *PERIODS, "budget", "spent"), frozenset([*PERIODS, "budget", "spent"])
)
QUALITY = Shape(
    "quality", ("service", "item", "points_max", "points", "note"), frozenset(["points_max", "points"])
)


def export_template(
    target: Path | BinaryIO, areas: Sequence[Area], *, language: str, year: int | None = None
) -> None:
    """Write the tables for these areas (a city with its kelurahan); `year` is filled in where given."""
    copy_context().run(_export, target, areas, language, year)


def _export(target: Path | BinaryIO, areas: Sequence[Area], language: str, year: int | None) -> None:
    use_language(language)
    with xlsxwriter.Workbook(str(target) if isinstance(target, Path) else target, OPTIONS) as book:
        styles = Styles(book)
        _write(book, styles, RECIPIENTS, list(_recipients(areas)), year)
        _write(book, styles, OUTPUTS, list(_outputs()), year)
        _write(book, styles, QUALITY, list(_quality()), year)


def _recipients(areas: Sequence[Area]) -> Iterator[Row]:
    """A row per service for the city as a whole, then per kelurahan."""
    kecamatan = {area.code: area.name for area in areas if area.level == "kecamatan"}
    places = [area for level in ("city", "kelurahan") for area in areas if area.level == level]
    for service in standard().services:
        for area in places:
            yield (pick(service.name), area.code, area.name, kecamatan.get(area.parent_code or "", ""))


def _outputs() -> Iterator[Row]:
    known = standard()
    for service in known.services:
        for sub in service.sub_activities:
            yield (sub.line, f"{sub.id} {pick(sub.name)}", pick(known.units[sub.unit]))


def _quality() -> Iterator[Row]:
    """Items with their most points; whose proposal they are stands beside."""
    known = standard()
    mark = t(f"spm_data.sure.{known.quality.sure}")
    for service in known.services:
        for item in known.items_of(service.id):
            yield (pick(service.name), pick(item.name), item.points, None, mark)


def _write(book: Workbook, styles: Styles, shape: Shape, rows: Sequence[Row], year: int | None) -> None:
    sheet = book.add_worksheet(sheet_name(t(f"spm_data.template.sheet.{shape.name}"), ()))
    set_up_page(sheet, landscape=True)
    sheet.write_string(0, 0, t(f"spm_data.template.title.{shape.name}"), styles.title)
    sheet.write_string(1, 0, t(f"spm_data.template.hint.{shape.name}"), styles.hint)
    sheet.write_string(YEAR_ROW, 0, t("spm_data.template.year"), styles.label)
    sheet.write(YEAR_ROW, 1, year, styles.identity("year"))
    sheet.data_validation(YEAR_ROW, 1, YEAR_ROW, 1, _whole(FIRST_YEAR, LAST_YEAR))
    for column, name in enumerate(shape.columns):
        sheet.set_column(column, column, WIDTHS.get(name, WIDTH))
        sheet.write_string(HEADER_ROW, column, t(f"spm_data.template.column.{name}"), styles.header)
        if name in shape.numbers:
            sheet.data_validation(HEADER_ROW + 1, column, HEADER_ROW + len(rows), column, _whole(0, MOST))
    sheet.freeze_panes(HEADER_ROW + 1, 0)
    _fill(book, sheet, styles, shape, rows)
    sheet.protect(options={"format_rows": True, "format_columns": True})


def _fill(book: Workbook, sheet: Worksheet, styles: Styles, shape: Shape, rows: Sequence[Row]) -> None:
    base = {"locked": False, "border": 1}
    numbers = book.add_format(base | {"num_format": "#,##0", "align": "right"})
    texts = book.add_format(base | {"num_format": "@", "align": "left"})
    for place, row in enumerate(rows, start=HEADER_ROW + 1):
        for column, name in enumerate(shape.columns):
            style = numbers if name in shape.numbers else texts if name in shape.texts else styles.text
            sheet.write(place, column, row[column] if column < len(row) else None, style)


def _whole(least: int, most: int) -> dict[str, Any]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "ignore_blank": True,
        "error_title": t("instruments.template.refused"),
        "error_message": t("spm_data.template.refused", least=number(least, 0), most=number(most, 0)),
    }
