"""Files that cannot be used: each gives its own catalogue error, quickly, without a traceback."""

import os
import struct
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart

from siperi_geo.errors import SiperiError
from siperi_geo.forms import read_form, workbook
from siperi_geo.instruments import Instrument
from tests.forms import builders

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000
MIB = 1 << 20


def code_of(path: Path, instrument: Instrument, **how: str) -> str:
    with pytest.raises(SiperiError) as error:
        read_form(path, instrument, **how)  # type: ignore[arg-type]
    assert error.value.problem.message("id")
    assert error.value.problem.message("en")
    return error.value.code


def zipped(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def with_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same workbook with one part changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {entry: archive.read(entry) for entry in archive.namelist()}
    return zipped(path, **(parts | {name: change(parts.get(name, b""))}))


SIMPLE = {
    "FORM_FILE_EMPTY": ("a.csv", b""),
    "FORM_NOT_WORKBOOK": ("a.xlsx", b"<html><table><tr><td>1</td></tr></table></html>"),
    "FORM_NOT_A_TABLE": ("a.pdf", b"%PDF-1.7 ..."),
    "FORM_WEB_PAGE": ("a.csv", b"\n<!DOCTYPE html><html></html>"),
    "FORM_OLD_EXCEL": ("a.xls", OLE + "Workbook".encode("utf-16-le")),
    "FORM_ENCRYPTED": ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le")),
    "FORM_NUL_BYTES": ("a.csv", b"item_id,answer\nQ001,1\n\0\0\0\0Q002,1\n"),
    "FORM_LINE_TOO_LONG": ("a.csv", b"item_id,answer\n" + b"x" * 1_100_000),
    "FORM_HEADER_MISSING": ("a.csv", b"nama,alamat\nbudi,kupang\n"),
    "FORM_NO_ROWS": ("a.csv", b"item_id,answer\n\n  ,\n"),
    "FORM_COLUMN_DOUBLED": ("a.csv", b"item_id,answer,answer\nQ001,1,0\n"),
    "FORM_WORKBOOK_BROKEN": ("a.xlsx", b"PK\x03\x04" + b"damaged" * 100),
}


@pytest.mark.parametrize("code", sorted(SIMPLE))
def test_a_file_that_is_no_form(tmp_path: Path, keltana: Instrument, code: str) -> None:
    name, content = SIMPLE[code]
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name, keltana) == code


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("blank.csv", b"\xef\xbb\xbf \r\n\r\n", "FORM_FILE_EMPTY"),
        ("blank-rows.csv", b";;\n" * 3000, "FORM_FILE_EMPTY"),
        ("word.doc", OLE, "FORM_NOT_A_TABLE"),
        ("text.xlsx", b"item_id,answer\nQ001,1\n", "FORM_NOT_WORKBOOK"),
        ("old.xlsx", OLE + "Workbook".encode("utf-16-le"), "FORM_OLD_EXCEL"),
        ("picture.png", b"\x89PNG\r\n\x1a\n", "FORM_NOT_A_TABLE"),
        ("late-nul.csv", b"item_id,answer\n" + b"Q001,1\n" * 20_000 + b"\0", "FORM_NUL_BYTES"),
        ("no-heading.csv", b"Q001,1\nQ002,0\n", "FORM_HEADER_MISSING"),
    ],
)
def test_more_files_that_are_no_form(
    tmp_path: Path, keltana: Instrument, name: str, content: bytes, code: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert code_of(tmp_path / name, keltana) == code


def test_missing_files_folders_and_locked_files(tmp_path: Path, keltana: Instrument) -> None:
    assert code_of(tmp_path / "nothing.xlsx", keltana) == "FORM_FILE_MISSING"
    assert code_of(tmp_path, keltana) == "FORM_IS_FOLDER"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_text(tmp_path / "f.csv", "item_id,answer\n")
    path.chmod(0)
    assert code_of(path, keltana) == "FORM_NO_PERMISSION"


def test_a_file_that_the_system_will_not_open(
    tmp_path: Path, keltana: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = builders.write_text(tmp_path / "f.csv", "item_id,answer\n")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert code_of(path, keltana) == "FORM_NO_PERMISSION"


def test_a_csv_of_200_mb_is_refused_by_its_size(tmp_path: Path, keltana: Instrument) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.write(b"item_id,answer\n")
        file.truncate(200 * MIB)
    tracemalloc.start()
    assert code_of(path, keltana) == "FORM_FILE_TOO_LARGE"
    assert tracemalloc.get_traced_memory()[1] < MIB
    tracemalloc.stop()


def test_the_size_limit_is_a_setting(tmp_path: Path, keltana: Instrument, monkeypatch: pytest.MonkeyPatch) -> None:
    path = builders.write_text(tmp_path / "f.csv", "item_id,answer\n" + "Q001,1\n" * 200_000)
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "1")
    assert code_of(path, keltana) == "FORM_FILE_TOO_LARGE"


def test_a_large_csv_is_read_as_a_stream(tmp_path: Path, keltana: Instrument) -> None:
    lines = [f"{year};{item.id};1;{'x' * 400}" for year in range(2000, 2040) for item in keltana.items]
    path = builders.write_text(tmp_path / "f.csv", "tahun;item_id;answer;petugas\n" + "\n".join(lines))
    tracemalloc.start()
    found = read_form(path, keltana)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (len(found.forms), found.rows_in) == (40, 40 * 128)
    assert peak < 8 * MIB


# --- workbooks


def test_a_workbook_without_a_form_names_its_sheets(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Data KK": [["Nama"], ["Budi"]], "Peta": []})
    with pytest.raises(SiperiError) as error:
        read_form(path, keltana)
    assert error.value.code == "FORM_SHEET_WRONG"
    assert "Data KK, Peta" in error.value.problem.what("id")


def test_the_right_sheet_without_its_headings(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": [["Nama"], [1, 1]]})
    assert code_of(path, keltana) == "FORM_HEADER_MISSING"


def test_an_empty_workbook(tmp_path: Path, keltana: Instrument) -> None:
    assert code_of(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": []}), keltana) == "FORM_FILE_EMPTY"


def test_other_spreadsheet_formats_get_advice(tmp_path: Path, keltana: Instrument) -> None:
    ods = zipped(tmp_path / "f.ods", mimetype=b"application/vnd.oasis.opendocument.spreadsheet")
    assert code_of(ods, keltana) == "FORM_OPENDOCUMENT"
    binary = zipped(tmp_path / "f.xlsb", **{"[Content_Types].xml": b"<a/>", "xl/workbook.bin": b"x"})
    assert code_of(binary, keltana) == "FORM_BINARY_EXCEL"
    assert code_of(zipped(tmp_path / "f.zip", note=b"x"), keltana) == "FORM_NOT_WORKBOOK"


def test_a_zip_with_a_password(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    content = bytearray(path.read_bytes())
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert code_of(path, keltana) == "FORM_ENCRYPTED"


def test_a_csv_that_begins_with_pk_is_no_zip(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_text(tmp_path / "f.csv", "PKD 2021;;\nTahun;abad ini;\nitem_id;answer;\nQ001;1;\n")
    found = read_form(path, keltana)
    assert found.rows_good == 1
    assert found.problems[0].code == "FORM_DATE_UNREADABLE"


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    with_part(path, "xl/worksheets/sheet1.xml", lambda _: b" " * (101 * MIB))
    tracemalloc.start()
    assert code_of(path, keltana) == "FORM_ZIP_BOMB"
    assert tracemalloc.get_traced_memory()[1] < 2 * MIB
    tracemalloc.stop()
    many = zipped(tmp_path / "many.xlsx", **{f"xl/{n}.xml": b"" for n in range(20_000)})
    assert code_of(many, keltana) == "FORM_ZIP_BOMB"


def test_a_zip_that_lies_about_its_sizes_is_read_no_further(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    with_part(path, "xl/worksheets/sheet1.xml", lambda sheet: sheet + b" " * (30 * MIB))
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02", 0, content.rfind(b"xl/worksheets/sheet1.xml"))
    struct.pack_into("<I", content, at + 24, 5_000)
    path.write_bytes(content)
    tracemalloc.start()
    assert code_of(path, keltana) == "FORM_WORKBOOK_BROKEN"
    assert tracemalloc.get_traced_memory()[1] < 8 * MIB
    tracemalloc.stop()


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_an_xml_bomb_is_refused(tmp_path: Path, keltana: Instrument, answers: Sequence[int], part: str) -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    path = builders.calculated_book(tmp_path / "f.xlsx", answers)
    with_part(path, part, lambda xml: laughs + xml[xml.find(b"<", 2 if xml.startswith(b"<?") else 0) :])
    assert code_of(path, keltana) == "FORM_XML_UNSAFE"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_a_damaged_part_is_no_traceback(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], part: str
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    assert code_of(with_part(path, part, lambda xml: xml[: len(xml) // 2]), keltana) == "FORM_WORKBOOK_BROKEN"


def test_a_sheet_that_claims_to_be_huge_is_read_as_it_is(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)

    def claim(sheet: bytes) -> bytes:
        assert b'<dimension ref="' in sheet
        start, _, rest = sheet.partition(b'<dimension ref="')
        return start + b'<dimension ref="A1:XFD1048576"' + rest[rest.index(b'"') + 1 :]

    assert read_form(with_part(path, "xl/worksheets/sheet1.xml", claim), keltana).forms[0].answers == answers


def test_a_row_far_below_the_last_one_excel_has(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    far = b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row></sheetData>'
    with_part(path, "xl/worksheets/sheet1.xml", lambda sheet: sheet.replace(b"</sheetData>", far))
    assert code_of(path, keltana) == "FORM_TOO_MANY_ROWS"


def test_rows_that_reach_to_the_last_column_are_read_and_endless_ones_refused(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    rows = b"".join(b'<row r="%d"><c r="XFD%d" s="1"/></row>' % (n, n) for n in range(200, 260))
    with_part(path, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert read_form(path, keltana).forms[0].answers == answers
    monkeypatch.setattr(workbook, "MOST_CELLS", 500_000)
    assert code_of(path, keltana) == "FORM_TOO_MANY_ROWS"


def test_a_chart_sheet_and_a_strange_date_do_no_harm(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", answers)
    book = openpyxl.load_workbook(path)
    book.create_chartsheet("Grafik", 0).add_chart(BarChart())
    cell = book["Input Nilai"]["H20"]
    cell.value, cell.number_format = 1e12, "dd/mm/yyyy"
    book.save(path)
    assert read_form(path, keltana).forms[0].answers == answers
