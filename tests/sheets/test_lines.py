"""What a file's cells become: text, whatever the file's kind, encoding, separator and size claim."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from siperi_geo.sheets import Line, harmless, heading, open_sheets, sha256_of, whole_number
from tests.sheets import builders

ROWS = [["nama", "jiwa"], ["Alak", 1200], ["Manulai II", 3.5]]
TEXTS = [("nama", "jiwa"), ("Alak", "1200"), ("Manulai II", "3.5")]


def cells(path: Path, separator: str | None = None) -> list[tuple[str, ...]]:
    with open_sheets(path) as sheets:
        chosen = next(sheet for sheet in sheets if sheet.separator == separator)
        return [line.cells for line in chosen.lines()]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_csv_in_any_dialect(tmp_path: Path, separator: str, encoding: str) -> None:
    text = f"sep={separator}\r\n" + builders.csv_text(ROWS, separator)
    assert cells(builders.write_text(tmp_path / "f.csv", text, encoding), separator) == TEXTS


def test_a_workbook_with_a_chart_sheet_and_a_huge_claim(tmp_path: Path) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Data": ROWS})
    book = openpyxl.load_workbook(path)
    book.create_chartsheet("Grafik", 0).add_chart(BarChart())
    book.save(path)

    def claim(sheet: bytes) -> bytes:
        start, found, rest = sheet.partition(b'<dimension ref="')
        assert found
        return start + b'<dimension ref="A1:XFD1048576"' + rest[rest.index(b'"') + 1 :]

    assert cells(builders.with_part(path, "xl/worksheets/sheet1.xml", claim)) == TEXTS


def test_an_open_quotation_mark_damages_its_own_row(tmp_path: Path) -> None:
    path = builders.write_text(tmp_path / "f.csv", 'a,b\n1,"x\n2,y\n')
    with open_sheets(path) as sheets:
        lines = list(sheets[1].lines())
    assert [line.damage for line in lines] == [None, "FORM_QUOTE_OPEN", None]
    assert (lines[2].number, lines[2].cells) == (3, ("2", "y"))


def test_words_of_a_heading_and_whole_numbers() -> None:
    assert heading("RESPON\n(YA=1, TIDAK=0)") == heading("Respon :") == "respon"
    assert [whole_number(text) for text in ("1", "1.0", "1,0", "1.5", "١", "")] == [1, 1, 1, None, None, None]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1+1", "-1-1", "@x", " =1", "\t=1", "\tx", "\rx", " \nx", "\u00a0@x", "- x", "+62812 345"]
)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(text: str) -> None:
    assert harmless(text) == "'" + text


@pytest.mark.parametrize("text", ["", " ", "Alak", "x=1", "a-b", "-5", "+2,50", "-0.5", " -5 ", "1\t2"])
def test_numbers_and_other_words_are_left_alone(text: str) -> None:
    assert harmless(text) == text


def test_a_workbook_row_is_written_as_a_csv_row() -> None:
    assert Line(3, ("Alak", "a; b", 'x"y')).written() == 'Alak;"a; b";"x""y"'


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    path = builders.write_text(tmp_path / "f.csv", "")
    assert sha256_of(path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_number_with_decimals_is_told_from_a_text_that_looks_like_it(tmp_path: Path) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Data": [["12.345", 12.345, 12, 12.0]]})
    with open_sheets(path) as sheets:
        line = next(sheets[0].lines())
    assert (line.cells, line.fractions) == (("12.345", "12.345", "12", "12"), {1})
