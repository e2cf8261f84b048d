"""Example data makes way for real data, never joins it, and leaves nothing behind when it is taken out."""

from datetime import date
from pathlib import Path

import pytest

from siperi_geo import demo
from siperi_geo.analysis.missing import missing_of
from siperi_geo.assessments import move_round, round_of, rounds
from siperi_geo.boundaries import ensure_builtin, stored_areas
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.intake import accept_households, examine_households
from siperi_geo.registers.governments import governments
from siperi_geo.registers.subjects import accept, examine, made_up, stored_subjects
from siperi_geo.store import Store, run_checks
from tests.demo.conftest import LAST_YEAR
from tests.intake.builders import family, write
from tests.sheets import builders

TABLES = (
    "subjects",
    "assessments",
    "scores",
    "score_methods",
    "answer_notes",
    "assessment_headers",
    "invitations",
)
SCHOOLS = [["NPSN", "Nama Sekolah", "Bentuk", "Kelurahan"], ["50300001", "SD Negeri Alak", "SD", "Alak"]]
UNITS = [["Kode OPD", "Nama OPD", "Pemerintah daerah"], ["1.01", "Dinas Kesehatan", "Kota Kupang"]]


def there(store: Store) -> dict[str, int]:
    return {one.instrument: one.forms for one in demo.loaded(store.query)}


@pytest.mark.parametrize(
    ("kind", "table", "gone"), [("school", SCHOOLS, "spab"), ("unit", UNITS, "erat")], ids=["schools", "units"]
)
def test_a_real_list_takes_the_place_of_made_up_ones(
    examples: Store, tmp_path: Path, kind: str, table: list[list[str]], gone: str
) -> None:
    before, instrument = there(examples), load(gone)
    path = tmp_path / "daftar.csv"
    builders.write_text(path, builders.csv_text(table, ";"))
    found = examine(examples, path, kind, stored_areas(examples), source="uji")
    (said,) = (one for one in found.problems if one.code == "SUBJECT_EXAMPLES_GO")
    assert said.values["forms"] == before[gone]
    assert there(examples) == before, "a dry run changes nothing"
    accept(examples, found, actor="uji")
    assert there(examples) == {name: n for name, n in before.items() if name != gone}
    assert len(stored_subjects(examples, kind)) == 1
    assert run_checks(examples) == {}
    audit = examples.sql("select detail from audit where action = 'import_subjects'")["detail"].iloc[0]
    assert f"examples removed={said.values['n']}" in audit
    with pytest.raises(SiperiError) as caught:
        demo.fill(examples, instrument, last_year=LAST_YEAR)
    assert caught.value.code == "DEMO_REAL_SUBJECTS"
    filled, left = demo.fill_all(examples, [instrument], last_year=LAST_YEAR)
    assert (filled, [one.code for one in left]) == ({}, ["DEMO_REAL_SUBJECTS"])


def test_the_first_real_household_takes_the_place_of_made_up_ones(examples: Store, tmp_path: Path) -> None:
    before = there(examples)
    found = examine_households(examples, [write(tmp_path / "k.csv", [family("Alak", "7")])], load("katana"))
    assert "HOUSEHOLD_EXAMPLES_GO" in {one.code for one in found.problems}
    assert there(examples) == before, "a dry run changes nothing"
    accept_households(examples, found, actor="uji")
    assert there(examples) == {name: n for name, n in before.items() if name != "katana"}
    assert (made_up(examples, "family").subjects, made_up(examples, "family").real) == (0, 1)
    assert run_checks(examples) == {}
    scored = examples.sql("select subject_id from scores where instrument = 'katana' and node = 'index'")
    assert scored["subject_id"].tolist() == ["family:53.71.01.1008:7"]


def test_a_round_asks_nobody_who_is_made_up(examples: Store) -> None:
    for name in ("spab", "katana", "keltana"):
        move_round(examples, name, LAST_YEAR, "open", actor="uji")
    kinds = {"spab": "school", "katana": "family", "keltana": "kelurahan"}
    given = {"instruments": list(kinds), "kinds": list(kinds.values())}
    standing = examples.query("rounds/standing_per_round", **given).set_index("instrument")
    assert standing["asked_count"].to_dict() == {"keltana": 51, "spab": 0, "katana": 0}
    assert (standing["form_count"] == 0).all()
    assert len(rounds(examples)) == 3
    known, on = governments(examples), date(LAST_YEAR, 11, 22)
    for name in ("spab", "erat", "keltana"):
        current = round_of(examples, name, LAST_YEAR)
        found = missing_of(examples.query, load(name), LAST_YEAR, on, known=known, current=current)
        is_real = name == "keltana"
        assert (bool(found.letter), not found.rows.empty, found.is_anybody_asked) == (is_real,) * 3, name


def test_filling_again_gives_the_same_and_leaves_the_others(examples: Store) -> None:
    answers = "select subject_id, year, answers from assessments where instrument = 'kencana' order by all"
    before, forms = there(examples), examples.sql(answers)
    demo.fill(examples, load("kencana"), last_year=LAST_YEAR)
    assert there(examples) == before
    assert examples.sql(answers).astype(str).equals(forms.astype(str))
    assert demo.remove(examples, load("rsab")).forms == before["rsab"]
    assert there(examples) == {name: n for name, n in before.items() if name != "rsab"}
    assert made_up(examples, "health_facility").subjects == 0
    assert run_checks(examples) == {}


def test_taken_out_nothing_is_left(examples: Store) -> None:
    with Store.memory() as empty:
        ensure_builtin(empty)
        fresh = {name: len(empty.sql(f"select * from {name}")) for name in (*TABLES, "batches")}
    forms, people = sum(there(examples).values()), len(examples.sql("select * from subjects where is_example"))
    gone = demo.remove(examples)
    assert (gone.forms, gone.uncounted) == (forms, 0)
    assert gone.made_up < people, "units answer by others"
    assert {name: len(examples.sql(f"select * from {name}")) for name in fresh} == fresh
    assert run_checks(examples) == {}
    assert not demo.may_fill(examples), "what was taken out stays out"


def test_real_forms_keep_every_example_away(toy_store: Store) -> None:
    for fill in (demo.fill_all, lambda *_, **how: demo.fill(toy_store, load("kencana"), **how)):
        with pytest.raises(SiperiError) as caught:
            fill(toy_store, last_year=LAST_YEAR)
        assert caught.value.code == "DEMO_REAL_DATA"
