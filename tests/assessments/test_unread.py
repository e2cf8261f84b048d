"""Forms of which something could not be read: held, unless a person decides otherwise, and that is recorded."""

import json
from pathlib import Path

import pytest

from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import Examined, accept, examine
from siperi_geo.sheets import BadRow
from siperi_geo.store import Store, run_checks
from tests.forms.builders import pkd_book, pkd_cells, write_sheets

KARANG = {"Nama Desa/Kelurahan": "Karang", "Kecamatan": "Pantai", "Tanggal": "14 Juli 2026"}
BAD = ["mungkin", *[1] * 126, 5]


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    return pkd_book(tmp_path / "bad.xlsx", BAD, head=KARANG)


def codes(found: Examined) -> list[str]:
    return [problem.code for problem in found.problems]


def stored(store: Store) -> int:
    return len(store.sql("select 1 as n from assessments where year = 2026"))


def kept(store: Store, batch: str) -> list[BadRow]:
    text = "select line, place, raw, code, message from quarantine where batch_id = $b"
    return [BadRow(**row) for row in store.sql(text, {"b": batch}).to_dict("records")]


def test_a_form_with_unreadable_answers_is_held_and_says_what_to_do(
    toy_store: Store, keltana: Instrument, bad: Path
) -> None:
    found = examine(toy_store, [bad], keltana)
    assert found.plan.entries == ()
    assert codes(found) == ["ASSESSMENT_UNREADABLE", "FORM_ANSWER_UNKNOWN", "FORM_ANSWER_UNKNOWN"]
    words = found.plan.held[0].problem.message()
    assert all(one in words for one in ("Karang 2026", "2 jawaban", "Q001 (Input Nilai · F9)", "Q128"))
    assert "--unreadable-as-blank" in words
    batch = accept(toy_store, found, actor="test")
    assert stored(toy_store) == 0
    last = json.loads(kept(toy_store, batch)[-1].raw)
    assert (len(last["unread"]), last["answers"]["Q001"]) == (2, None)


def test_a_question_answered_twice_holds_the_form(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    rows = [*pkd_cells([1] * 128, head=KARANG), ["", "", "", "", 3, 0]]
    found = examine(toy_store, [write_sheets(tmp_path / "f.xlsx", {"Input Nilai": rows})], keltana)
    assert (found.plan.entries, codes(found)[0]) == ((), "ASSESSMENT_UNREADABLE")


def test_a_person_may_decide_that_unreadable_is_blank_and_it_can_be_found_later(
    toy_store: Store, keltana: Instrument, bad: Path
) -> None:
    found = examine(toy_store, [bad], keltana, unreadable_as_blank=True)
    assert [one.code for one in found.plan.overruled] == ["FORM_UNREADABLE_AS_BLANK"]
    assert "Q001" in found.plan.overruled[0].message()
    batch = accept(toy_store, found, actor="test")
    assert stored(toy_store) == 1
    rows = kept(toy_store, batch)
    assert [row.code for row in rows] == ["FORM_ANSWER_UNKNOWN"] * 2 + ["FORM_UNREADABLE_AS_BLANK"]
    assert json.loads(rows[-1].raw)["place_name"] == "Karang"
    audit = toy_store.sql("select detail from audit order by audit_id desc limit 1")["detail"].iloc[0]
    assert audit.startswith("FORM_UNREADABLE_AS_BLANK bad.xlsx")
    assert toy_store.query("assessments/batch_list", actor=None).iloc[0]["held_count"] == 0
    assert run_checks(toy_store) == {}
    again = examine(toy_store, [bad], keltana, unreadable_as_blank=True)
    assert ([one.action for one in again.plan.entries], again.plan.overruled) == (["unchanged"], ())


def test_a_form_of_nothing_readable_is_not_stored_by_that_decision(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    path = pkd_book(tmp_path / "f.xlsx", ["mungkin"] * 128, head=KARANG)
    assert codes(examine(toy_store, [path], keltana))[0] == "ASSESSMENT_UNREADABLE"
    found = examine(toy_store, [path], keltana, unreadable_as_blank=True)
    assert (found.plan.entries, codes(found)[0]) == ((), "ASSESSMENT_BLANK")


def test_the_better_of_two_forms_is_not_taken_because_the_other_is_unreadable(
    toy_store: Store, keltana: Instrument, bad: Path, tmp_path: Path
) -> None:
    good = pkd_book(tmp_path / "good.xlsx", [1] * 128, head=KARANG)
    assert codes(examine(toy_store, [bad, good], keltana))[:2] == ["ASSESSMENT_DOUBLED"] * 2


def test_rows_of_a_held_form_are_not_counted_as_good(
    toy_store: Store, keltana: Instrument, bad: Path, tmp_path: Path
) -> None:
    muara = KARANG | {"Nama Desa/Kelurahan": "Muara"}
    good = pkd_book(tmp_path / "good.xlsx", [1] * 128, head=muara)
    found = examine(toy_store, [bad, good], keltana)
    assert (found.rows_ready, found.plan.held_rows, found.reading.rows_bad) == (128, 126, 2)
    accept(toy_store, found, actor="test")
    row = toy_store.query("assessments/batch_list", actor=None).iloc[0]
    assert (row["rows_in"], row["rows_good"], row["rows_bad"], row["held_count"]) == (256, 128, 128, 1)


def test_fewer_answers_than_the_stored_form_are_said_loudly_and_the_old_form_stays(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    full = pkd_book(tmp_path / "a.xlsx", [1] * 128, head=KARANG)
    fewer = pkd_book(tmp_path / "b.xlsx", [1] * 100 + [""] * 28, head=KARANG)
    accept(toy_store, examine(toy_store, [full], keltana), actor="test")
    found = examine(toy_store, [fewer], keltana)
    assert codes(found) == ["ASSESSMENT_FEWER_ANSWERS", "FORM_UNANSWERED"]
    words = found.plan.shorter[0].message()
    assert all(count in words for count in ("100", "128", "revisi 2"))
    accept(toy_store, found, actor="test")
    assert stored(toy_store) == 2
    more = examine(toy_store, [full], keltana)
    assert (more.plan.shorter, codes(more)) == ((), ["ASSESSMENT_REVISES"])
