"""Scores of verified forms alone: which form counts, whose values, and that the declared scores stay."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo.analysis.reviewed import with_reviews
from siperi_geo.assessments import Review
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import rescore, rescore_stale, score_form, scored_as
from siperi_geo.scoring.rescore import method_of
from siperi_geo.store import Store, run_checks
from tests.instruments.small import model, rich
from tests.scoring.oracle import Answers
from tests.scoring.stored import add, add_review, add_subjects, indices, store_of_first_schema
from tests.scoring.trees import filled
from tests.worked_cases import load_cases

CASES = {case.name: case.answers for case in load_cases("keltana")}
LOW, HIGH, SOME = CASES["semua_tidak"], CASES["semua_ya"], CASES["seperempat_kosong_tepat_di_batas"]
VERIFIED, OTHER = "standard@verified", "official_blank_no"
SMALL = model(rich())
LATER = {"recorded_at": datetime(2026, 2, 1, tzinfo=UTC)}


@pytest.fixture
def store() -> Iterator[Store]:
    """An empty store of three kelurahan; at the end no check may find anything."""
    with Store.memory() as store:
        add_subjects(store)
        yield store
        assert run_checks(store).keys() <= {"checks/state_not_its_last_event", "checks/subject_without_area"}


def run(store: Store, *versions: Instrument, year: int | None = None) -> None:
    with store.transaction(actor="test", action="rescore", target="keltana") as tx:
        for one in versions or (load("keltana"),):
            rescore(tx, one, year)


def verified(store: Store) -> dict[str, float | None]:
    return indices(store, VERIFIED)


def test_only_verified_forms_are_among_them_and_the_others_stay_as_they_are(store: Store) -> None:
    waiting, done = add(store, 1, 2025, HIGH), add(store, 2, 2025, SOME, state="verified")
    run(store)
    assert indices(store).keys() == {waiting, done}
    assert verified(store) == {done: indices(store)[done]}
    assert indices(store, "official_blank_no@verified") == {done: score_form(load("keltana"), SOME, OTHER).index}


def test_a_verifiers_value_counts_in_place_of_the_declared_one(store: Store) -> None:
    keltana = load("keltana")
    form = add(store, 1, 2025, SOME, state="verified")
    blank = SOME.index(None)
    said = {"Q001": Review(0, "no"), keltana.items[blank].id: Review(1, "yes"), "Q128": Review(None, "only words")}
    for item, one in said.items():
        add_review(store, form, item, one.value)
    run(store)
    assert indices(store) == {form: score_form(keltana, SOME).index}
    assert verified(store) == {form: score_form(keltana, with_reviews(keltana, SOME, said)).index}
    assert verified(store) != indices(store)
    assert basis(store) == {"form_count": 1, "superseded_count": 0, "corrected_count": 1}


def basis(store: Store) -> dict[str, int]:
    items = [item.id for item in load("keltana").items]
    named = {"instrument": "keltana", "year": 2025, "versions": ["2021"], "items": [items]}
    return store.query("assessments/verified_basis_count", **named).iloc[0].to_dict()


def test_a_verifiers_value_that_says_the_same_corrects_nothing(store: Store) -> None:
    add_review(store, add(store, 1, 2025, HIGH, state="verified"), "Q001", HIGH[0])
    assert basis(store)["corrected_count"] == 0


def test_the_verified_form_stays_until_a_newer_one_is_verified(store: Store) -> None:
    older = add(store, 1, 2025, SOME, state="verified")
    newer = add(store, 1, 2025, HIGH, revision=2, **LATER)
    run(store)
    assert (list(indices(store)), list(verified(store))) == ([newer], [older])
    assert basis(store) == {"form_count": 1, "superseded_count": 1, "corrected_count": 0}
    change(store, "update assessments set state = 'verified' where revision = 2")
    assert list(verified(store)) == [newer]
    change(store, "update assessments set state = 'returned' where revision = 2")
    assert (list(indices(store)), list(verified(store))) == ([older], [older])
    change(store, "update assessments set state = 'rejected'")
    assert (indices(store), verified(store)) == ({}, {})


def change(store: Store, statement: str) -> None:
    with store.transaction(actor="test", action="change", target="forms") as tx:
        tx.execute(statement)
        rescore(tx, load("keltana"), 2025)


def test_a_verified_form_of_another_version_keeps_its_scores_beside_a_newer_declared_one(store: Store) -> None:
    old = load("keltana", "2012")
    verified_form = add(store, 1, 2025, [1] * len(old.items), state="verified", version="2012")
    run(store, old)
    newer = add(store, 1, 2025, HIGH, **LATER)
    run(store, year=2025)
    assert (list(indices(store)), list(verified(store))) == ([newer], [verified_form])
    assert rescore_stale(store) == []
    change(store, "update assessments set state = 'rejected' where version = '2012'")
    assert (list(indices(store)), list(verified(store))) == ([newer], [])


def test_example_data_is_never_verified(store: Store) -> None:
    add(store, 1, 2025, HIGH, state="verified", is_example=True)
    run(store)
    assert verified(store) == {}


def test_families_have_no_scores_of_verified_forms(store: Store) -> None:
    private = SMALL.model_copy(update={"subject": "family", "id": "keltana", "version": "2021"})
    assert private.is_private
    with store.transaction(actor="test", action="family", target="subjects") as tx:
        tx.execute("update subjects set kind = 'family' where subject_id = '53.71.01.1001'")
    form = add(store, 1, 2025, [1, 1, 1, 1, 1], state="verified")
    run(store, private)
    assert (list(indices(store)), verified(store)) == ([form], {})


@pytest.fixture(scope="module")
def emptied() -> Iterator[Store]:
    """A store that the examples of a law share; each empties it first."""
    with Store.memory() as store:
        add_subjects(store)
        yield store


@given(
    forms=st.lists(filled(SMALL), min_size=1, max_size=2),
    said=st.dictionaries(st.sampled_from([item.id for item in SMALL.items]), st.sampled_from([0, 1, 9, None])),
)
@settings(max_examples=6)
def test_without_a_word_of_the_verifier_both_scores_are_equal_else_they_are_of_his_answers(
    emptied: Store, forms: list[Answers], said: dict[str, int | None]
) -> None:
    form, store = SMALL.model_copy(update={"id": "keltana", "version": "2021"}), emptied
    with store.transaction(actor="test", action="empty", target="forms") as tx:
        for table in ("assessments", "scores", "item_reviews"):
            tx.execute(f"delete from {table}")
    ids = [add(store, n, 2025, answers, state="verified") for n, answers in enumerate(forms, start=1)]
    run(store, form)
    assert both(store, form) == [True] * len(form.variants)
    for item, value in said.items():
        add_review(store, ids[0], item, value)
    run(store, form)
    reviews = {item: Review(value, "seen") for item, value in said.items()}
    assert verified(store)[ids[0]] == score_form(form, with_reviews(form, forms[0], reviews)).index
    assert indices(store)[ids[0]] == score_form(form, forms[0]).index


def both(store: Store, form: Instrument) -> list[bool]:
    """Of every reading, whether its scores of verified forms are those of all forms."""
    text = "select * exclude (variant) from scores where variant = $variant order by all"
    return [
        store.sql(text, {"variant": one.id}).equals(
            store.sql(text, {"variant": scored_as(one.id, is_verified_only=True)})
        )
        for one in form.variants
    ]


def test_a_store_from_before_gets_the_scores_of_verified_forms_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "before.duckdb"
    keltana = load("keltana")
    with store_of_first_schema(path, migrations=7) as store:
        add_subjects(store)
        done = add(store, 1, 2025, HIGH, state="verified")
        add(store, 2, 2024, HIGH)
        rows = [
            ("keltana", "2021", year, *method_of(keltana).values(), LATER["recorded_at"]) for year in (2024, 2025)
        ]
        names = ["instrument", "version", "year", "content_hash", "statement_hash", "scored_at"]
        with store.transaction(actor="test", action="method", target="scores") as tx:
            tx.append("score_methods", pd.DataFrame(rows, columns=names))
    with Store.open(path) as store:
        assert [one.years for one in rescore_stale(store)] == [(2025,)]
        assert verified(store) == {done: 100.0}
        assert rescore_stale(store) == []


def test_checks_find_a_verified_form_without_its_score_and_a_score_of_a_form_that_is_not() -> None:
    with Store.memory() as store:
        add_subjects(store)
        done, waiting = add(store, 1, 2025, HIGH, state="verified"), add(store, 2, 2025, LOW)
        run(store)
        with store.transaction(actor="test", action="mix", target="scores") as tx:
            tx.execute("delete from scores where variant = $v", {"v": VERIFIED})
            tx.execute(
                "insert into scores select * replace ($v as variant) from scores where assessment_id = $form "
                "and variant = 'standard'",
                {"v": VERIFIED, "form": waiting},
            )
        found = run_checks(store)
    assert list(found["checks/verified_without_score"]["assessment_id"]) == [done]
    assert list(found["checks/score_not_verified"]["assessment_id"]) == [waiting]
