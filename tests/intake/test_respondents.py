"""Forms of respondents come in: whose they are, again and again, what is held, and that no single one is shown."""

from pathlib import Path

import duckdb
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.intake import accept, examine
from siperi_geo.rights import SYSTEM, Grant, Person, Role
from siperi_geo.store import Store, publish, run_checks, snapshot_path
from siperi_geo.verification import withdraw
from tests.respondents import ERAT, Row, add_units, bring_in, fill, same, town, write, write_forms

KOTA = ("99.01", "Dinas Kesehatan")


@pytest.fixture
def store(toy_store: Store, tmp_path: Path) -> Store:
    add_units(toy_store, tmp_path)
    return toy_store


def forms(store: Store) -> list[tuple[str, int]]:
    rows = store.sql("select subject_id, revision from assessments where instrument = 'erat' order by all")
    return [(str(one), int(n)) for one, n in rows.itertuples(index=False)]


def codes(problems: object) -> list[str]:
    return sorted({problem.code for problem in problems})  # type: ignore[attr-defined]


def test_respondents_are_registered_by_their_first_form(store: Store, tmp_path: Path) -> None:
    path = write_forms(
        tmp_path / "a.csv", [(*KOTA, "01", same(4)), ("Kota Toya", "dinkes", 2, same("tidak tahu"))]
    )
    found = bring_in(store, path)
    assert codes(found.problems) == ["FORM_WITHOUT_ANSWERS"], "nothing but don't know is no form"
    rows = store.sql("select subject_id, kind, name, area_code, unit_id from subjects where unit_id is not null")
    unit = "unit:siperi-dinas-kesehatan-99.01"
    assert rows.to_numpy().tolist() == [[f"respondent:{unit}:1", "government_unit", "1", "99.01", unit]]
    assert run_checks(store) == {}


def test_the_same_file_again_changes_nothing_and_a_changed_row_is_a_revision(store: Store, tmp_path: Path) -> None:
    bring_in(store, write_forms(tmp_path / "a.csv", town()))
    count = len(forms(store))
    again = examine(store, [tmp_path / "a.csv"], ERAT)
    assert (again.plan.to_store, sum(one.unchanged for one in again.units)) == ((), count)
    told = []
    for answer in (5, 5, 4):
        found = bring_in(store, write_forms(tmp_path / "b.csv", [(*KOTA, 1, same(answer))]))
        told.append((found.accepted, found.unit_counts[0][1], found.problems, found.plan.overruled))
    assert told == [(1, {"accepted": 1}, (), ())] * 3, "what is stored of one respondent is told nobody"
    assert len(forms(store)) == count + 2
    assert run_checks(store) == {}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("99.01", "Dinas Kesehatn", 1, same(3)), "RESPONDENT_UNIT_UNKNOWN"),
        (("Toya", "Dinas Kesehatan", 1, same(3)), "GOVERNMENT_UNKNOWN"),
        (("", "Dinas Kesehatan", 1, same(3)), "GOVERNMENT_MISSING"),
        (("99.01", "Dinas Kesehatan", "", same(3)), "RESPONDENT_NUMBER_MISSING"),
        (("99", "unit:siperi-dinas-kesehatan-99.01", 1, same(3)), "RESPONDENT_UNIT_ELSEWHERE"),
    ],
)
def test_a_form_of_nobody_known_is_held(store: Store, tmp_path: Path, row: Row, code: str) -> None:
    found = examine(store, [write_forms(tmp_path / "a.csv", [row])], ERAT)
    assert (found.plan.to_store, codes(found.errors)) == ((), [code])
    assert all(problem.message(lang) for problem in found.problems for lang in ("id", "en"))
    if code == "RESPONDENT_UNIT_UNKNOWN":
        assert "Dinas Kesehatan, Kota Toya" in found.errors[0].message("id")


def test_two_forms_with_one_number_are_both_held(store: Store, tmp_path: Path) -> None:
    found = bring_in(store, write_forms(tmp_path / "a.csv", [(*KOTA, 1, same(3)), (*KOTA, "1", same(4))]))
    assert codes(found.errors) == ["FORM_DUPLICATE"]
    assert forms(store) == []


def test_the_users_word_says_the_unit(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", [["Pengisi", "Tahun", *(i.id for i in ERAT.items)], [7, 2026, *same(3)]])
    found = examine(store, [path], ERAT, subject="unit:siperi-bpbd-99")
    assert [one.unit.name for one in found.units] == ["BPBD"]
    with pytest.raises(SiperiError, match="ASSESSMENT_CHOICE_UNKNOWN"):
        examine(store, [path], ERAT, subject="BPBD")


def test_no_name_and_no_single_answer_is_kept_or_shown(store: Store, tmp_path: Path) -> None:
    head = ["Pemerintah", "OPD", "Pengisi", "Nama", "Jabatan", "Tahun", *(item.id for item in ERAT.items)]
    good = [*KOTA, 1, "Yohanes Bere", "Kepala Bere", 2026, *same(3)]
    bad = [*KOTA, "Maria Bere", "Maria Bere", "x", 2026, *same(3)]
    held = ["99.01", "Dinas Lain", 4, "Ana Bere", "x", 2026, *same(2)]
    found = bring_in(store, write(tmp_path / "a.csv", [head, good, bad, held]))
    assert {"HOUSEHOLD_PERSON_COLUMNS", "RESPONDENT_NUMBER_NOT_ONE"} <= set(codes(found.problems))
    assert (found.scores, found.reading.rows_in, len(found.set_aside.quarantine)) == ((), 3, 2)
    for table in (
        "subjects",
        "assessments",
        "assessment_headers",
        "answer_notes",
        "quarantine",
        "batches",
        "audit",
    ):
        text = store.sql(f"select * from {table}").to_csv()
        assert "Bere" not in text
    assert store.sql("select raw from quarantine")["raw"].tolist() == ["", ""]
    assert not any("Bere" in problem.message("id") for problem in found.problems)


def test_who_imports_must_be_allowed_to_for_the_government(store: Store, tmp_path: Path) -> None:
    found = examine(store, [write_forms(tmp_path / "a.csv", [(*KOTA, 1, same(3))])], ERAT)
    with store.transaction(actor=SYSTEM, action="user", target="x") as tx:
        tx.execute("insert into users values ('ani', '', 'x', false, true, null, now(), 'uji')")
    for area, may in (("99.02", False), ("99.01", True)):
        ani = Person("ani", (Grant(Role.FILLER, instrument="erat", area_code=area),))
        if may:
            assert accept(store, found, actor=ani)
        else:
            with pytest.raises(SiperiError, match="NOT_ALLOWED"):
                accept(store, found, actor=ani)


def test_a_snapshot_holds_units_and_no_respondent(toy_store: Store, tmp_path: Path) -> None:
    fill(toy_store, tmp_path)
    target = snapshot_path(toy_store.path)
    publish(toy_store, target)
    with duckdb.connect(str(target), read_only=True) as copy:
        held = {
            table: copy.execute(f"select count(*) from {table} where subject_id like 'respondent:%'").fetchone()
            for table in ("subjects", "assessments", "scores")
        }
        assert held == dict.fromkeys(held, (0,))
        assert copy.execute("select count(*) from subjects where kind = 'unit'").fetchone() == (13,)


def test_an_import_is_taken_back_whole(toy_store: Store, tmp_path: Path) -> None:
    fill(toy_store, tmp_path)
    batch = toy_store.query("assessments/batch_list", actor=None)["batch_id"].iloc[0]
    withdraw(toy_store, batch, actor="uji", reason="salah berkas")
    assert toy_store.query("erat/year_list", instrument="erat").empty
    assert run_checks(toy_store) == {}
