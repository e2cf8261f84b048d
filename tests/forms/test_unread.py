"""What could not be read is never a blank: a form knows how much of it and where, whatever the kind of file."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from siperi_geo.forms import FilledForm, Reading, read_form
from siperi_geo.instruments import Instrument
from tests.forms import builders

BAD = {4: "mungkin", 8: 5}
A, B = "53.71.01.1001", "53.71.01.1002"


def written(kind: str, path: Path, instrument: Instrument, answers: Sequence[Any]) -> Path:
    """One form with these answers as a file of a kind."""
    if kind == "template":
        words = [{0: "Tidak", 1: "Ya"}.get(answer, answer) for answer in answers]
        return builders.filled_template(path.with_suffix(".xlsx"), instrument, words)
    if kind == "pkd2021":
        return builders.pkd_book(path.with_suffix(".xlsx"), answers)
    rows = builders.long_rows(instrument, answers, subject=A)
    if kind == "wide":
        rows = builders.wide_rows(instrument, {A: answers})
    return builders.write_text(path.with_suffix(".csv"), builders.csv_text(rows))


def damaged(answers: Sequence[int], bad: dict[int, Any]) -> list[Any]:
    return [bad.get(place, answer) for place, answer in enumerate(answers)]


def long(tmp_path: Path, instrument: Instrument, *more: str, forms: dict[str, Sequence[Any]]) -> Reading:
    """What a long CSV of some forms and further lines says."""
    rows = [["subject_id", "tahun", "item_id", "answer"]]
    for subject, answers in forms.items():
        pairs = zip(instrument.items, answers, strict=False)
        rows += [[subject, "2026", item.id, str(answer)] for item, answer in pairs if answer is not None]
    text = builders.csv_text(rows).rstrip("\n") + "\n" + "\n".join(more) + "\n"
    return read_form(builders.write_text(tmp_path / "f.csv", text), instrument)


def unread(form: FilledForm) -> list[str | None]:
    return [one.item for one in form.unread]


@pytest.mark.parametrize("kind", ["pkd2021", "template", "long", "wide"])
def test_an_unreadable_answer_is_counted_and_placed(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], kind: str
) -> None:
    found = read_form(written(kind, tmp_path / "f", keltana, damaged(answers, BAD)), keltana)
    assert [unread(form) for form in found.forms] == [["Q005", "Q009"]]
    assert [found.forms[0].answers[place] for place in BAD] == [None, None]
    assert {str(one.where) for one in found.forms[0].unread} == {
        str(problem.where) for problem in found.problems if problem.is_error
    }
    assert "FORM_UNANSWERED" not in [problem.code for problem in found.problems], "unreadable is not unanswered"
    assert found.forms[0].rows_good == found.rows_good == (0 if kind == "wide" else 126)


@pytest.mark.parametrize("kind", ["pkd2021", "template", "long", "wide"])
def test_a_form_that_is_read_whole_has_nothing_unread(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int], kind: str
) -> None:
    found = read_form(written(kind, tmp_path / "f", keltana, damaged(answers, {4: "", 8: "-"})), keltana)
    assert [form.unread for form in found.forms] == [()]
    assert found.forms[0].rows_good == found.rows_good == found.rows_in


def test_a_question_answered_twice_is_unread(tmp_path: Path, keltana: Instrument, answers: Sequence[int]) -> None:
    rows = [*builders.pkd_cells(answers), ["", "", "", "", 3, 1 - answers[2]]]
    found = read_form(builders.write_sheets(tmp_path / "f.xlsx", {"Input Nilai": rows}), keltana)
    assert unread(found.forms[0]) == ["Q003"]
    assert (found.forms[0].rows_good, found.rows_bad) == (127, 2)


def test_an_answer_to_an_unknown_question_may_be_any(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    found = long(tmp_path, keltana, f"{A},2026,Q129,1", f"{A},2026,,1", forms={A: answers, B: answers})
    assert [unread(form) for form in found.forms] == [[None, None], []]


def test_an_unknown_question_without_an_answer_loses_none(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    found = long(tmp_path, keltana, f"{A},2026,Q129,", forms={A: answers})
    assert found.rows_bad == 1
    assert found.forms[0].unread == ()


def test_a_row_of_nobody_is_missed_by_the_forms_that_lack_its_answer(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    lacking = [None, *answers[1:]]
    found = long(tmp_path, keltana, ",2026,Q001,1", forms={A: lacking, B: answers})
    assert [unread(form) for form in found.forms] == [["Q001"], []]
    blank = long(tmp_path, keltana, ",2026,Q001,", forms={A: lacking})
    assert blank.forms[0].unread == ()


def test_a_row_that_swallowed_others_is_missed_by_forms_with_gaps_and_never_more_than_those(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    lacking = [None, None, *answers[2:]]
    long_rows = [f"{A},2026,Q001,1,0" for _ in range(5)]
    found = long(tmp_path, keltana, *long_rows, forms={A: lacking, B: answers})
    assert [len(form.unread) for form in found.forms] == [2, 0]


def test_a_form_of_unreadable_answers_only_is_still_a_form(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    found = long(tmp_path, keltana, forms={A: ["entah"] * 128, B: answers})
    assert [(form.subject_id, len(form.unread)) for form in found.forms] == [(A, 128), (B, 0)]
    assert "FORM_WITHOUT_ANSWERS" not in [problem.code for problem in found.problems]


def test_a_column_of_an_unknown_question_is_unread_where_it_is_filled(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    head, *rows = builders.wide_rows(keltana, {A: answers, B: answers})
    table = [[*head, "Q129"], [*rows[0], 1], [*rows[1], ""]]
    found = read_form(builders.write_text(tmp_path / "f.csv", builders.csv_text(table)), keltana)
    assert [(len(form.unread), form.rows_good) for form in found.forms] == [(1, 0), (0, 1)]
    assert (found.rows_bad, found.quarantine[0].code) == (1, "FORM_ITEM_UNKNOWN")


def test_a_sheet_taken_out_of_the_template_is_unread(
    tmp_path: Path, keltana: Instrument, answers: Sequence[int]
) -> None:
    path = written("template", tmp_path / "f", keltana, answers)
    book = openpyxl.load_workbook(path)
    del book[book.sheetnames[3]]
    book.save(path)
    items = [item.id for item in keltana.items_under(keltana.aspects[1].id)]
    assert unread(read_form(path, keltana).forms[0]) == items
