"""Rows and forms that cannot be used: each is kept, named with its place and reason, and the others go on."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.forms import read_form
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import findings
from tests.forms import builders

HEAD = "subject_id,tahun,tanggal,item_id,answer\n"
ROWS = {
    "FORM_SUBJECT_MISSING": ",2026,,Q001,1",
    "FORM_YEAR_UNREADABLE": "A,dua ribu,,Q001,1",
    "FORM_DAY_UNREADABLE": "A,2026,kemarin,Q001,1",
    "FORM_ITEM_UNKNOWN": "A,2026,,Q129,1",
    "FORM_ITEM_MISSING": "A,2026,,,1",
    "FORM_ANSWER_UNKNOWN": "A,2026,,Q001,tergantung",
    "FORM_ROW_TOO_LONG": "A,2026,,Q001,1,0",
    "FORM_QUOTE_OPEN": 'A,2026,,Q001,"1',
}


@pytest.mark.parametrize("code", sorted(ROWS))
def test_a_bad_row_is_kept_and_named_with_its_place(tmp_path: Path, keltana: Instrument, code: str) -> None:
    path = builders.write_text(tmp_path / "f.csv", HEAD + "A,2026,,Q002,1\n" + ROWS[code] + "\nA,2026,,Q003,0\n")
    found = read_form(path, keltana)
    assert [problem.code for problem in found.problems if problem.is_error] == [code]
    assert (found.rows_in, found.rows_good, found.rows_bad) == (3, 2, 1)
    bad = found.quarantine[0]
    assert (bad.line, bad.raw, bad.code) == (3, ROWS[code], code)
    assert bad.place.endswith("3")
    assert found.forms[0].answers[1:3] == (1, 0)
    missing = next(problem for problem in found.problems if problem.code == "FORM_UNANSWERED")
    item = found.forms[0].unread[0].item
    assert missing.values["numbers"] == ("1, 4–128" if item is None else "4–128")


def test_all_reasons_of_a_row_are_given_at_once(tmp_path: Path, keltana: Instrument) -> None:
    path = builders.write_text(tmp_path / "f.csv", HEAD + "A,2026,,Q001,1\n,x,,Q002,entah\n")
    found = read_form(path, keltana)
    errors = [problem.code for problem in found.problems if problem.is_error]
    assert errors == ["FORM_ANSWER_UNKNOWN", "FORM_SUBJECT_MISSING"]
    assert len(found.quarantine) == 1


def test_two_forms_of_one_kelurahan_and_year_in_one_file(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    wide = builders.wide_rows(keltana, {"53.71.01.1001": answers, "53.71.01.1002": answers})
    wide.append(["53.71.01.1001", *(1 - answer for answer in answers)])
    long = (
        builders.long_rows(keltana, answers, subject="A") + builders.long_rows(keltana, answers, subject="A")[1:]
    )
    for rows, good, bad in ((wide, 1, 2), (long, 0, 256)):
        path = builders.write_text(tmp_path / "f.csv", builders.csv_text(rows))
        found = read_form(path, keltana)
        assert [problem.code for problem in found.problems] == ["FORM_DUPLICATE"]
        assert (len(found.forms), found.rows_bad, len(found.quarantine)) == (good, bad, bad)
    sheets = {"Input Nilai": builders.pkd_cells(answers), "Input Nilai (2)": builders.pkd_cells([1] * 128)}
    found = read_form(builders.write_sheets(tmp_path / "f.xlsx", sheets), keltana)
    assert [problem.code for problem in found.problems] == ["FORM_DUPLICATE"]
    assert (found.forms, found.rows_in, found.rows_bad) == ((), 256, 256)


def test_a_file_of_nothing_but_errors_is_refused_as_a_whole(
    tmp_path: Path, keltana: Instrument, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "MOST_PROBLEMS", 50)
    path = builders.write_text(tmp_path / "f.csv", "item_id,answer\n" + "X1,1\n" * 60)
    with pytest.raises(SiperiError) as error:
        read_form(path, keltana)
    assert error.value.code == "FORM_TOO_MANY_PROBLEMS"
    assert error.value.problems[1].code == "FORM_ITEM_UNKNOWN"


def test_warnings_of_one_kind_are_counted_after_some_hundreds(tmp_path: Path, keltana: Instrument) -> None:
    rows = builders.wide_rows(keltana, {f"S{n}": [1, *[""] * 127] for n in range(findings.MOST_WARNINGS + 7)})
    found = read_form(builders.write_text(tmp_path / "f.csv", builders.csv_text(rows)), keltana)
    assert len(found.forms) == findings.MOST_WARNINGS + 7
    assert (found.problems[-1].code, found.problems[-1].values["n"]) == ("FORM_MORE_WARNINGS", 7)


def test_endless_texts_are_shortened_in_words_and_kept_in_the_quarantine(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    endless = "y" * 5000
    wide = builders.wide_rows(keltana, {endless: answers})
    wide[0].append(endless)
    wide.append([endless, *answers, "x"])
    wide.append(["A", "mungkin", *answers[1:], endless])
    found = read_form(builders.write_text(tmp_path / "f.csv", builders.csv_text(wide)), keltana)
    assert sorted(problem.code for problem in found.problems) == [
        *("FORM_ANSWER_UNKNOWN", "FORM_COLUMNS_IGNORED", "FORM_DUPLICATE"),
    ]
    for problem in found.problems:
        assert len(problem.message("id")) < 500
        assert len(str(problem.where)) < 200
    assert all(endless in row.raw and len(row.message) < 500 for row in found.quarantine)
