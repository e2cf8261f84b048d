"""The xlsx form that an instrument gives: what is on it, what can be typed, what is locked."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo import text
from siperi_geo.instruments import export_xlsx, load
from siperi_geo.instruments import template_layout as template
from siperi_geo.instruments.template_style import sheet_name

KELTANA = load("keltana", "2021")
AREAS = [("53.71.01.1001", "Alak"), ("53.71.01.1002", '=HYPERLINK("http://x")')]
COLUMN = {name: position for position, name in enumerate(template.COLUMNS)}


def exported(language: str = "id") -> Any:
    """The form as openpyxl reads it back."""
    target = BytesIO()
    export_xlsx(KELTANA, target, areas=AREAS, language=language)
    return openpyxl.load_workbook(target)


@pytest.fixture(scope="module")
def book() -> Any:
    return exported()


def aspect_sheets(book: Any) -> list[Any]:
    """The sheets with questions: after instructions and identity, before the hidden one."""
    sheets: list[Any] = book.worksheets[2:-1]
    return sheets


def rows(sheet: Any) -> list[tuple[Any, ...]]:
    """The question rows of a sheet."""
    return list(sheet.iter_rows(min_row=template.HEADER_ROW + 1))


def test_there_is_a_sheet_per_aspect_and_a_hidden_one(book: Any) -> None:
    names = [sheet.title for sheet in book.worksheets]
    assert names[:2] == ["Petunjuk", "Identitas"]
    assert [sheet.title[:2] for sheet in aspect_sheets(book)] == [aspect.id for aspect in KELTANA.aspects]
    assert (names[-1], book.worksheets[-1].sheet_state) == (template.META_SHEET, "veryHidden")


def test_the_hidden_sheet_says_which_instrument_it_is(book: Any) -> None:
    meta = dict(book[template.META_SHEET].iter_rows(max_row=len(template.META_KEYS), max_col=2, values_only=True))
    assert tuple(meta) == template.META_KEYS
    assert meta["format"] == template.FORMAT
    assert (meta["instrument"], meta["version"]) == ("keltana", "2021")
    assert meta["content_hash"] == KELTANA.content_hash


def test_every_question_is_there_once_in_order(book: Any) -> None:
    found = [
        (row[COLUMN["item_id"]].value, row[COLUMN["number"]].value, row[COLUMN["question"]].value)
        for sheet in aspect_sheets(book)
        for row in rows(sheet)
    ]
    assert found == [(item.id, item.number, item.text.id) for item in KELTANA.items]


def test_answers_come_from_a_list_and_are_the_scale(book: Any) -> None:
    words = [book[template.META_SHEET].cell(row, template.LISTS_COLUMN + 2).value for row in (1, 2, 3)]
    assert words == ["Ya", "Tidak", None]
    for sheet in aspect_sheets(book):
        rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        cells = {cell for rule in rules for area in rule.sqref.ranges for cell in area.cells}
        assert cells == {(row[0].row, COLUMN["answer"] + 1) for row in rows(sheet)}
        assert {rule.formula1 for rule in rules} == {f"{template.META_SHEET}!$E$1:$E$2"}


def test_questions_are_locked_and_answers_are_open(book: Any) -> None:
    for sheet in aspect_sheets(book):
        assert sheet.protection.sheet
        for row in rows(sheet):
            free = {template.COLUMNS[place] for place, cell in enumerate(row) if not cell.protection.locked}
            assert free == {"answer", "evidence", "note"}
            assert row[COLUMN["answer"]].value is None


def test_the_head_stays_in_sight_on_screen_and_paper(book: Any) -> None:
    for sheet in aspect_sheets(book):
        assert sheet.freeze_panes == f"A{template.HEADER_ROW + 1}"
        assert sheet.print_title_rows == f"${template.HEADER_ROW}:${template.HEADER_ROW}"
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.column_dimensions["A"].hidden


def test_the_identity_has_named_open_cells(book: Any) -> None:
    names = {name.removeprefix("siperi_"): defined for name, defined in book.defined_names.items()}
    assert sorted(names) == sorted([*template.IDENTITY_FIELDS, *(field.id for field in KELTANA.header)])
    for defined in names.values():
        ((sheet, place),) = defined.destinations
        cell = book[sheet][place.replace("$", "")]
        assert (cell.value, cell.protection.locked) == (None, False)
        assert book[sheet].cell(cell.row, 1).value.endswith(":")


def test_year_and_date_are_numbers_so_that_their_checks_work(book: Any) -> None:
    sheet = book.worksheets[1]
    first = template.IDENTITY_ROW
    rules = {str(rule.sqref): rule.type for rule in sheet.data_validations.dataValidation}
    assert rules == {f"B{first}": "list", f"B{first + 1}": "whole", f"B{first + 2}": "date"}
    assert [sheet.cell(row, 2).number_format for row in range(first, first + 4)] == ["@", "0", "yyyy-mm-dd", "@"]


def test_areas_are_offered_with_their_codes_and_are_never_formulas(book: Any) -> None:
    sheet = book[template.META_SHEET]
    offered = [sheet.cell(row, template.LISTS_COLUMN + 1) for row in (1, 2)]
    assert [cell.value for cell in offered] == [f"{code} {name}" for code, name in AREAS]
    every = [cell for one in book.worksheets for row in one.iter_rows() for cell in row]
    assert not [cell for cell in every if cell.data_type == "f" or cell.hyperlink]


def test_the_form_speaks_the_language_asked_for_and_leaves_the_run_alone() -> None:
    text.use_language("id")
    english = exported("en")
    assert english.worksheets[1].title == "Identity"
    assert rows(aspect_sheets(english)[0])[0][COLUMN["question"]].value == KELTANA.items[0].text.en
    assert text.language() == "id"


def test_it_can_be_written_to_a_path(tmp_path: Path) -> None:
    target = tmp_path / "form.xlsx"
    export_xlsx(KELTANA, target, areas=[], language="id")
    assert openpyxl.load_workbook(target).sheetnames[-1] == template.META_SHEET


@given(st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_sheet_names_are_always_what_excel_accepts(texts: list[str]) -> None:
    names: list[str] = []
    for one in texts:
        names.append(sheet_name(f"A {one}", names))
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in names)
