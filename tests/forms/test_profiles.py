"""Which form of an instrument a file is: the user's word, what the file says, else the first."""

from pathlib import Path

import openpyxl
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.forms import Reading, read_form
from siperi_geo.instruments import NOT_ASKED, export_xlsx, load
from siperi_geo.instruments.template_layout import COLUMNS, HEADER_ROW
from siperi_geo.scoring import score_form

RSAB = load("rsab")
UNASKED = [place for place, item in enumerate(RSAB.items) if item.profiles]


def long_csv(folder: Path, *, head: str = "", column: str | None = None, without: bool = False) -> Path:
    """All scored questions answered high; `without`: but those that a health centre is not asked."""
    rows = [f"{item.id},Tinggi" for item in RSAB.items_under("index") if not (without and item.profiles)]
    heading, tail = ("item_id,answer,profil", f",{column}") if column else ("item_id,answer", "")
    path = folder / "form.csv"
    path.write_text(
        "\n".join([*([head] if head else []), heading, *(row + tail for row in rows)]), encoding="utf-8"
    )
    return path


def unasked(reading: Reading) -> list[int]:
    (form,) = reading.forms
    return [place for place, answer in enumerate(form.answers) if answer == NOT_ASKED]


def test_without_a_word_everything_is_asked(tmp_path: Path) -> None:
    reading = read_form(long_csv(tmp_path), RSAB)
    assert unasked(reading) == []


@pytest.mark.parametrize("word", ["puskesmas", "Puskesmas", "PUSKESMAS", "Health centre (puskesmas)"])
def test_the_user_says_which_form_it_is(tmp_path: Path, word: str) -> None:
    reading = read_form(long_csv(tmp_path, without=True), RSAB, profile=word)
    assert unasked(reading) == UNASKED
    score = score_form(RSAB, reading.forms[0].answers)
    assert (score.index, score.coverage_pct, score.nodes[0].total) == (pytest.approx(1), 100, 137)


def test_the_head_or_a_column_says_it(tmp_path: Path) -> None:
    assert unasked(read_form(long_csv(tmp_path, head="Profil: Puskesmas,"), RSAB)) == UNASKED
    assert unasked(read_form(long_csv(tmp_path, column="puskesmas"), RSAB)) == UNASKED


def test_the_users_word_wins_over_the_form_with_a_warning(tmp_path: Path) -> None:
    reading = read_form(long_csv(tmp_path, column="puskesmas"), RSAB, profile="hospital")
    assert unasked(reading) == []
    assert "FORM_PROFILE_DIFFERS" in {problem.code for problem in reading.problems}


def test_an_answer_to_what_is_not_asked_is_named_and_not_used(tmp_path: Path) -> None:
    reading = read_form(long_csv(tmp_path), RSAB, profile="puskesmas")
    (problem,) = (one for one in reading.problems if one.code == "FORM_NOT_ASKED")
    assert problem.values["numbers"].startswith("31, 83–90, 93")
    assert unasked(reading) == UNASKED


def test_only_questions_that_are_asked_can_be_missing(tmp_path: Path) -> None:
    reading = read_form(long_csv(tmp_path, without=True), RSAB, profile="puskesmas")
    (problem,) = (one for one in reading.problems if one.code == "FORM_UNANSWERED")
    assert (problem.values["n"], problem.values["total"]) == (68, 205)


@pytest.mark.parametrize("word", ["klinik", "x"])
def test_a_form_that_is_none_is_refused(tmp_path: Path, word: str) -> None:
    for options in ({"profile": word}, {}):
        path = long_csv(tmp_path, column=None if options else word)
        with pytest.raises(SiperiError) as caught:
            read_form(path, RSAB, **options)
        assert caught.value.code == "FORM_PROFILE_UNKNOWN"
        assert "puskesmas" in caught.value.problem.todo()


def test_an_instrument_with_one_form_has_no_other(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("item_id,answer\nQ001,ya\n", encoding="utf-8")
    with pytest.raises(SiperiError) as caught:
        read_form(path, load("keltana"), profile="puskesmas")
    assert caught.value.code == "FORM_PROFILE_UNKNOWN"


def test_the_template_says_it_itself(tmp_path: Path) -> None:
    path = tmp_path / "puskesmas.xlsx"
    export_xlsx(RSAB, path, areas=[], language="id", profile="puskesmas")
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[2:5]:
        for row in sheet.iter_rows(min_row=HEADER_ROW + 1):
            row[COLUMNS.index("answer")].value = "Tinggi"
    book.save(path)
    reading = read_form(path, RSAB)
    assert unasked(reading) == UNASKED
    assert score_form(RSAB, reading.forms[0].answers).class_code == "A"


def test_words_that_mean_a_blank_are_blanks(tmp_path: Path) -> None:
    path = tmp_path / "form.csv"
    path.write_text("item_id,answer\nRM1,Tidak tahu\nRM2,4\nRM3,don't know\nRM4,tt\n", encoding="utf-8")
    erat = load("erat")
    reading = read_form(path, erat)
    assert reading.quarantine == ()
    assert reading.forms[0].answers[:4] == (None, 4, None, None)


def test_not_applicable_is_an_answer_where_the_scale_knows_it(tmp_path: Path) -> None:
    kencana = load("kencana")
    path = tmp_path / "form.csv"
    path.write_text(f"item_id,answer\n{kencana.items[0].id},tidak berlaku\n", encoding="utf-8")
    assert read_form(path, kencana).forms[0].answers[0] == 3
