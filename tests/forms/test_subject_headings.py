"""Which column and which line of a head says whose a form is, by what the instrument asks."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.forms import FilledForm, Reading, read_form
from siperi_geo.instruments import Instrument, export_xlsx, load
from siperi_geo.instruments.template_layout import COLUMNS, HEADER_ROW
from tests.forms import builders

KUPANG = ("53.71.05.1003", "Oesapa")


def answers_of(instrument: Instrument) -> list[str]:
    return [instrument.scale_of(item).choices[0].label.id for item in instrument.items]


def wide(path: Path, code: str, head: Sequence[str], row: Sequence[str], **how: Any) -> Reading:
    instrument = load(code)
    rows = [[*head, *(item.id for item in instrument.items)], [*row, *answers_of(instrument)]]
    separator, encoding = how.pop("separator", ","), how.pop("encoding", "utf-8")
    lead = "".join(f"{line}\r\n" for line in how.pop("lead", ()))
    builders.write_text(path, lead + builders.csv_text(rows, separator), encoding)
    return read_form(path, instrument)


def said(form: FilledForm) -> tuple[str | None, ...]:
    return form.subject_id, form.place_name, form.area_name, form.kecamatan_name


@pytest.mark.parametrize(
    ("code", "head", "row", "expected"),
    [
        ("spab", ["NPSN"], ["50305001"], ("50305001", None, None, None)),
        ("spab", ["No", "NPSN/NSM", "Nama"], ["1", "50305001", "SDN A"], ("50305001", "SDN A", None, None)),
        ("spab", ["Nama", "Nama Sekolah"], ["Budi", "SDN A"], (None, "SDN A", None, None)),
        ("spab", ["Sekolah"], ["50305001 SD Negeri A"], ("50305001", "SD Negeri A", None, None)),
        ("spab", ["Sekolah"], ["SD Negeri A (50305001)"], ("50305001", "SD Negeri A", None, None)),
        ("spab", ["Sekolah"], ["SD Negeri 12"], (None, "SD Negeri 12", None, None)),
        ("spab", ["Sekolah"], ["SD Negeri 2024"], (None, "SD Negeri 2024", None, None)),
        ("spab", ["NPSN", "Kode Kelurahan"], ["50305001", KUPANG[0]], ("50305001", None, KUPANG[0], None)),
        ("spab", ["Kode Kelurahan", "Kelurahan", "Nama"], [*KUPANG, "X"], (None, "X", " ".join(KUPANG), None)),
        ("spab", ["Nama", "Desa/Kelurahan", "Kecamatan"], ["X", "Oesapa", "Y"], (None, "X", "Oesapa", "Y")),
        ("rsab", ["Kode Faskes", "Nama Puskesmas"], ["1011", "P"], ("1011", "P", None, None)),
        ("kencana", ["Kecamatan"], ["Alak"], (None, "Alak", None, None)),
        ("kencana", ["Kode Kecamatan", "Kecamatan"], ["53.71.01", "Alak"], ("53.71.01", "Alak", None, None)),
        ("kencana", ["Kecamatan", "Kelurahan"], ["Alak", "Oesapa"], (None, "Alak", "Oesapa", None)),
        ("keltana", ["Nama", "Kelurahan"], ["Budi", "Oesapa"], (None, "Oesapa", None, None)),
        ("keltana", ["NPSN", "Kode Kelurahan"], ["50305001", KUPANG[0]], (KUPANG[0], None, None, None)),
        ("keltana", ["Kode", "Kode Kelurahan"], ["7", KUPANG[0]], (KUPANG[0], None, None, None)),
    ],
)
def test_a_wide_table(tmp_path: Path, code: str, head: list[str], row: list[str], expected: Any) -> None:
    reading = wide(tmp_path / "f.csv", code, head, row)
    assert [said(form) for form in reading.forms] == [expected]


def test_a_few_questions_beside_a_kecamatan_make_a_table(tmp_path: Path) -> None:
    instrument = load("kencana")
    head = ["kecamatan", *(item.id for item in instrument.items[:3])]
    path = builders.write_text(
        tmp_path / "f.csv", builders.csv_text([head, ["Alak", *answers_of(instrument)[:3]]])
    )
    assert [form.place_name for form in read_form(path, instrument).forms] == ["Alak"]


def test_a_csv_of_an_indonesian_excel(tmp_path: Path) -> None:
    head, row = ["NPSN", "Nama Sekolah", "Kelurahan", "Tahun"], ["50305001", "SDN A", "Oesapa", "2026"]
    reading = wide(tmp_path / "f.csv", "spab", head, row, separator=";", encoding="utf-8-sig", lead=["sep=;"])
    assert [(said(form)[:3], form.year) for form in reading.forms] == [(("50305001", "SDN A", "Oesapa"), 2026)]


@pytest.mark.parametrize(
    ("code", "head", "expected"),
    [
        ("spab", ["Nama Sekolah : SDN A", "Kelurahan : Oesapa"], (None, "SDN A", "Oesapa", None)),
        ("spab", ["NPSN : 50305001", "Kode Kelurahan : 53.71.05.1003"], ("50305001", None, KUPANG[0], None)),
        ("rsab", ["Nama Faskes : PKM A", "Kecamatan : Alak"], (None, "PKM A", None, "Alak")),
        ("kencana", ["Kecamatan : Alak"], (None, "Alak", None, None)),
        ("keltana", ["Kelurahan : Oesapa", "Kecamatan : Alak"], (None, "Oesapa", None, "Alak")),
        ("keltana", ["Nama : Budi", "Kelurahan : Oesapa"], (None, "Oesapa", None, None)),
    ],
)
def test_a_head_above_a_long_table(tmp_path: Path, code: str, head: list[str], expected: Any) -> None:
    instrument = load(code)
    rows = builders.long_rows(instrument, answers_of(instrument))
    path = builders.write_sheets(tmp_path / "f.xlsx", {"Isian": [*([line] for line in head), [], *rows]})
    assert [said(form) for form in read_form(path, instrument).forms] == [expected]


def test_a_long_table_of_several_schools(tmp_path: Path) -> None:
    instrument = load("spab")
    pairs = [*zip((item.id for item in instrument.items), answers_of(instrument), strict=True)]
    schools = [("SDI A", "Oesapa"), ("SDI A", "Alak")]
    rows = [[*school, *pair] for school in schools for pair in pairs]
    text = builders.csv_text([["nama sekolah", "kelurahan", "item_id", "jawaban"], *rows])
    reading = read_form(builders.write_text(tmp_path / "f.csv", text), instrument)
    assert sorted(said(form)[1:3] for form in reading.forms) == [("SDI A", "Alak"), ("SDI A", "Oesapa")]
    assert reading.rows_bad == 0


@pytest.mark.parametrize(
    ("code", "fields", "expected"),
    [
        ("spab", {"subject": "SDN 2 A", "area": " ".join(KUPANG)}, (None, "SDN 2 A", " ".join(KUPANG), None)),
        ("spab", {"subject": "50305001 SDN A"}, ("50305001", "SDN A", None, None)),
        ("spab", {"subject": 50305001}, ("50305001", None, None, None)),
        ("rsab", {"subject": "PKM A", "area": " ".join(KUPANG)}, (None, "PKM A", " ".join(KUPANG), None)),
        ("kencana", {"subject": "53.71.01 Alak"}, ("53.71.01", "Alak", None, None)),
    ],
)
def test_our_template(tmp_path: Path, code: str, fields: dict[str, Any], expected: Any) -> None:
    instrument, path = load(code), tmp_path / "f.xlsx"
    filled(path, instrument, **fields)
    assert [said(form) for form in read_form(path, instrument).forms] == [expected]


def filled(path: Path, instrument: Instrument, *, profile: str | None = None, **fields: Any) -> None:
    """Our template with every question answered."""
    export_xlsx(instrument, path, areas=[KUPANG], language="id", profile=profile)
    book = openpyxl.load_workbook(path)
    for field, value in fields.items():
        _, cell = next(book.defined_names[f"siperi_{field}"].destinations)
        book.worksheets[1][cell.replace("$", "")] = value
    by_id = dict(zip((item.id for item in instrument.items), answers_of(instrument), strict=True))
    for sheet in book.worksheets[2:-1]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            row[COLUMNS.index("answer")].value = by_id.get(str(row[0].value))
    book.save(path)
