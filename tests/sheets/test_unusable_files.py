"""Files that cannot be used: each gives its own catalogue error, quickly, without a traceback."""

import os
import struct
import tracemalloc
from pathlib import Path

import pytest
import xlsxwriter

from siperi_geo.errors import SiperiError
from siperi_geo.sheets import Line, open_sheets, workbook
from tests.sheets import builders

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
MIB = 1 << 20
ROWS = [["nama", "jiwa"], *([f"Kelurahan {number}", number] for number in range(40))]


def read_all(path: Path) -> list[Line]:
    with open_sheets(path) as sheets:
        return [line for sheet in sheets for line in sheet.lines()]


def code_of(path: Path) -> str:
    with pytest.raises(SiperiError) as error:
        read_all(path)
    assert error.value.problem.message("id")
    assert error.value.problem.message("en")
    return error.value.code


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return builders.write_sheets(tmp_path / "f.xlsx", {"Data": ROWS})


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "FORM_FILE_EMPTY"),
        ("blank.csv", b"\xef\xbb\xbf \r\n\r\n", "FORM_FILE_EMPTY"),
        ("a.xlsx", b"<html><table><tr><td>1</td></tr></table></html>", "FORM_NOT_WORKBOOK"),
        ("text.xlsx", b"nama,jiwa\nAlak,1\n", "FORM_NOT_WORKBOOK"),
        ("a.pdf", b"%PDF-1.7 ...", "FORM_NOT_A_TABLE"),
        ("word.doc", OLE, "FORM_NOT_A_TABLE"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "FORM_NOT_A_TABLE"),
        ("a.csv", b"\n<!DOCTYPE html><html></html>", "FORM_WEB_PAGE"),
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), "FORM_OLD_EXCEL"),
        ("old.xlsx", OLE + "Workbook".encode("utf-16-le"), "FORM_OLD_EXCEL"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "FORM_ENCRYPTED"),
        ("a.csv", b"nama,jiwa\nAlak,1\n\0\0\0\0Manulai,1\n", "FORM_NUL_BYTES"),
        ("late-nul.csv", b"nama,jiwa\n" + b"Alak,1\n" * 20_000 + b"\0", "FORM_NUL_BYTES"),
        ("a.csv", b"nama,jiwa\n" + b"x" * 1_100_000, "FORM_LINE_TOO_LONG"),
        ("a.xlsx", b"PK\x03\x04" + b"damaged" * 100, "FORM_WORKBOOK_BROKEN"),
    ],
)
def test_a_file_that_is_no_table(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name) == code


def test_missing_files_and_folders(tmp_path: Path) -> None:
    assert code_of(tmp_path / "nothing.xlsx") == "FORM_FILE_MISSING"
    assert code_of(tmp_path) == "FORM_IS_FOLDER"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = builders.write_text(tmp_path / "f.csv", "nama,jiwa\n")
    path.chmod(0)
    assert code_of(path) == "FORM_NO_PERMISSION"


def test_a_file_that_the_system_will_not_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = builders.write_text(tmp_path / "f.csv", "nama,jiwa\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path) == "FORM_NO_PERMISSION"


def test_a_csv_of_200_mb_is_refused_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"nama,jiwa\n")
        file.truncate(200 * MIB)
    tracemalloc.start()
    assert code_of(path) == "FORM_FILE_TOO_LARGE"
    assert tracemalloc.get_traced_memory()[1] < MIB
    tracemalloc.stop()


def test_the_size_limit_is_a_setting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = builders.write_text(tmp_path / "f.csv", "nama,jiwa\n" + "Alak,1\n" * 200_000)
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "1")
    assert code_of(path) == "FORM_FILE_TOO_LARGE"


# --- workbooks


def test_other_spreadsheet_formats_get_advice(tmp_path: Path) -> None:
    ods = builders.zipped(tmp_path / "f.ods", mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    assert code_of(ods) == "FORM_OPENDOCUMENT"
    binary = builders.zipped(tmp_path / "f.xlsb", **{"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"x"})
    assert code_of(binary) == "FORM_BINARY_EXCEL"
    assert code_of(builders.zipped(tmp_path / "f.zip", note=b"x")) == "FORM_NOT_A_TABLE"
    word = {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}
    assert code_of(builders.zipped(tmp_path / "f.docx", **word)) == "FORM_NOT_A_TABLE"
    assert code_of(builders.zipped(tmp_path / "f.xlsx", **word)) == "FORM_NOT_WORKBOOK"


def test_a_zip_with_a_password(book: Path) -> None:
    content = bytearray(book.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    book.write_bytes(content)
    assert code_of(book) == "FORM_ENCRYPTED"


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, book: Path) -> None:
    builders.with_part(book, "xl/worksheets/sheet1.xml", lambda _: b" " * (101 * MIB))
    tracemalloc.start()
    assert code_of(book) == "FORM_ZIP_BOMB"
    assert tracemalloc.get_traced_memory()[1] < 2 * MIB
    tracemalloc.stop()
    many = builders.zipped(tmp_path / "many.xlsx", **{f"xl/{n}.xml": b"" for n in range(5_001)})
    assert code_of(many) == "FORM_ZIP_BOMB"


def test_a_zip_that_lies_about_its_sizes_is_read_no_further(book: Path) -> None:
    builders.with_part(book, "xl/worksheets/sheet1.xml", lambda sheet: sheet + b" " * (30 * MIB))
    content = bytearray(book.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, at + 24, 1_000)
    book.write_bytes(content)
    tracemalloc.start()
    assert code_of(book) == "FORM_WORKBOOK_BROKEN"
    assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    tracemalloc.stop()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_an_xml_bomb_is_refused(tmp_path: Path, part: str) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = tmp_path / "f.xlsx"
    with xlsxwriter.Workbook(str(path)) as written:
        written.add_worksheet("Data").write_column(0, 0, ["nama", "Alak"])
    builders.with_part(path, part, lambda xml: laughs + xml[xml.find(b"<", 2 if xml.startswith(b"<?") else 0) :])
    assert code_of(path) == "FORM_XML_UNSAFE"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_is_no_traceback(book: Path, part: str) -> None:
    assert code_of(builders.with_part(book, part, lambda xml: xml[: len(xml) // 2])) == "FORM_WORKBOOK_BROKEN"


def test_a_row_far_below_the_last_one_read(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 20_000)  # Excel has 1,048,576: seconds of empty rows
    far = b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>'
    builders.with_part(book, "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b"</sheetData>", far))
    assert code_of(book) == "FORM_TOO_MANY_ROWS"


def test_rows_that_reach_to_the_last_column_are_read_and_endless_ones_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = b"".join(b'<row r="%d"><c r="XFD%d" s="1"/></row>' % (n, n) for n in range(200, 260))
    builders.with_part(
        book, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>")
    )
    assert len(read_all(book)) == len(ROWS)
    monkeypatch.setattr(workbook, "MOST_CELLS", 500_000)
    assert code_of(book) == "FORM_TOO_MANY_ROWS"
