"""No command shows scores of another method: opening the store makes them again; `rescore` covers every one."""

from pathlib import Path

import pytest

from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.scoring.stored import add, add_score, add_subjects, indices, store_of_first_schema
from tests.worked_cases import load_cases

CASES = {case.name: case.answers for case in load_cases("keltana")}
HIGH, LACKING = CASES["semua_ya"], CASES["dua_komponen_kosong_cakupan_tepat_di_batas"]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands find their store."""
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "store.duckdb"))
    return tmp_path / "store.duckdb"


def test_the_first_command_on_an_older_store_scores_it_again_and_says_so(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with store_of_first_schema(path) as store:
        add_subjects(store)
        form = add(store, 1, 2024, LACKING)
        add_score(store, form, 100)
    first, second = (Ran(capsys, "demo", "--if-empty") for _ in range(2))
    assert (first.code, second.code) == (0, 0)
    assert "SCORING_DONE_AGAIN: Nilai keltana versi 2021 tahun 2024 dihitung ulang" in first.err
    assert "SCORING_DONE_AGAIN" not in second.err + first.out
    with Store.open(path) as store:
        assert indices(store) == {form: None}


def test_rescore_covers_every_version_and_names_the_one_that_is_not_here(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(path) as store:
        add_subjects(store)
        old, new = add(store, 1, 2019, HIGH, version="2019"), add(store, 2, 2025, HIGH)
        add_score(store, old, 91)
    ran = Ran(capsys, "rescore")
    assert ran.code == 1
    assert "76 baris nilai dihitung ulang." in ran.out
    assert "SCORING_VERSION_ABSENT: 1 formulir memakai keltana versi 2019, yang tidak ada di sini" in ran.err
    with Store.open(path) as store:
        assert indices(store) == {old: 91, new: 100}


def test_rescore_refuses_an_instrument_that_nobody_knows(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "rescore", "--instrument", "katanya")
    assert ran.code == 2
    assert "INSTRUMENT_UNKNOWN" in ran.err
