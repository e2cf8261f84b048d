"""The quarantine file: every bad row, as it was, harmless in a spreadsheet."""

import csv
from pathlib import Path

from siperi_geo.forms import merge_readings, read_form, write_quarantine
from siperi_geo.instruments import Instrument
from siperi_geo.text import use_language
from tests.forms import builders


def test_every_bad_row_is_written_for_excel(tmp_path: Path, keltana: Instrument) -> None:
    rows = 'item_id,answer,note\nQ001,1,\n=cmd|calc,1,\nQ002,"entah; mungkin","baris\ndua"\n'
    found = read_form(builders.write_text(tmp_path / "f.csv", rows), keltana)
    path = write_quarantine(found, tmp_path / "karantina.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbfBaris;Tempat;Kode;Pesan;Isi;Judul kolom\r\n")
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.DictReader(file, delimiter=";"))
    assert [row["Isi"] for row in written] == ["'=cmd|calc,1,", 'Q002,"entah; mungkin","baris\ndua"']
    assert [row["Kode"] for row in written] == ["FORM_ITEM_UNKNOWN", "FORM_ANSWER_UNKNOWN"]
    assert written[0]["Baris"] == "3"
    assert "tidak ada dalam" in written[0]["Pesan"]


def test_a_mended_row_is_sent_again_under_its_headings(tmp_path: Path, keltana: Instrument) -> None:
    rows = "Kelurahan;Tahun;Q001;Q002\nBukit;2026;1;0\nMuara;2026;entah;1\n"
    found = read_form(builders.write_text(tmp_path / "f.csv", rows), keltana)
    use_language("en")
    with write_quarantine(found, tmp_path / "q.csv").open(encoding="utf-8-sig", newline="") as file:
        (bad,) = csv.DictReader(file, delimiter=";")
    assert (bad["Line"], bad["Column headings"]) == ("3", "Kelurahan;Tahun;Q001;Q002")
    mended = f"{bad['Column headings']}\n{bad['Content'].replace('entah', '1')}\n"
    again = read_form(builders.write_text(tmp_path / "again.csv", mended), keltana)
    assert [(form.place_name, form.year, form.answers[:2]) for form in again.forms] == [("Muara", 2026, (1, 1))]


def test_a_workbook_row_is_kept_as_a_csv_row(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.pkd_book(tmp_path / "f.xlsx", ["ya; tapi", *[1] * 127])
    bad = read_form(path, keltana).quarantine[0]
    assert (bad.raw, bad.place) == (';;;;1;"ya; tapi"', "f.xlsx · Input Nilai · F12")


def test_the_message_follows_the_language(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_text(tmp_path / "f.csv", "item_id,answer\nQ129,1\n")
    use_language("en")
    try:
        assert "There is no question" in read_form(path, keltana).quarantine[0].message
    finally:
        use_language("id")


def test_several_files_are_one_reading(tmp_path: Path, keltana: Instrument) -> None:
    one = read_form(builders.write_text(tmp_path / "a.csv", "item_id,answer\nQ001,1\nX,1\n"), keltana)
    two = read_form(builders.pkd_book(tmp_path / "b.xlsx", [1] * 128), keltana)
    both = merge_readings([one, two])
    assert (both.file_name, both.kind, len(both.forms)) == ("a.csv, b.xlsx", "mixed", 2)
    assert (both.rows_in, both.rows_good, both.rows_bad) == (130, 129, 1)
    assert merge_readings([one]) is one
