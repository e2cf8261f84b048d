"""The snapshot id: the same for the same data wherever and in whatever order it lies, another for any other."""

from pathlib import Path

import pytest

from siperi_geo.registers.targets import set_target
from siperi_geo.store import Store


def snapshot(store: Store) -> tuple[str, str]:
    row = store.query("snapshot/snapshot_id").iloc[0]
    return row["data_hash"], row["method_hash"]


def test_it_is_ten_signs_each(toy_store: Store) -> None:
    for part in snapshot(toy_store):
        assert len(part) == 10
        int(part, 16)


def test_rows_in_another_order_under_other_ids_are_the_same_data(toy_store: Store) -> None:
    before = snapshot(toy_store)
    with toy_store.working(actor="x") as tx:
        tx.execute(
            "create temp table kept as select * from assessments order by recorded_at desc, subject_id desc"
        )
        tx.execute("delete from assessments")
        tx.execute("insert into assessments select * replace (md5(assessment_id) as assessment_id) from kept")
    assert snapshot(toy_store) == before


CHANGES = {
    "an answer": "update assessments set answers = list_concat([1 - answers[1]]::utinyint[], answers[2:]) "
    "where year = 2025 and subject_id = '99.01.01.1001'",
    "a form less": "delete from assessments where year = 2025 and subject_id = '99.01.01.1001'",
    "an example": "update assessments set is_example = true where year = 2025 and subject_id = '99.01.01.1001'",
    "people": "insert into populations values ('99.01.01.1001', 2025, 500, 'x')",
    "a name": "update areas set name = 'Bukit Baru' where area_code = '99.01.01.1001'",
    "boundaries": "update boundary_sets set file_sha256 = 'x', vintage = 'lain' where is_active",
    "a hazard": "insert into hazards (area_code, hazard, according_to, source) "
    "values ('99.01.01.1001', 'banjir', 'x', 'x')",
    "a unit cost": "insert into unit_costs values ('1.05.04.2.04', 2025, 5, null, 'x', now(), 'x')",
    "a value of vulnerability": "insert into vulnerabilities "
    "values ('99.01.01.1001', 'elderly_share', 120000, 'x', 2024)",
    "a figure of the standard": "insert into spm_figures (year, measure, line, area_code, hazard, target, source) "
    "values (2025, 'recipients', 'spm_b1', '99.01.01.1001', '', 5, 'x')",
    "a figure with its quarters": "insert into spm_figures "
    "values (2025, 'recipients', 'spm_b1', '99.01.01.1001', '', 5, 4, [1, 1, 1, 1], 'x')",
    "a file of an action": "insert into plan_evidence values ('e1', 'a1', 'b1', 'x.pdf', now(), 'x')",
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_results_follow_from_changes_it(toy_store: Store, change: str) -> None:
    data, method = snapshot(toy_store)
    with toy_store.working(actor="x") as tx:
        assert tx.execute(change) == 1
    assert snapshot(toy_store)[0] != data
    assert snapshot(toy_store)[1] == method


def test_a_target_changes_it(toy_store: Store) -> None:
    before = snapshot(toy_store)[0]
    set_target(toy_store, "keltana", 2026, 70, source="RPJMD", actor="x")
    assert snapshot(toy_store)[0] != before


def test_another_method_changes_its_second_part_alone(toy_store: Store) -> None:
    data, method = snapshot(toy_store)
    with toy_store.working(actor="x") as tx:
        tx.execute("update score_methods set statement_hash = 'x' where year = 2025")
    assert snapshot(toy_store)[0] == data
    assert snapshot(toy_store)[1] != method


def test_work_in_progress_and_accounts_do_not_change_it(toy_store: Store) -> None:
    before = snapshot(toy_store)
    with toy_store.recording(actor="x", action="sign_in", target="x"):
        pass
    assert snapshot(toy_store) == before


def test_of_families_it_says_which_forms_and_nothing_of_their_answers(families_path: Path) -> None:
    with Store.open(families_path) as store:
        before = snapshot(store)
        one = "assessment_id = (select min(assessment_id) from assessments where instrument = 'katana')"
        with store.working(actor="x") as tx:
            assert tx.execute(f"update assessments set answers = list_reverse(answers) where {one}") == 1
        assert snapshot(store) == before, "the number confirms no guess at an answer"
        with store.working(actor="x") as tx:
            assert tx.execute(f"delete from assessments where {one}") == 1
        assert snapshot(store) != before


def test_an_empty_store_has_one_too(tmp_path: Path) -> None:
    with Store.open(tmp_path / "new.duckdb") as store:
        assert snapshot(store)[0] == snapshot(Store.memory())[0]
