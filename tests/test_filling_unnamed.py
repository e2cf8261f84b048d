"""Filling in for a household or a respondent: no name, nobody else's eyes, stored as an import stores it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.assessments import (
    Draft,
    add_evidence,
    begin,
    begin_next,
    discard,
    discard_unread,
    draft_for,
    draft_of,
    move_round,
    number_within,
    save_answer,
    save_note,
    unnamed_id,
)
from siperi_geo.errors import SiperiError
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.intake import accept_households, examine_households
from siperi_geo.rights import SYSTEM, Grant, Person, Role, place_within
from siperi_geo.scoring import rescore
from siperi_geo.store import Store, about_subjects, run_checks
from tests import people, respondents
from tests.intake import builders as households

BUKIT, MUARA = "99.01.01.1001", "99.01.02.1001"
FAMILY, YEAR = f"family:{BUKIT}:A12", 2026
KATANA, ERAT = load("katana"), load("erat")
KADER = Person("kader", (Grant(Role.FILLER, area_code=BUKIT),))
OTHER = Person("lain", (Grant(Role.FILLER, area_code=BUKIT),))


@pytest.fixture
def store(toy_store: Store) -> Iterator[Store]:
    """Toy town with open rounds of KATANA and e-RAT."""
    for code in ("katana", "erat"):
        move_round(toy_store, code, YEAR, "open", actor="bpbd")
    yield toy_store
    assert run_checks(toy_store) == {}


def filled(store: Store, draft: Draft, value: int = 1, *, actor: Person | str = "kader", most: int = 40) -> Draft:
    for item in draft.instrument.items[:most]:
        save_answer(store, draft, item.id, value, actor=actor)
    found = draft_for(store, draft.instrument, draft.subject_id, draft.year, actor=actor)
    assert found is not None
    return found


def refused(code: str, *acts: object) -> None:
    for act in acts:
        with pytest.raises(SiperiError) as caught:
            act()  # type: ignore[operator]
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (" a12 ", "A12"),
        (f"{BUKIT}:A12", "A12"),
        ("12.0", "12"),
        ("", "DRAFT_CODE_MISSING"),
        ("5371010101800001", "DRAFT_CODE_IDENTITY"),
        ("0812 3456 7890", "DRAFT_CODE_PHONE"),
        ("17/08/1990", "DRAFT_CODE_DATE"),
        ("Maria", "DRAFT_CODE_NOT_ONE"),
        (f"{MUARA}:A12", "DRAFT_CODE_ELSEWHERE"),
    ],
)
def test_a_household_is_named_by_a_running_number_alone(text: str, found: str) -> None:
    if not found.startswith("DRAFT_"):
        assert unnamed_id(KATANA, BUKIT, text) == f"family:{BUKIT}:{found}"
        return
    with pytest.raises(SiperiError) as caught:
        unnamed_id(KATANA, BUKIT, text)
    assert (caught.value.code, caught.value.problems[0].values) == (found, {})


@given(text=st.text(alphabet="aA019./- :kKüé\n", max_size=24))
def test_whatever_is_written_is_a_code_in_one_writing_or_refused_unrepeated(text: str) -> None:
    try:
        found = unnamed_id(KATANA, BUKIT, text)
    except SiperiError as error:
        found, said = f"family:{BUKIT}:1", error.problems[0].values
    else:
        said = {}
    code = number_within(found)
    assert (said, place_within(found)) == ({}, BUKIT)
    assert unnamed_id(KATANA, BUKIT, code) == found
    assert sum(letter.isdigit() for letter in code) < 9 or code.count("/") == 2


def test_a_household_is_registered_scored_and_stored_as_an_import_does(store: Store, tmp_path: Path) -> None:
    version = store.data_version
    draft = filled(store, begin(store, KATANA, FAMILY, YEAR, actor="kader"), 2)
    assert store.query("households/known_list", subject_ids=[FAMILY]).empty, "not before its form is handed in"
    assert store.data_version == version + 1
    submit(store, draft, actor="kader")
    assert store.data_version == version + 2, "once"
    file = households.write(tmp_path / "keluarga.csv", [households.family("Bukit", "13", "Ya", YEAR)])
    accept_households(store, examine_households(store, [file], KATANA), actor="kader")

    def rows(code: str) -> list[list[object]]:
        forms = """select a.version, a.year, a.revision, a.state, a.answers::varchar, a.is_example, a.actor
            from assessments as a join subjects as s using (subject_id) where s.code = $code"""
        scores = """select variant, node, level, index_value, score_micro, answered_items, total_items, class_code,
            area_code from scores where ends_with(subject_id, $code) and year = 2026 order by variant, node"""
        register = "select kind, area_code, is_active, unit_id from subjects where code = $code"
        found = (
            store.sql(sql, {"code": code}).astype(str).to_numpy().tolist() for sql in (forms, scores, register)
        )
        return [row for one in found for row in one]

    assert rows("A12") == rows("13")
    assert len(rows("A12")) > 6
    refused("DRAFT_GONE", lambda: submit(store, draft, actor="kader"))


def test_a_form_after_the_first_is_blank_and_a_revision(store: Store, tmp_path: Path) -> None:
    submit(store, filled(store, begin(store, KATANA, FAMILY, YEAR, actor="kader")), actor="kader")
    again = begin(store, KATANA, FAMILY, YEAR, actor="kader")
    assert set(again.answers) == {None}
    file = households.write(tmp_path / "k.csv", [households.family("Bukit", "A12", year=YEAR)])
    accept_households(store, examine_households(store, [file], KATANA), actor="bpbd")
    draft = filled(store, again, most=3)
    with pytest.raises(SiperiError, match="DRAFT_OVERTAKEN_UNNAMED") as caught:
        submit(store, draft, actor="kader")
    said = caught.value.problems[0].values
    assert set(said) == {"assessment", "day", "year"}
    submit(store, draft, actor="kader", over=str(said["assessment"]))
    assert store.sql("select revision from assessments where year = 2026 order by 1")["revision"].tolist() == [
        1,
        2,
        3,
    ]


def test_only_who_began_reads_answers_and_hands_in(store: Store) -> None:
    people.begin(store)
    draft = begin(store, KATANA, FAMILY, YEAR, actor=KADER)
    save_answer(store, draft, "K01", 2, actor=KADER)
    mine = draft_for(store, KATANA, FAMILY, YEAR, actor=KADER)
    assert mine is not None
    assert mine.answers[0] == 2
    refused(
        "DRAFT_SOMEBODY_ELSES",
        lambda: begin(store, KATANA, FAMILY, YEAR, actor=OTHER),
        lambda: draft_for(store, KATANA, FAMILY, YEAR, actor=OTHER),
        lambda: draft_for(store, KATANA, FAMILY, YEAR, actor=people.ADMIN),
        lambda: save_answer(store, draft, "K01", 1, actor=OTHER),
        lambda: submit(store, draft, actor=OTHER),
        lambda: submit(store, draft, actor=people.ADMIN),
        lambda: discard(store, draft, actor=OTHER),
    )
    there = Person("jauh", (Grant(Role.FILLER, area_code=MUARA),))
    refused(
        "NOT_ALLOWED",
        lambda: discard_unread(store, "katana", FAMILY, YEAR, actor=there),
        lambda: draft_for(store, KATANA, FAMILY, YEAR, actor=there),
        lambda: begin(store, KATANA, f"family:{MUARA}:1", YEAR, actor=KADER),
    )
    discard_unread(store, "katana", FAMILY, YEAR, actor=OTHER, why="")
    assert begin(store, KATANA, FAMILY, YEAR, actor=OTHER).begun_by == "lain"


def test_no_words_are_kept_and_the_audit_names_the_place_alone(store: Store) -> None:
    draft = begin(store, KATANA, FAMILY, YEAR, actor="kader")
    refused(
        "DRAFT_WITHOUT_WORDS",
        lambda: save_note(store, draft, "K01", "Ibu Maria", actor="kader"),
        lambda: add_evidence(store, draft, "K01", "kk.pdf", b"%PDF-1.7 %%EOF", actor="kader"),
    )
    discard(store, draft, actor="kader")
    submit(store, filled(store, begin(store, KATANA, FAMILY, YEAR, actor="kader")), actor="kader")
    audit = store.sql("select target, detail from audit order by audit_id desc limit 4")
    assert set(audit["target"]) == {f"katana {YEAR} {BUKIT}"}
    assert set(audit["detail"]) == {""}
    assert (
        "A12" not in store.sql("select string_agg(concat_ws(' ', audit), ' ') as said from audit")["said"].iloc[0]
    )


@pytest.mark.parametrize(
    "subject_id", [f"family:{BUKIT}:a12", "family:99.01.09.1001:1", f"family:{BUKIT}:5371010101800001", BUKIT]
)
def test_nobody_else_begins(store: Store, subject_id: str) -> None:
    refused("DRAFT_SUBJECT_UNKNOWN", lambda: begin(store, KATANA, subject_id, YEAR, actor="kader"))


def test_respondents_of_a_unit_are_numbered(store: Store, tmp_path: Path) -> None:
    respondents.add_units(store, tmp_path)
    path = respondents.write_forms(tmp_path / "isian.csv", [("99.01", "BPBD", 1, respondents.same(4))])
    respondents.bring_in(store, path)
    unit = store.sql("select unit_id from subjects where unit_id is not null")["unit_id"].iloc[0]
    people.begin(store)
    one = Person("opd", (Grant(Role.FILLER, "erat", subject_id=unit),))
    first, second = (begin_next(store, ERAT, unit, YEAR, actor=one) for _ in range(2))
    assert [draft.subject_id.rpartition(":")[2] for draft in (first, second)] == ["2", "3"]
    assert unnamed_id(ERAT, unit, " 03 ") == second.subject_id
    refused(
        "RESPONDENT_NUMBER_NOT_ONE", lambda: unnamed_id(ERAT, unit, "Maria"), lambda: unnamed_id(ERAT, unit, "")
    )
    form = submit(store, filled(store, first, 5, actor=one, most=30), actor=one)
    stored = store.sql("select * from subjects where subject_id = $s", {"s": first.subject_id}).iloc[0]
    assert (stored["unit_id"], stored["area_code"], stored["code"]) == (unit, "99.01", "2")
    scores = store.sql("select index_value from scores where assessment_id = $a and node = 'index'", {"a": form})
    assert scores["index_value"].notna().all()
    every = "select * from scores where instrument = 'erat' order by assessment_id, variant, node"
    before = store.sql(every)
    with store.transaction(actor=SYSTEM, action="test", target="test") as tx:
        rescore(tx, ERAT, YEAR)
    assert store.sql(every).equals(before), "as the whole year is scored"
    assert draft_of(store, "erat", first.subject_id, YEAR) is None
    elsewhere = Person("lain", (Grant(Role.FILLER, "erat", subject_id=f"{unit}x"),))
    refused(
        "NOT_ALLOWED",
        lambda: begin_next(store, ERAT, unit, YEAR, actor=elsewhere),
        lambda: begin(store, ERAT, first.subject_id, YEAR, actor=elsewhere),
    )
    city = Person("kota", (Grant(Role.FILLER, "erat", area_code="99.01"),))
    assert begin_next(store, ERAT, unit, YEAR, actor=city).subject_id.endswith(":4")


def test_a_household_lies_where_its_id_says_and_a_respondents_form_is_its_units(
    store: Store, tmp_path: Path
) -> None:
    respondents.add_units(store, tmp_path)
    unit = "unit:siperi-bpbd-99.01"
    asked = [FAMILY, f"respondent:{unit}:7", unit, BUKIT, "family::1", "respondent:x:1"]
    assert [(one.area_code, one.subject_id) for one in about_subjects(store, "x", asked)] == [
        (BUKIT, FAMILY),
        ("99.01", unit),
        ("99.01", unit),
        (BUKIT, BUKIT),
        ("", "family::1"),
        (None, "x"),
    ]


@pytest.mark.parametrize("code", ["ROUND_CLOSED", "ROUND_LOCKED"])
def test_a_round_that_ended_takes_nothing(store: Store, code: str) -> None:
    draft = filled(store, begin(store, KATANA, FAMILY, YEAR, actor="kader"), most=2)
    for state in ("closed", "locked")[: 1 + (code == "ROUND_LOCKED")]:
        move_round(store, "katana", YEAR, state, actor="bpbd")
    refused(
        code,
        lambda: save_answer(store, draft, "K01", 1, actor="kader"),
        lambda: submit(store, draft, actor="kader"),
        lambda: begin(store, KATANA, f"family:{BUKIT}:99", YEAR, actor="kader"),
    )
