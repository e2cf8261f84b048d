"""CSV forms, long and wide, in the dialects that Excel in Indonesia writes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from siperi_geo.areas import Area
from siperi_geo.forms import Reading, read_form
from siperi_geo.instruments import Instrument
from tests.forms import builders

OESAPA, LASIANA = "53.71.05.1003", "53.71.05.1002"


def read(path: Path, rows: builders.Cells, instrument: Instrument, delimiter: str = ",") -> Reading:
    return read_form(builders.write_text(path, builders.csv_text(rows, delimiter)), instrument)


def codes(reading: Reading) -> list[str]:
    return sorted(problem.code for problem in reading.problems)


def test_one_form_of_two_columns(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    reading = read(tmp_path / "f.csv", builders.long_rows(keltana, answers), keltana)
    assert (reading.kind, reading.rows_in, reading.problems) == ("long", 128, ())
    assert reading.forms[0].answers == answers
    assert (reading.forms[0].subject_id, reading.forms[0].year) == (None, None)


def test_many_forms_with_notes_and_years(tmp_path: Path, keltana: Instrument) -> None:
    rows: list[list[object]] = [["Kode Kelurahan", "Tahun", "Butir", "Jawaban", "Catatan", "Bukti", "Kecamatan"]]
    rows += [[code, 2026, item.id, "Ya", f"catatan; {code}\nbaris dua", "SK 1", "Kelapa Lima"]
             for code in (OESAPA, LASIANA) for item in keltana.items]  # fmt: skip
    reading = read(tmp_path / "f.csv", rows, keltana, ";")
    assert [form.subject_id for form in reading.forms] == [OESAPA, LASIANA]
    assert {(form.year, form.kecamatan_name) for form in reading.forms} == {(2026, "Kelapa Lima")}
    note = reading.forms[1].notes["Q128"]
    assert (note.note, note.evidence) == (f"catatan; {LASIANA}\nbaris dua", "SK 1")
    assert (reading.rows_in, reading.rows_bad) == (256, 0)


def test_one_row_per_subject(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    other = tuple(1 - answer for answer in answers)
    rows = builders.wide_rows(keltana, {OESAPA: answers, LASIANA: other})
    rows[0][1:1], rows[1][1:1], rows[2][1:1] = ["NAMA", "tahun"], ["Oesapa", "2026"], ["Lasiana", "2026,0"]
    reading = read(tmp_path / "f.csv", rows, keltana, "\t")
    assert [(form.subject_id, form.place_name, form.year) for form in reading.forms] == [
        (OESAPA, "Oesapa", 2026),
        (LASIANA, "Lasiana", 2026),
    ]
    assert [form.answers for form in reading.forms] == [answers, other]
    assert (reading.kind, reading.rows_in, reading.problems) == ("wide", 2, ())


def test_the_same_layouts_may_come_in_a_workbook(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    wide = builders.wide_rows(keltana, {OESAPA: answers})
    sheets = {"Catatan": [["hanya catatan"]], "2026": [["Kota Kupang"], [], *wide]}
    reading = read_form(builders.write_sheets(tmp_path / "w.xlsx", sheets), keltana)
    assert (reading.kind, reading.forms[0].answers) == ("wide", answers)
    assert codes(reading) == ["FORM_SHEETS_IGNORED"]
    long = {"Data": builders.long_rows(keltana, answers, subject=OESAPA)}
    reading = read_form(builders.write_sheets(tmp_path / "l.xlsx", long), keltana)
    assert (reading.kind, reading.forms[0].answers, reading.problems) == ("long", answers, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_dialects(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], delimiter: str, encoding: str
) -> None:
    rows = builders.long_rows(keltana, [("tidak", "Ya")[answer] for answer in answers])
    rows[0] = ["Kode Butir", "JAWABAN", "Catatan"]
    rows[1].append("rapat – “dihadiri” Pak José")
    text = ("sep=" + delimiter + "\r\n") * (delimiter == ";") + builders.csv_text(rows, delimiter)
    reading = read_form(builders.write_text(tmp_path / "f.csv", text, encoding), keltana)
    assert reading.forms[0].answers == answers
    assert reading.forms[0].notes["Q001"].note == "rapat – “dihadiri” Pak José"


def test_decimal_commas_stray_spaces_and_ids_as_people_write_them(tmp_path: Path, keltana: Instrument) -> None:
    spelled = ["q1", " Q002 ", "Q 3", "4", "5.", "006", "Q007\u00a0"]
    rows = [["ITEM_ID", "Respon"], *([one, "1,0"] for one in spelled)]
    reading = read(tmp_path / "f.csv", rows, keltana, ";")
    assert not reading.rows_bad
    assert reading.forms[0].answers[:8] == (1, 1, 1, 1, 1, 1, 1, None)


def test_a_name_in_the_code_column_is_a_place_where_areas_are_known(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    rows = builders.wide_rows(keltana, {"OESAPA": answers, f"{LASIANA} – Lasiana": answers, "5371050003": answers})
    path = builders.write_text(tmp_path / "f.csv", builders.csv_text(rows))
    areas = [Area(OESAPA, "Oesapa", "kelurahan", "53.71.05"), Area(LASIANA, "Lasiana", "kelurahan", "53.71.05")]
    assert [(form.subject_id, form.place_name) for form in read_form(path, keltana, areas=areas).forms] == [
        (None, "OESAPA"),
        (LASIANA, "Lasiana"),
        ("5371050003", None),
    ]


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (f"{OESAPA} – Lasiana", "Lasiana"),
        (f"{OESAPA}-Lasiana", "Lasiana"),
        (f"{OESAPA}: Kel. Lasiana", "Kel. Lasiana"),
        (f"Lasiana ({OESAPA})", "Lasiana"),
        ("53.71. 05 .1003 Lasiana", "Lasiana"),
        ("53.71.05 .1003", None),
        (f"{OESAPA}.", None),
    ],
)
def test_a_name_beside_a_code_is_kept(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], cell: str, name: str | None
) -> None:
    reading = read(tmp_path / "f.csv", builders.wide_rows(keltana, {cell: answers}), keltana)
    assert [(form.subject_id, form.place_name) for form in reading.forms] == [(OESAPA, name)]


@pytest.mark.parametrize("cell", [f"{OESAPA}Lasiana", f"{OESAPA} {LASIANA}", f"{OESAPA}.7", "1.53.71.05.1003"])
def test_what_is_not_one_code_is_no_code(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], cell: str
) -> None:
    reading = read(tmp_path / "f.csv", builders.wide_rows(keltana, {cell: answers}), keltana)
    assert [form.subject_id for form in reading.forms] == [cell]


def test_names_that_differ_for_one_code_are_all_kept(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    rows = builders.long_rows(keltana, answers, subject=OESAPA)
    rows[7][0], rows[9][0], rows[11][0] = f"{OESAPA} Oesapa", f"{OESAPA} OESAPA", f"{OESAPA} Lasiana"
    reading = read(tmp_path / "f.csv", rows, keltana)
    assert [(form.subject_id, form.place_name) for form in reading.forms] == [(OESAPA, "Oesapa / Lasiana")]
    head, row = builders.wide_rows(keltana, {f"{OESAPA} Oesapa": answers})
    reading = read(tmp_path / "f.csv", [["nama", *head], ["Lasiana", *row]], keltana)
    assert reading.forms[0].place_name == "Lasiana / Oesapa"


def test_a_bad_cell_sets_the_whole_wide_row_aside_with_every_reason(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    rows = builders.wide_rows(keltana, {OESAPA: answers, LASIANA: answers})
    rows[1][3], rows[1][9] = "entah", "2"
    reading = read(tmp_path / "f.csv", rows, keltana)
    assert [str(problem.where) for problem in reading.problems] == ["f.csv · Q003 · #2", "f.csv · Q009 · #2"]
    assert [(form.subject_id, len(form.unread)) for form in reading.forms] == [(OESAPA, 2), (LASIANA, 0)]
    assert reading.quarantine[0].raw.startswith(OESAPA)
    assert (reading.rows_in, reading.rows_good, reading.rows_bad) == (2, 1, 1)


def test_empty_rows_of_a_prepared_table_are_set_aside_with_a_warning(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    rows = builders.wide_rows(keltana, {OESAPA: answers, LASIANA: [""] * 128})
    reading = read(tmp_path / "f.csv", rows, keltana)
    assert (codes(reading), len(reading.forms), reading.rows_bad) == (["FORM_WITHOUT_ANSWERS"], 1, 1)


def test_a_stray_quotation_mark_costs_one_row(tmp_path: Path, keltana: Instrument) -> None:
    text = 'item_id,answer,note\nQ001,1,\nQ002,1,"belum selesai\nQ003,0,\nQ004,1,\nQ005,1,5" pipa\n'
    reading = read_form(builders.write_text(tmp_path / "f.csv", text), keltana)
    assert [problem.code for problem in reading.problems if problem.is_error] == ["FORM_QUOTE_OPEN"]
    assert reading.forms[0].answers[:5] == (1, None, 0, 1, 1)
    assert reading.quarantine[0].raw == 'Q002,1,"belum selesai'
    assert reading.rows_in == 5


def test_rows_swallowed_by_a_quotation_mark_are_noticed(tmp_path: Path, keltana: Instrument) -> None:
    text = 'item_id,answer,note\nQ001,1,"rapat\nQ002,1,\nQ003,0,selesai"\nQ004,1,\n'
    reading = read_form(builders.write_text(tmp_path / "f.csv", text), keltana)
    assert [problem.code for problem in reading.problems if problem.is_error] == ["FORM_QUOTE_OPEN"]
    assert "Q003,0" in reading.quarantine[0].raw
    assert reading.forms[0].answers[:4] == (None, None, None, 1)


def test_wide_rows_swallowed_by_a_quotation_mark_are_noticed(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    lines = builders.csv_text(builders.wide_rows(keltana, dict.fromkeys("ABCD", answers))).splitlines()
    lines[2], lines[3] = '"' + lines[2], lines[3] + '"'
    reading = read_form(builders.write_text(tmp_path / "f.csv", "\n".join(lines)), keltana)
    assert codes(reading) == ["FORM_QUOTE_OPEN"]
    assert [form.subject_id for form in reading.forms] == ["A", "D"]
    assert lines[3] in reading.quarantine[0].raw


def test_columns_nobody_reads_are_named(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    rows = [[*row, "x"] for row in builders.wide_rows(keltana, {OESAPA: answers})]
    rows[0][-1] = "petugas"
    assert codes(read(tmp_path / "f.csv", rows, keltana)) == ["FORM_COLUMNS_IGNORED"]
    rows[0][-1] = "Q129"
    reading = read(tmp_path / "g.csv", rows, keltana)
    assert "FORM_ITEM_UNKNOWN" in codes(reading)
