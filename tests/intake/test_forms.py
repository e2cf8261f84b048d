"""The door for forms: a dry run writes nothing, accepting stores and scores, and nothing is lost on the way."""

import json
from pathlib import Path

import pandas as pd
import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument, load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store, run_checks
from tests.toytown import build as toytown


@pytest.fixture(scope="module")
def keltana() -> Instrument:
    return load("keltana")


def codes(problems: object) -> list[str]:
    return sorted(problem.code for problem in problems)  # type: ignore[attr-defined]


def index_of(store: Store, code: str, year: int, variant: str = "standard") -> float | None:
    rows = store.query(
        "scores/score_per_subject",
        kind="kelurahan",
        instrument="keltana",
        year=year,
        variant=variant,
        node="index",
    )
    value = rows.set_index("area_code")["index_value"][code]
    return None if value != value else float(value)


def csv_of(tmp_path: Path, instrument: Instrument, name: str = "forms.csv", **patterns: dict[str, int]) -> Path:
    named = {f"99.01.{key[1:3]}.{key[4:]}": pattern for key, pattern in patterns.items()}
    return toytown.write_csv(tmp_path / name, instrument, named)


def test_toy_town_has_the_results_that_its_file_promises(toy_store: Store) -> None:
    assert [index_of(toy_store, f"99.01.{c}", 2025) for c in ("01.1001", "01.1002", "02.1001", "02.1002")] == [
        pytest.approx(v) for v in (80, 40, 80, 60)
    ]
    assert index_of(toy_store, "99.01.02.1003", 2025) == pytest.approx(68)
    assert index_of(toy_store, "99.01.02.1002", 2024) is None, "72 of 128 answered: cannot be assessed"
    assert index_of(toy_store, "99.01.02.1002", 2024, "official_blank_no") == pytest.approx(36)
    assert index_of(toy_store, "99.01.02.1003", 2024) is None
    assert run_checks(toy_store) == {}


def groups(store: Store, level: str, **keys: object) -> pd.DataFrame:
    """The index of every kecamatan, or of the city, by name."""
    rows = store.query("scores/score_per_group", kind="kelurahan", level=level, **keys)
    return rows[rows["node"] == "index"].set_index("area_name")


def test_a_kecamatan_is_the_mean_of_its_scored_kelurahan(toy_store: Store) -> None:
    keys = {"instrument": "keltana", "years": [2024], "variant": "standard"}
    rows = groups(toy_store, "kecamatan", **keys)
    assert rows.loc["Bukit", "index_value"] == pytest.approx((60 + 20) / 2)
    assert rows.loc["Pantai", "index_value"] == pytest.approx(100)
    assert rows.loc["Pantai", ["subject_count", "scored_count"]].tolist() == [3, 1]
    city = groups(toy_store, "city", **keys)
    assert city["index_value"].iloc[0] == pytest.approx((60 + 20 + 100) / 3)
    assert city["weighting"].tolist() == ["mean"]


def test_with_populations_of_all_scored_kelurahan_people_weigh(toy_store: Store) -> None:
    keys = {"instrument": "keltana", "years": [2024], "variant": "standard"}
    add = "insert into populations values ($code, 2023, $people, 'test')"
    with toy_store.transaction(actor="test", action="populate", target="x") as tx:
        tx.execute(add, {"code": "99.01.01.1001", "people": 3000})
    rows = groups(toy_store, "kecamatan", **keys)
    assert rows.loc["Bukit", "weighting"] == "mean", "one population of two is not enough"
    with toy_store.transaction(actor="test", action="populate", target="x") as tx:
        tx.execute(add, {"code": "99.01.01.1002", "people": 1000})
    rows = groups(toy_store, "kecamatan", **keys)
    assert rows.loc["Bukit", "weighting"] == "population"
    assert rows.loc["Bukit", "index_value"] == pytest.approx((60 * 3000 + 20 * 1000) / 4000)


def test_a_dry_run_writes_nothing(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    before = toy_store.data_version
    examined = examine(toy_store, [csv_of(tmp_path, keltana, k01_1001={"met": 4})], keltana, year=2026)
    assert [entry.action for entry in examined.plan.entries] == ["new"]
    assert [score.index for score in examined.scores] == [pytest.approx(100)]
    assert examined.previous == (pytest.approx(80),)
    assert examined.missing == ("Lereng", "Muara", "Tanjung I", "Karang")
    assert toy_store.data_version == before


def test_a_second_form_is_a_new_revision_and_the_old_one_stays(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    examined = examine(toy_store, [csv_of(tmp_path, keltana, k01_1001={"met": 4})], keltana, year=2025)
    assert codes(examined.problems) == ["ASSESSMENT_REVISES"]
    assert "Indeks lama 80,00, baru 100,00" in examined.problems[0].message()
    accept(toy_store, examined, actor="test")
    assert index_of(toy_store, "99.01.01.1001", 2025) == pytest.approx(100)
    revisions = "select revision from assessments where subject_id = $id and year = 2025 order by revision"
    assert toy_store.sql(revisions, {"id": "99.01.01.1001"})["revision"].tolist() == [1, 2]
    scored = "select count(*) as n from scores where area_code = $id and year = 2025 and node = 'index'"
    assert toy_store.sql(scored, {"id": "99.01.01.1001"})["n"].tolist() == [2], "one per variant"


def test_importing_the_same_form_again_stores_nothing(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    examined = examine(toy_store, [csv_of(tmp_path, keltana, k01_1001={"met": 3})], keltana, year=2025)
    assert codes(examined.problems) == ["ASSESSMENT_UNCHANGED"]
    assert not examined.changes_something
    accept(toy_store, examined, actor="test")
    assert len(toy_store.sql("select 1 as n from assessments where year = 2025")) == 5


def test_the_very_same_file_for_somebody_else_is_said(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, keltana, k01_1001={"met": 4})
    first = examine(toy_store, [path], keltana, year=2026)
    assert "ASSESSMENT_FILE_ELSEWHERE" not in codes(first.problems)
    accept(toy_store, first, actor="test")
    for year, subject in ((2027, None), (2026, "Lereng")):
        again = examine(toy_store, [path], keltana, year=year, subject=subject)
        said = next(one for one in again.problems if one.code == "ASSESSMENT_FILE_ELSEWHERE")
        assert said.values["names"] == "Bukit 2026"
    same = examine(toy_store, [path], keltana, year=2026)
    assert "ASSESSMENT_FILE_ELSEWHERE" not in codes(same.problems)


def test_two_forms_of_one_kelurahan_and_year_are_both_held(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    paths = [
        csv_of(tmp_path, keltana, "a.csv", k01_1001={"met": 4}, k01_1002={"met": 2}),
        csv_of(tmp_path, keltana, "b.csv", k01_1001={"met": 0}),
    ]
    examined = examine(toy_store, paths, keltana, year=2026)
    assert codes(examined.errors) == ["ASSESSMENT_DOUBLED", "ASSESSMENT_DOUBLED"]
    assert "2 formulir Bukit untuk tahun 2026 dalam impor ini" in examined.errors[0].message()
    assert {problem.where.file for problem in examined.errors} == {"a.csv", "b.csv"}
    accept(toy_store, examined, actor="test")
    assert index_of(toy_store, "99.01.01.1001", 2026) is None
    assert index_of(toy_store, "99.01.01.1002", 2026) == pytest.approx(60), "the good form goes on"
    kept = toy_store.sql("select code, raw from quarantine")
    assert kept["code"].tolist() == ["ASSESSMENT_DOUBLED"] * 2
    held = [json.loads(raw) for raw in kept["raw"]]
    assert {form["answers"]["Q001"] for form in held} == {0, 1}, "the held answers are kept"
    assert {(form["subject_id"], form["year"]) for form in held} == {("99.01.01.1001", 2026)}


def test_a_form_of_an_unknown_place_needs_a_person(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    path = toytown.write_csv(tmp_path / "x.csv", keltana, {"99.01.09.1001": {"met": 1}})
    examined = examine(toy_store, [path], keltana, year=2026)
    assert codes(examined.errors) == ["ASSESSMENT_SUBJECT_UNKNOWN"]
    named = examine(toy_store, [path], keltana, year=2026, subject="99.01.02.1003")
    assert [entry.subject.name for entry in named.plan.entries] == ["Karang"]


def test_a_form_without_a_year_needs_one(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    examined = examine(toy_store, [csv_of(tmp_path, keltana, k01_1001={"met": 4})], keltana)
    assert codes(examined.errors) == ["ASSESSMENT_YEAR_MISSING"]


def test_one_bad_file_among_many_stops_nothing(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    good = csv_of(tmp_path, keltana, k01_1001={"met": 4})
    examined = examine(toy_store, [empty, good], keltana, year=2026)
    assert len(examined.plan.entries) == 1
    assert [problem.where.file for problem in examined.errors] == ["empty.csv"]
    with pytest.raises(SiperiError):
        examine(toy_store, [empty], keltana, year=2026)


def test_contradictions_are_said_and_scored(toy_store: Store, keltana: Instrument, tmp_path: Path) -> None:
    path = tmp_path / "contradiction.csv"
    rows = ["item_id,answer", "Q001,0", "Q002,1", *(f"{item.id},1" for item in keltana.items[2:])]
    path.write_text("\n".join(rows), encoding="utf-8")
    examined = examine(toy_store, [path], keltana, year=2026, subject="99.01.01.1001")
    assert codes(examined.problems) == ["SCORING_FIRST_BEFORE_REST"]
    assert not examined.errors
    assert examined.scores[0].index == pytest.approx(100 - 20 / 14 / 5)


def test_errors_come_first_and_nothing_is_said_twice(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    good = csv_of(tmp_path, keltana, "a.csv", k01_1001={"met": 4, "blank": ["LD"]}, k01_1002={"met": 3})
    blank = tmp_path / "blank.csv"
    blank.write_text("item_id,answer\nQ001,\nQ002,\n", encoding="utf-8")
    examined = examine(toy_store, [good, blank], keltana, year=2025)
    assert codes(examined.problems) == [
        *("ASSESSMENT_BLANK", "ASSESSMENT_FEWER_ANSWERS", "ASSESSMENT_REVISES", "FORM_UNANSWERED"),
    ]
    assert examined.problems[0].code == "ASSESSMENT_BLANK"


def test_a_choice_is_said_before_the_warnings_of_the_reader(
    toy_store: Store, keltana: Instrument, tmp_path: Path
) -> None:
    path = csv_of(tmp_path, keltana, k01_1001={"met": 4, "blank": ["LD"]})
    examined = examine(toy_store, [path], keltana, year=2026, subject="Karang")
    assert [problem.code for problem in examined.problems] == ["ASSESSMENT_SUBJECT_DIFFERS", "FORM_UNANSWERED"]
