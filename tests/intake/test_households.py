"""Many families in: whatever the order of rows and the size of the pieces, the same is stored, once and whole."""

import itertools
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from siperi_geo.assessments import move_round
from siperi_geo.assessments.family_register import accept_families, examine_families
from siperi_geo.assessments.households import State
from siperi_geo.boundaries import stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.intake import ExaminedHouseholds, accept_households, examine, examine_households
from siperi_geo.store import Store, run_checks
from siperi_geo.verification import withdraw
from tests.intake.builders import HEAD, ITEMS, KATANA, content, families, family, write, write_long

Take = Callable[..., tuple[ExaminedHouseholds, str]]
ROWS = families(120)
TROUBLE = [
    family("Bukit", "A1", 2),  # a second form of somebody
    family("Nirwana", "1"),
    family("", "2"),
    family("Karang", "5371012903900001"),
    family("Karang", "Maria Bria"),
    family("Karang", "7", "mungkin"),
    family("Muara", "8", ""),
    family("Muara", "9", year=""),
    family("Muara", "10", year="kapan-kapan"),
    family("Muara", "11", year=2031),
]


@pytest.fixture
def take(toy_store: Store, tmp_path: Path) -> Take:
    """Examine and accept rows in toy town."""

    def taking(
        rows: Sequence[Sequence[object]], *, chunk: int = 50, name: str = "katana.csv", **how: object
    ) -> object:
        examined = examine_households(toy_store, [write(tmp_path / name, rows)], KATANA, **how)  # type: ignore[arg-type]
        return examined, accept_households(toy_store, examined, actor="test", chunk=chunk)

    return taking  # type: ignore[return-value]


def counted(found: ExaminedHouseholds) -> dict[str, int]:
    counts = {state.name: found.rows(state) for state in State}
    assert sum(counts.values()) == found.rows(), "every row went somewhere"
    return {name: n for name, n in counts.items() if n}


def lock(store: Store) -> None:
    for state in ("open", "closed", "locked"):
        move_round(store, "katana", 2026, state, actor="test")


def codes(found: ExaminedHouseholds) -> set[str]:
    return {problem.code for problem in found.errors}


# --- stored


def test_families_are_registered_and_scored_by_their_first_form(take: Take, toy_store: Store) -> None:
    found, batch = take(
        [family("Bukit", "a1", "Ya"), family("Karang", "A1", "Sebagian"), family("Karang", "2.0", 0)]
    )
    assert counted(found) == {"NEW": 3}
    rows = toy_store.sql("select * from subjects where kind = 'family' order by subject_id").astype(str)
    ids = ["family:99.01.01.1001:A1", "family:99.01.02.1003:2", "family:99.01.02.1003:A1"]
    assert rows["subject_id"].tolist() == ids, "one code in two kelurahan is two households"
    assert rows["name"].tolist() == rows["code"].tolist() == ["A1", "2", "A1"]
    means = toy_store.query(
        "scores/score_per_group",
        kind="family",
        level="kelurahan",
        instrument="katana",
        years=[2026],
        variant="standard",
    )
    index = means[means["node"] == "index"].set_index("area_name")["index_value"]
    assert (index["Bukit"], index["Karang"]) == (100, 25)
    counts = toy_store.sql("select rows_in, rows_bad from batches where batch_id = $b", {"b": batch})
    assert counts.to_numpy().tolist() == [[3, 0]]
    assert run_checks(toy_store) == {}


def test_any_order_of_rows_and_any_size_of_pieces_stores_the_same(toy_path: Path, tmp_path: Path) -> None:
    told = []
    rows = [*ROWS, *TROUBLE]
    empty = toy_path.read_bytes()
    for turn, chunk in enumerate((1000, 7, 64)):
        toy_path.write_bytes(empty)
        shuffled = random.Random(turn).sample(rows, len(rows)) if turn else rows  # noqa: S311
        with Store.open(toy_path) as store:
            found = examine_households(store, [write(tmp_path / "katana.csv", shuffled)], KATANA)
            assert counted(found) == {"NEW": 119, "HELD": 7, "BAD": 4}
            accept_households(store, found, actor="test", chunk=chunk)
            assert run_checks(store) == {}
            told.append(content(store))
    for one in told:
        one["kept"] = sorted(row[1:] for row in one["kept"])  # a row's number is its place
        one["batches"] = [row[1:] for row in one["batches"]]
    assert told[0] == told[1] == told[2]
    assert len(told[0]["kept"]) == 11


def test_one_row_per_answer_stores_what_one_row_per_household_does(toy_path: Path, tmp_path: Path) -> None:
    empty, told = toy_path.read_bytes(), []
    long = write_long(tmp_path / "katana-long.csv", ROWS[:20])
    head, *lines = long.read_text(encoding="utf-8").splitlines()
    random.Random(3).shuffle(lines)  # noqa: S311
    long.write_text("\n".join([head, *lines]), encoding="utf-8")
    for path in (write(tmp_path / "katana.csv", ROWS[:20]), long):
        toy_path.write_bytes(empty)
        with Store.open(toy_path) as store:
            accept_households(store, examine_households(store, [path], KATANA), actor="test")
            told.append({name: rows for name, rows in content(store).items() if name != "batches"})
    assert told[0] == told[1]


def test_importing_twice_changes_nothing(take: Take, toy_store: Store) -> None:
    take([*ROWS, *TROUBLE])
    before, version = content(toy_store), toy_store.data_version
    found = examine_households(toy_store, [Path(toy_store.path or "").parent / "katana.csv"], KATANA)
    assert counted(found) == {"UNCHANGED": 119, "HELD": 7, "BAD": 4}
    assert not found.changes_something
    assert (content(toy_store), toy_store.data_version) == (before, version)


def test_a_changed_form_is_a_revision_and_only_that_one(take: Take, toy_store: Store) -> None:
    take(ROWS)
    changed = [list(row) for row in ROWS]
    changed[7][3:] = ["2"] * 25
    found, _ = take(changed, name="katana2.csv")
    assert counted(found) == {"REVISED": 1, "UNCHANGED": 119}
    assert "HOUSEHOLD_REVISES" not in {problem.code for problem in found.problems}, "one is nobody's to know"
    counts = toy_store.sql(
        "select revision, count(*) as n from assessments where instrument = 'katana' group by 1 order by 1"
    )
    assert counts.to_numpy().tolist() == [[1, 120], [2, 1]]
    assert run_checks(toy_store) == {}, "the old form's scores are gone"


def test_killed_half_way_what_is_stored_is_whole_and_the_same_command_goes_on(
    toy_path: Path, tmp_path: Path
) -> None:
    path = write(tmp_path / "katana.csv", [*ROWS, *TROUBLE])
    empty = toy_path.read_bytes()
    with Store.open(toy_path) as store:
        accept_households(store, examine_households(store, [path], KATANA), actor="test", chunk=20)
        undisturbed = content(store)
    toy_path.write_bytes(empty)
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from siperi_geo.instruments import load; from siperi_geo.store import Store\n"
        "from siperi_geo.intake import accept_households, examine_households\n"
        "kill = lambda done, todo: os.kill(os.getpid(), signal.SIGKILL) if done >= 60 else None\n"
        "store, katana = Store.open(Path(sys.argv[1])), load('katana')\n"
        "found = examine_households(store, [Path(sys.argv[2])], katana)\n"
        "accept_households(store, found, actor='test', chunk=20, tell=kill)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(toy_path), str(path)], env=os.environ, check=False)
    assert done.returncode == -signal.SIGKILL
    with Store.open(toy_path) as store:
        half = content(store)
        assert run_checks(store) == {}
        assert 40 < len(half["forms"]) < 60
        assert len(half["scores"]) == 6 * len(half["forms"])
        ((_, rows_in, rows_good, rows_bad),) = half["batches"]
        assert (int(rows_in), int(rows_good)) == (60, len(half["forms"]))
        assert int(rows_bad) == len(half["kept"])
        found = examine_households(store, [path], KATANA)
        assert found.is_begun
        assert found.rows(State.UNCHANGED) == len(half["forms"])
        accept_households(store, found, actor="test", chunk=20)
        assert content(store) == undisturbed
        assert not examine_households(store, [path], KATANA).changes_something


def test_what_another_import_stored_meanwhile_stops_the_piece(toy_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "katana.csv", ROWS[:10])
    late = examine_households(toy_store, [path], KATANA)
    other = write(tmp_path / "other.csv", [family("Bukit", "A1", 2)])
    accept_households(toy_store, examine_households(toy_store, [other], KATANA), actor="b")
    with pytest.raises(SiperiError) as refused:
        accept_households(toy_store, late, actor="a")
    assert refused.value.code == "HOUSEHOLD_CHANGED_MEANWHILE"
    assert "A1" not in refused.value.problem.message()
    again = examine_households(toy_store, [path], KATANA)
    assert counted(again) == {"NEW": 9, "REVISED": 1}


def test_a_batch_is_taken_back_as_a_whole_and_may_come_again(take: Take, toy_store: Store) -> None:
    _, batch = take(ROWS)
    assert withdraw(toy_store, batch, actor="test", reason="salah berkas") == 120
    assert content(toy_store)["scores"] == []
    assert run_checks(toy_store) == {}
    found, again = take(ROWS)
    assert (counted(found), again != batch) == ({"NEW": 120}, True)
    assert run_checks(toy_store) == {}
    assert set(
        toy_store.sql("select revision from current_assessments where instrument = 'katana'")["revision"]
    ) == {2}


# --- held, refused


def test_every_trouble_is_told_once_with_count_and_rows(take: Take, toy_store: Store) -> None:
    found, _ = take([*ROWS, *TROUBLE])
    assert codes(found) == {
        "HOUSEHOLD_DOUBLED", "HOUSEHOLD_AREA_UNKNOWN", "HOUSEHOLD_AREA_MISSING", "HOUSEHOLD_CODE_IDENTITY",
        "HOUSEHOLD_CODE_NOT_ONE", "HOUSEHOLD_ANSWER_UNREADABLE", "HOUSEHOLD_BLANK", "HOUSEHOLD_YEAR_MISSING",
        "HOUSEHOLD_YEAR_UNREADABLE", "HOUSEHOLD_YEAR_FUTURE",
    }  # fmt: skip
    batches = toy_store.query("assessments/batch_list", actor=None)
    (batch,) = batches.query("file_name == 'katana.csv'").to_dict("records")
    assert [batch[name] for name in ("rows_in", "rows_good", "rows_bad", "held_count")] == [130, 119, 11, 7]
    doubled = next(one for one in found.errors if one.code == "HOUSEHOLD_DOUBLED")
    assert "2 formulir" in doubled.message()
    assert "#2, #122" in doubled.message(), "both, and nobody chooses"
    assert (
        str(next(p for p in found.errors if p.code == "HOUSEHOLD_ANSWER_UNREADABLE").where)
        == "katana.csv · K01 · #127"
    )


def test_a_thousand_of_one_kind_are_one_problem(take: Take) -> None:
    found, _ = take([family("Nirwana", str(n)) for n in range(300)])
    (problem,) = found.problems
    assert problem.message().startswith("Kelurahan “*******” tidak dikenal: 300 baris (#2, #3,")
    assert "(+280)" in problem.message()


@pytest.mark.parametrize(
    ("head", "cells", "code"),
    [
        (["Kelurahan", "Kecamatan"], ["Karang", "Bukit"], "HOUSEHOLD_KECAMATAN_CONFLICT"),
        (["Kode Kelurahan", "Kelurahan"], ["99.01.01.1001", "Karang"], "HOUSEHOLD_AREA_CONFLICT"),
        (["Kode Kelurahan"], ["99.01.01.1009"], "HOUSEHOLD_AREA_UNKNOWN"),
        (["Kode Kelurahan"], ["9901011001"], "HOUSEHOLD_AREA_UNKNOWN"),
        (["Kelurahan", "Kota"], ["Karang", "Kota Lain"], "HOUSEHOLD_OTHER_CITY"),
        (["Kode Kelurahan", "Kelurahan"], ["99.01.01.1001", "99.01.01.1002"], "HOUSEHOLD_AREA_DIFFERS"),
        (["Kode Kelurahan", "Kecamatan"], ["99.01.01.1001", "Bukit"], ""),
        (["Kelurahan", "Kecamatan"], ["kel. karang", "99.01.02"], ""),
        (["Kelurahan"], ["99.01.02.1003 Karang"], ""),
    ],
)
def test_what_a_row_says_of_its_place_must_agree(
    toy_store: Store, tmp_path: Path, head: list[str], cells: list[str], code: str
) -> None:
    path = write(tmp_path / "k.csv", [[*cells, *family("", "5")[1:]]], [*head, *HEAD[1:], *ITEMS])
    found = examine_households(toy_store, [path], KATANA)
    assert codes(found) == ({code} if code else set())


def test_the_users_year_wins_and_a_locked_round_takes_nothing(take: Take, toy_store: Store) -> None:
    found, _ = take([family("Bukit", "1", year=2025), family("Bukit", "2", year="")], year=2026)
    assert {one.code for one in found.overruled} == {"HOUSEHOLD_YEAR_DIFFERS"}
    assert counted(found) == {"NEW": 2}
    lock(toy_store)
    path = write(Path(toy_store.path or "").parent / "k.csv", [family("Bukit", n, 2, 2025) for n in "13"])
    found = examine_households(toy_store, [path], KATANA, year=2026)
    assert codes(found) == {"HOUSEHOLD_ROUND_LOCKED"}
    assert (counted(found), found.overruled) == ({"HELD": 2}, ())


def test_what_is_stored_stays_unchanged_when_the_round_is_locked(take: Take, toy_store: Store) -> None:
    _, batch = take(ROWS)
    lock(toy_store)
    before = content(toy_store)
    found, _ = take([*ROWS[1:], [*ROWS[0][:3], *[2] * 24, ""], family("Karang", "999")], name="katana2.csv")
    assert counted(found) == {"HELD": 121}, "that few are held would say which of them differ from what is stored"
    assert {one.code for one in found.problems} == {"HOUSEHOLD_ROUND_LOCKED"}, "nothing is said of what is held"
    again = examine_households(toy_store, [Path(toy_store.path or "").parent / "katana.csv"], KATANA)
    assert counted(again) == {"UNCHANGED": 120}
    assert not again.changes_something
    after = content(toy_store)
    assert [after[name] for name in ("forms", "scores")] == [before[name] for name in ("forms", "scores")]
    assert toy_store.sql("select rows_good from batches where batch_id = $b", {"b": batch}).iloc[0, 0] == 120


def test_a_round_that_is_locked_during_an_import_stops_it_until_it_is_open_again(
    toy_store: Store, tmp_path: Path
) -> None:
    path = write(tmp_path / "katana.csv", [*ROWS, family("Nirwana", "1")])

    def lock_at(done: int, todo: int) -> None:
        if done == 40:
            lock(toy_store)

    with pytest.raises(SiperiError, match="ROUND_LOCKED"):
        accept_households(
            toy_store, examine_households(toy_store, [path], KATANA), actor="test", chunk=20, tell=lock_at
        )
    half = content(toy_store)
    assert (len(half["forms"]), len(half["scores"])) == (39, 39 * 6), "nothing of the third piece"
    assert half["batches"][0][1:] == ["40", "39", "1"]
    found = examine_households(toy_store, [path], KATANA)
    assert counted(found) == {"HELD": 121}
    with pytest.raises(SiperiError, match="ROUND_LOCKED"):
        accept_households(toy_store, found, actor="test")
    assert content(toy_store) == half
    move_round(toy_store, "katana", 2026, "open", actor="test", reason="impor belum selesai")
    accept_households(toy_store, examine_households(toy_store, [path], KATANA), actor="test", chunk=20)
    whole = content(toy_store)
    assert (len(whole["forms"]), [row[1:] for row in whole["batches"]]) == (120, [["121", "120", "1"]])
    assert run_checks(toy_store) == {}


def test_the_same_content_twice_in_one_import_counts_once(take: Take, toy_store: Store, tmp_path: Path) -> None:
    found, _ = take([*ROWS, *ROWS[:5], [*ROWS[7][:3], *[2] * 25], ROWS[7]])
    assert counted(found) == {"NEW": 119, "UNCHANGED": 5, "HELD": 3}
    repeated = next(one for one in found.problems if one.code == "HOUSEHOLD_REPEATED")
    assert repeated.message().startswith("5 formulir ada lagi")
    assert len(content(toy_store)["forms"]) == 119
    path = write(tmp_path / "katana2.csv", families(30, seed=8, year=2025))
    both = examine_households(toy_store, [path, path], KATANA)
    assert counted(both) == {"NEW": 30, "UNCHANGED": 30}
    accept_households(toy_store, both, actor="test")
    assert not examine_households(toy_store, [path, path], KATANA).to_store
    assert run_checks(toy_store) == {}


def test_the_same_answers_of_two_years_or_two_heads_are_no_repetition(take: Take) -> None:
    years, _ = take([family("Bukit", "1", year=2025), family("Bukit", "1", year=2024)], year=2026)
    assert counted(years) == {"HELD": 2}
    blank, _ = take([[*family("Bukit", "2")[:-1], text] for text in ("wah", "wih")], unreadable_as_blank=True)
    assert counted(blank) == {"HELD": 2}


def test_what_cannot_be_read_is_blank_only_by_decision(take: Take, toy_store: Store) -> None:
    rows = [
        [*family("Bukit", "1", "Ya")[:-1], "entahlah"],
        [*family("Bukit", "2", "Ya")[:-1], "entahlah"],
        family("Bukit", "2"),
    ]
    found, _ = take(rows)
    assert (counted(found), found.has_unread) == ({"HELD": 1, "BAD": 2}, True)
    found, _ = take(rows, unreadable_as_blank=True)
    assert counted(found) == {"NEW": 1, "HELD": 2}
    assert [row.code for row in found.set_aside] == [
        "HOUSEHOLD_AS_BLANK",
        "HOUSEHOLD_DOUBLED",
        "HOUSEHOLD_DOUBLED",
    ]
    (form,) = content(toy_store)["forms"]
    assert form[-1].strip("[]").split() == ["2"] * 24 + ["255"]
    assert run_checks(toy_store) == {}


def test_nothing_that_names_a_person_is_kept_anywhere(take: Take, toy_store: Store, toy_path: Path) -> None:
    head = [
        "Kelurahan",
        "Kode keluarga",
        "Tahun",
        "Nama Kepala Keluarga",
        "NIK",
        "No. HP",
        "Alamat",
        *(one.name.id for one in KATANA.header),
        *ITEMS,
        "Catatan",
    ]
    secret = ("Maria Bria", "5371012903900001", "081234567890", "Jl. Timor Raya 5")
    ways = ["1", "5371012903900001", "0812-3456-7890", "Maria Bria", "5,37101E+15"]
    heads = [("acak", "sendiri"), ("keluarga Maria Bria", "Jl. Timor Raya 5, HP 3456")]
    ways += ["2", "2"]
    rows = [["Karang", code, 2026, *secret, *own, *["1"] * 24, answer, "lihat Maria Bria"]
            for code, answer, own in itertools.product(ways, ("1", "Maria Bria"), heads)]  # fmt: skip
    rows += [["Karang", "3", 2026, *secret, *heads[1], *["1"] * 25, ""]]
    path = write(Path(toy_store.path or "").parent / "katana.csv", rows, head)
    found = examine_households(toy_store, [path], KATANA)
    accept_households(toy_store, found, actor="test")
    assert {problem.code for problem in found.problems} >= {"HOUSEHOLD_PERSON_COLUMNS", "HOUSEHOLD_WORDS_LEFT_OUT"}
    told = " ".join(
        [*(one.message() for one in found.problems), *(f"{row.raw} {row.message}" for row in found.set_aside)]
    )
    kept = " ".join(str(cell) for rows in content(toy_store).values() for row in rows for cell in row)
    assert len(content(toy_store)["forms"]) == 1
    assert {row.code for row in found.set_aside} >= {"HOUSEHOLD_DOUBLED"}, "forms that are held are kept whole"
    for one in (*secret, "37101E", "3456", "Timor", "Bria"):
        assert one not in kept
        assert one not in told
    assert "NIK" in told, "the heading is named, so that it can be deleted"


def test_a_row_whose_columns_are_shifted_gives_no_name_away(take: Take, toy_store: Store) -> None:
    found, _ = take([family("Maria Bria", "5371012903900001"), family("Yohanes Bria", "4")])
    told = " ".join(
        [*(one.message() for one in found.problems), *(f"{one.raw} {one.message}" for one in found.set_aside)]
    )
    told += " ".join(str(row) for row in content(toy_store)["kept"])
    assert counted(found) == {"HELD": 1, "BAD": 1}
    assert "Bria" not in told
    assert "Kelurahan “******* ****” tidak dikenal: 1 baris" in told


def test_of_a_refused_row_the_kelurahan_stays_to_be_read(take: Take, toy_store: Store) -> None:
    take([family("kel. bukit", "Maria Bria"), family("Bukit", "1", "Ani")])
    kept = [row[2] for row in content(toy_store)["kept"]]
    assert all('"area": "Bukit"' in raw for raw in kept)
    assert not any(name in raw for raw in kept for name in ("Ani", "Maria"))


def test_what_is_said_of_forms_that_follow_others(take: Take, toy_store: Store) -> None:
    head = ["Kelurahan", "Kode keluarga", "Tanggal", KATANA.header[1].name.id, *ITEMS]

    def taken(*cells: object, code: str = "1") -> ExaminedHouseholds:
        path = write(Path(toy_store.path or "").parent / "k.csv", [["Karang", code, *cells]], head)
        found = examine_households(toy_store, [path], KATANA)
        accept_households(toy_store, found, actor="test")
        return found

    told = [taken("14/07/2026", "sendiri", *[answer] * 25, code="77") for answer in (1, 1, 2)]
    assert len({(one.rows_told, one.accepted, one.problems, *one.columns) for one in told}) == 1, "no oracle"
    assert "diterima 1" in told[0].rows_told
    assert counted(taken("14/07/2026", "sendiri", *[1] * 25)) == {"NEW": 1}
    assert counted(taken("2026-07-14", "sendiri", *["Sebagian"] * 25)) == {"UNCHANGED": 1}
    assert counted(taken("2026-07-14", "dibantu kader", *[1] * 25)) == {"REVISED": 1}
    assert counted(taken("2026-07-15", "dibantu kader", *[1] * 25)) == {"REVISED": 1}
    with toy_store.transaction(actor="test", action="import_forms", target="x") as tx:
        old = (
            "select assessment_id, $f, 'Maria Bria' from assessments where instrument = 'katana' and revision = 3"
        )
        tx.execute(f"insert into assessment_headers {old}", {"f": KATANA.header[0].name.id})
    assert counted(taken("2026-07-15", "dibantu kader", *[1] * 25)) == {"UNCHANGED": 1}, "what is never kept"
    with toy_store.transaction(actor="test", action="verify", target="x") as tx:
        tx.execute("update assessments set state = 'verified' where instrument = 'katana' and revision = 3")
    found = taken("2026-07-15", "dibantu kader", *[1] * 24, "")
    assert (found.overruled, found.shorter) == ((), ()), "of one household nothing of this is said"
    many = [family("Muara", str(n)) for n in range(10)]
    take(many, name="m.csv")
    with toy_store.transaction(actor="test", action="verify", target="x") as tx:
        tx.execute("update assessments set state = 'verified' where subject_id like 'family:99.01.02.1001:%'")
    found, _ = take([[*one[:-1], ""] for one in many], name="m2.csv")
    assert {one.code for one in found.overruled} == {"HOUSEHOLD_REVISES_VERIFIED"}
    assert {one.code for one in found.shorter} == {"HOUSEHOLD_FEWER_ANSWERS"}
    assert "disimpan 10" in found.rows_told
    alike, _ = take([family("Lerengs", "1")])
    assert {one.code for one in alike.problems} == {"HOUSEHOLD_MATCHED_BY_NAME"}
    assert "“Lerengs” dibaca sebagai Lereng" in alike.problems[0].message()


def test_the_door_for_forms_of_others_is_not_that_of_families(toy_store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "katana.csv", ROWS[:2])
    with pytest.raises(ValueError, match="katana"):
        examine(toy_store, [path], KATANA)


# --- against the register of families


def test_families_that_stand_on_no_list_are_counted_and_taken(
    take: Take, toy_store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "daftar.csv"
    file.write_text("kode keluarga;kelurahan\n1;Karang\n2;Karang\n", encoding="utf-8")
    listed = examine_families(toy_store, file, stored_areas(toy_store), source="kelurahan")
    accept_families(toy_store, listed, actor="test")
    rows = [family("Karang", str(n), 1) for n in range(1, 13)] + [family("Bukit", f"8{n}", 1) for n in range(10)]
    told = {one.code: one.values.get("n") for one in take(rows)[0].problems}
    assert told["HOUSEHOLD_NOT_LISTED"] == "10", "Bukit has no list"
    few = [family("Karang", str(n), 1) for n in (1, *range(20, 29))]
    assert "HOUSEHOLD_NOT_LISTED" not in {one.code for one in take(few, name="b.csv")[0].problems}
