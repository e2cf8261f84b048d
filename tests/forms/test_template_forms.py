"""Our own xlsx template comes back as it was filled in, in both languages."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.areas import Area
from siperi_geo.errors import SiperiError
from siperi_geo.forms import edition_of, read_form
from siperi_geo.instruments import Instrument
from siperi_geo.instruments.template import META_SHEET
from tests.forms import builders

WORDS = {"id": ("Tidak", "Ya"), "en": ("No", "Yes")}
IDENTITY: dict[str, Any] = {
    "subject": "53.71.05.1003 Oesapa",
    "year": 2026,
    "filled_on": date(2026, 7, 14),
    "hazard": "Banjir",
}


@pytest.fixture
def filled(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> Path:
    words = [WORDS["id"][answer] for answer in answers]
    return builders.filled_template(tmp_path / "form.xlsx", keltana, words, **IDENTITY)


def set_meta(path: Path, row: int, value: str) -> None:
    book = openpyxl.load_workbook(path)
    book[META_SHEET].cell(row, 2).value = value
    book.save(path)


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_filled_template_reads_back(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], language: str
) -> None:
    words = [WORDS[language][answer] for answer in answers]
    path = builders.filled_template(tmp_path / "f.xlsx", keltana, words, language=language, **IDENTITY)
    reading = read_form(path, keltana)
    form = reading.forms[0]
    assert (reading.kind, reading.rows_in, reading.rows_bad, reading.problems) == ("template", 128, 0, ())
    assert form.answers == answers
    assert (form.subject_id, form.place_name) == ("53.71.05.1003", "Oesapa")
    assert (form.year, form.filled_on) == (2026, date(2026, 7, 14))
    assert "Banjir" in form.header.values()


def test_a_name_in_place_of_a_code_is_a_place(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    path = builders.filled_template(tmp_path / "f.xlsx", keltana, answers, subject="Kelapa Lima")
    form = read_form(path, keltana, areas=[Area("53.71.05.1004", "Kelapa Lima", "kelurahan", "53.71.05")]).forms[0]
    assert (form.subject_id, form.place_name, form.year) == (None, "Kelapa Lima", None)


def test_a_code_and_another_name_are_both_kept(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = builders.filled_template(tmp_path / "f.xlsx", keltana, answers, subject="53.71.05.1003 – Lasiana")
    form = read_form(path, keltana).forms[0]
    assert (form.subject_id, form.place_name) == ("53.71.05.1003", "Lasiana")


def test_a_template_names_its_instrument_and_no_other_file_does(
    filled: Path, tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    assert edition_of(filled) == ("keltana", "2021")
    assert edition_of(builders.pkd_book(tmp_path / "pkd.xlsx", answers)) is None
    text = builders.csv_text(builders.long_rows(keltana, answers))
    assert edition_of(builders.write_text(tmp_path / "f.csv", text)) is None


def test_an_untouched_template_is_a_form_without_answers(tmp_path: Path, keltana: Instrument) -> None:
    reading = read_form(builders.filled_template(tmp_path / "f.xlsx", keltana, [None] * 128), keltana)
    assert [problem.code for problem in reading.problems] == ["FORM_WITHOUT_ANSWERS"]
    assert reading.forms[0].answers == (None,) * 128


@pytest.mark.parametrize(
    ("row", "value", "code"),
    [
        (1, "siperi-form-9", "FORM_TEMPLATE_NEWER"),
        (2, "katana", "FORM_OTHER_INSTRUMENT"),
        (3, "2031", "FORM_OTHER_VERSION"),
    ],
)
def test_another_template_is_refused(filled: Path, keltana: Instrument, row: int, value: str, code: str) -> None:
    set_meta(filled, row, value)
    with pytest.raises(SiperiError) as error:
        read_form(filled, keltana)
    assert error.value.code == code


def test_a_removed_sheet_is_named_and_the_others_are_read(filled: Path, keltana: Instrument) -> None:
    book = openpyxl.load_workbook(filled)
    del book[book.sheetnames[3]]
    book.save(filled)
    reading = read_form(filled, keltana)
    assert [problem.code for problem in reading.problems] == ["FORM_TEMPLATE_CHANGED"]
    assert keltana.aspects[1].id in reading.problems[0].values["sheets"]
    assert reading.rows_in == 128 - len(keltana.items_under(keltana.aspects[1].id))


def test_all_question_sheets_removed_is_an_error(filled: Path, keltana: Instrument) -> None:
    book = openpyxl.load_workbook(filled)
    for name in book.sheetnames[2:-1]:
        del book[name]
    book.save(filled)
    with pytest.raises(SiperiError) as error:
        read_form(filled, keltana)
    assert error.value.code == "FORM_TEMPLATE_CHANGED"


def test_a_form_of_another_kind_is_no_template(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    with pytest.raises(SiperiError) as error:
        read_form(builders.pkd_book(tmp_path / "f.xlsx", answers), keltana, kind="template")
    assert error.value.code == "FORM_NOT_TEMPLATE"
    with pytest.raises(ValueError, match="kind is one of"):
        read_form(tmp_path / "f.xlsx", keltana, kind="kobo")
