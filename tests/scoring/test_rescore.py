"""Rescoring: the stored scores are those of the forms that count, for every variant, and of no other form."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import pandas as pd
import pytest

from siperi_geo.instruments import load
from siperi_geo.scoring import rescore, score_form
from siperi_geo.store import Store, Transaction
from tests.scoring.stored import add, add_score, add_subjects, indices
from tests.worked_cases import load_cases

CASES = {case.name: case.answers for case in load_cases("keltana")}
LOW, HIGH, SOME = CASES["semua_tidak"], CASES["semua_ya"], CASES["seperempat_kosong_tepat_di_batas"]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as store:
        add_subjects(store)
        yield store


def run(store: Store, year: int | Sequence[int] | None = None) -> int:
    with store.transaction(actor="test", action="rescore", target="keltana") as tx:
        return rescore(tx, load("keltana"), year)


def test_every_node_of_every_variant_is_stored_as_scored_alone(store: Store) -> None:
    instrument = load("keltana")
    form = add(store, 1, 2025, SOME, is_example=True)
    assert run(store) == 2 * len(instrument.nodes())
    rows = store.sql("select * from scores").set_index(["variant", "node"])
    for variant in instrument.variants:
        score = score_form(instrument, SOME, variant.id)
        for node in score.nodes:
            row = rows.loc[(variant.id, node.code)]
            assert (row["index_value"], row["index_micro"]) == (node.index, node.index_micro)
            assert row["score_micro"] / 1_000_000 == node.score
            assert (row["answered_items"], row["total_items"], row["level"]) == (
                node.answered,
                node.total,
                node.level,
            )
        assert rows.loc[(variant.id, "index"), "class_code"] == score.class_code
        assert pd.isna(rows.loc[(variant.id, "LD"), "class_code"])
    assert set(rows["assessment_id"]) == {form}
    assert set(rows["area_code"]) == {"53.71.01.1001"}
    assert rows["is_example"].all()


def test_only_the_latest_counting_revision_is_scored(store: Store) -> None:
    add(store, 1, 2025, LOW)
    latest = add(store, 1, 2025, HIGH, revision=2, state="verified")
    add(store, 1, 2025, LOW, revision=3, state="draft")
    add(store, 2, 2025, LOW, state="returned")
    add(store, 3, 2025, LOW, state="rejected")
    run(store)
    assert indices(store) == {latest: 100}


def test_rescoring_again_changes_nothing_and_keeps_other_years(store: Store) -> None:
    before, after = add(store, 1, 2024, LOW), add(store, 1, 2025, HIGH)
    assert run(store) == run(store)
    newer = add(store, 1, 2025, SOME, revision=2)
    run(store, 2025)
    assert indices(store) == {before: 20, newer: pytest.approx(73.3333333)}
    assert after not in indices(store, "official_blank_no")
    assert indices(store, "official_blank_no")[newer] == pytest.approx(60)


def test_scores_of_a_form_that_no_longer_counts_go(store: Store) -> None:
    form = add(store, 1, 2025, HIGH)
    run(store)
    with store.transaction(actor="test", action="test", target=form) as tx:
        tx.execute("update assessments set state = 'rejected' where assessment_id = $form", {"form": form})
    assert run(store) == 0
    assert indices(store) == {}


def test_a_form_of_another_version_is_left_alone_until_it_is_superseded(store: Store) -> None:
    old = add(store, 1, 2025, LOW, version="2019")
    add_score(store, old, 20)
    run(store)
    assert indices(store) == {old: 20}
    new = add(store, 1, 2025, HIGH, recorded_at=datetime(2026, 2, 1, tzinfo=UTC), revision=2)
    run(store)
    assert indices(store) == {new: 100}


def test_years_and_places_are_scored_in_one_go(store: Store) -> None:
    forms = {
        add(store, n, year, answers): answers
        for n, answers in ((1, LOW), (2, HIGH), (3, SOME))
        for year in (2024, 2025)
    }
    run(store)
    expected = {form: score_form(load("keltana"), answers).index for form, answers in forms.items()}
    assert indices(store) == expected


def test_several_years_are_one_statement_per_variant(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    forms = [add(store, 1, year, HIGH) for year in (2022, 2023, 2024, 2025)]
    inserted: list[str] = []
    execute = Transaction.execute

    def counted(tx: Transaction, sql: str, params: dict[str, object] | None = None) -> int:
        inserted.extend([sql] if sql.startswith("insert into scores") else [])
        return execute(tx, sql, params)

    monkeypatch.setattr(Transaction, "execute", counted)
    run(store, [2025, 2022, 2024])
    assert len(inserted) == len(load("keltana").variants)
    assert indices(store) == {forms[0]: 100, forms[2]: 100, forms[3]: 100}


def test_no_year_at_all_writes_nothing(store: Store) -> None:
    form = add(store, 1, 2025, HIGH)
    assert run(store, []) == 0
    assert indices(store) == {}
    run(store)
    assert run(store, []) == 0
    assert indices(store) == {form: 100}
