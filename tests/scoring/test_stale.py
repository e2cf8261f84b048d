"""Scores know their method: those of another one are found and made again; a version that is not here is kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.scoring import absent, rescore, rescore_stale, rescore_stored, stale
from siperi_geo.settings import ROOT
from siperi_geo.store import Store
from tests.scoring.stored import add, add_score, add_subjects, indices, store_of_first_schema
from tests.worked_cases import load_cases

CASES = {case.name: case.answers for case in load_cases("keltana")}
HIGH, LACKING = CASES["semua_ya"], CASES["dua_komponen_kosong_cakupan_tepat_di_batas"]
LAX = ("min_valued_children_pct: 100", "min_valued_children_pct: 0")


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.memory() as store:
        add_subjects(store)
        yield store


def run(store: Store) -> None:
    with store.transaction(actor="test", action="rescore", target="keltana") as tx:
        rescore(tx, load("keltana"))


def instruments(folder: Path, *changes: tuple[str, str], version: str = "2021") -> Path:
    """A folder with KELTANA after changes of its text."""
    target = folder / "keltana" / f"{version}.yaml"
    target.parent.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "instruments" / "keltana" / "2021.yaml").read_text(encoding="utf-8")
    for old, new in (*changes, ('version: "2021"', f'version: "{version}"')):
        assert old in text
        text = text.replace(old, new)
    target.write_text(text, encoding="utf-8")
    return folder


def years(found: list) -> dict[str, tuple[int, ...]]:
    return {f"{one.instrument} {one.version}": one.years for one in found}


def test_scores_just_made_are_not_stale(store: Store) -> None:
    for year in (2024, 2025):
        add(store, 1, year, HIGH)
    run(store)
    assert (stale(store), absent(store), rescore_stale(store)) == ([], [], [])
    recorded = store.sql("select * from score_methods order by year")
    assert list(recorded["year"]) == [2024, 2025]
    assert set(recorded["content_hash"]) == {load("keltana").content_hash}
    assert not recorded["scored_at"].isna().any()


def test_a_changed_instrument_file_makes_its_scores_stale_and_they_are_made_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = [add(store, 1, 2024, LACKING), add(store, 2, 2025, HIGH), add(store, 3, 2025, LACKING)]
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(instruments(tmp_path, LAX)))
    run(store)
    assert indices(store) == dict.fromkeys(forms, 100)
    monkeypatch.delenv("SIPERI_INSTRUMENTS")
    assert years(stale(store)) == {"keltana 2021": (2024, 2025)}
    (done,) = rescore_stale(store)
    assert (done.years, done.form_count) == ((2024, 2025), 3)
    assert indices(store) == {forms[0]: None, forms[1]: 100, forms[2]: None}
    assert (stale(store), rescore_stale(store)) == ([], [])
    (row,) = store.sql("select * from audit where action = 'rescore' and actor = 'system'").to_dict("records")
    assert (row["target"], row["detail"]) == ("keltana 2021", "2024, 2025")


def test_only_the_years_of_the_other_method_are_made_again(store: Store) -> None:
    for year in (2024, 2025):
        add(store, 1, year, HIGH)
    run(store)
    with store.transaction(actor="test", action="test", target="method") as tx:
        tx.execute("update score_methods set statement_hash = 'other arithmetic' where year = 2025")
    assert years(rescore_stale(store)) == {"keltana 2021": (2025,)}


def test_nothing_is_written_when_nothing_is_stale(store: Store) -> None:
    add(store, 1, 2025, HIGH)
    run(store)
    before = store.data_version
    rescore_stale(store)
    assert store.data_version == before


def test_scores_that_do_not_say_their_method_are_found_by_the_check_and_made_again(store: Store) -> None:
    form = add(store, 1, 2025, LACKING)
    add_score(store, form, 100)
    (bad,) = store.query("checks/score_without_method").to_dict("records")
    assert bad == {"instrument": "keltana", "version": "2021", "year": 2025, "form_count": 1}
    rescore_stale(store)
    assert indices(store) == {form: None}
    assert store.query("checks/score_without_method").empty


def test_the_record_goes_with_the_last_form_of_a_year(store: Store) -> None:
    form = add(store, 1, 2025, HIGH)
    add(store, 1, 2024, HIGH)
    run(store)
    with store.transaction(actor="test", action="test", target=form) as tx:
        tx.execute("update assessments set state = 'rejected' where assessment_id = $form", {"form": form})
    run(store)
    assert list(store.sql("select year from score_methods")["year"]) == [2024]


def test_a_version_that_is_not_here_keeps_its_scores(store: Store) -> None:
    old, new = add(store, 1, 2019, HIGH, version="2019"), add(store, 1, 2025, HIGH)
    add_score(store, old, 91)
    assert years(stale(store)) == {"keltana 2021": (2025,)}
    assert years(absent(store)) == years(absent(store, "keltana")) == {"keltana 2019": (2019,)}
    assert absent(store, "katana") == []
    rescore_stale(store)
    assert indices(store) == {old: 91, new: 100}
    words = absent(store)[0].problem("SCORING_VERSION_ABSENT").message("id")
    assert "1 formulir memakai keltana versi 2019, yang tidak ada di sini (tahun 2019)" in words


def test_a_faulty_file_stops_nothing(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, 1, 2025, HIGH)
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(instruments(tmp_path, ("subject: kelurahan", "subject: planet"))))
    assert rescore_stale(store) == []
    assert years(absent(store)) == {"keltana 2021": (2025,)}


def test_every_stored_version_that_is_here_is_rescored(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forms = {
        version: add(store, 1, int(version), LACKING, version=version) for version in ("2019", "2021", "2023")
    }
    instruments(tmp_path, LAX, version="2019")
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(instruments(tmp_path)))
    with store.transaction(actor="test", action="rescore", target="keltana") as tx:
        rows = rescore_stored(tx, "keltana")
    assert rows == 2 * 2 * len(load("keltana").nodes())
    assert indices(store) == {forms["2019"]: 100, forms["2021"]: None}
    assert stale(store) == []


@pytest.fixture
def first_schema(tmp_path: Path) -> tuple[Path, str, str]:
    """A store of schema 001 with a score of the old method and one that is right; its path and the two forms."""
    path = tmp_path / "first.duckdb"
    with store_of_first_schema(path) as store:
        add_subjects(store)
        lacking, whole = add(store, 1, 2024, LACKING), add(store, 2, 2025, HIGH)
        add_score(store, lacking, 100)
        add_score(store, whole, 100)
        assert "score_methods" not in set(store.sql("select table_name from duckdb_tables()")["table_name"])
    return path, lacking, whole


def test_a_store_of_the_first_schema_is_migrated_and_scored_again_once(
    first_schema: tuple[Path, str, str],
) -> None:
    path, lacking, whole = first_schema
    with Store.open(path) as store:
        assert years(rescore_stale(store)) == {"keltana 2021": (2024, 2025)}
        assert indices(store) == {lacking: None, whole: 100}
        assert store.query("checks/score_without_method").empty
    with Store.open(path) as store:
        assert rescore_stale(store) == []
