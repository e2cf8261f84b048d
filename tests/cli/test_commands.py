"""The `siperi` command: stable names, JSON shapes and exit codes that scripts outside rely on."""

import json
import shutil
from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.settings import actor
from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.toytown import build as toytown


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return toytown.write_csv(tmp_path / "form.csv", load("keltana"), {"99.01.02.1003": {"met": 2, "LD": 4}})


def test_score_prints_the_agreed_json(form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "score", form, "--instrument", "keltana", "--format", "json")
    found = json.loads(ran.out)
    assert ran.code == 0
    assert {"instrument", "version", "index", "score", "class", "coverage_pct", "aspects", "problems"} <= set(
        found
    )
    assert (found["instrument"], found["version"], found["class"]) == ("keltana", "2021", "Tangguh Madya")
    assert (found["index"], found["coverage_pct"], found["problems"]) == (pytest.approx(68), 100, [])
    assert [aspect["index"] for aspect in found["aspects"]] == pytest.approx([1, 0.6, 0.6, 0.6, 0.6])
    assert set(found["aspects"][0]) >= {"code", "name", "index", "score", "coverage_pct"}


def test_score_says_in_words_what_contradicts_itself(
    tmp_path: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "contradiction.csv"
    others = (f"{item.id},1" for item in load("keltana").items[1:])
    form.write_text("\n".join(["item_id,answer", "Q001,0", *others]), encoding="utf-8")
    ran = Ran(capsys, "score", form)
    assert (ran.code, "SCORING_FIRST_BEFORE_REST" in ran.err) == (0, True)


def test_score_of_the_real_form(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    form = shared / "real" / "form_pkd_2021_medari.xlsx"
    ran = Ran(capsys, "score", form, "--instrument", "keltana", "--format", "json")
    found = json.loads(ran.out)
    assert found["index"] == pytest.approx(57.16190476, abs=1e-6)
    published = [0.8714285714, 0.52, 0.4666666667, 0.6, 0.4]
    assert [aspect["index"] for aspect in found["aspects"]] == pytest.approx(published, abs=1e-9)
    assert (ran.code, found["class"], found["coverage_pct"]) == (0, "Tangguh Pratama", 100)


def test_the_real_form_is_stored_for_the_subject_the_user_names(
    shared: Path, toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form = tmp_path / "form_pkd_2021_medari.xlsx"  # what is held is kept beside the form
    shutil.copyfile(shared / "real" / form.name, form)
    unnamed = Ran(capsys, "import", form, "--year", 2026, "--commit")
    assert unnamed.code == 1
    assert "ASSESSMENT_OTHER_CITY" in unnamed.err
    named = Ran(capsys, "import", form, "--subject", "99.01.02.1003", "--year", 2026, "--commit")
    assert named.code == 0, named.err
    with Store.open(toy_path) as store:
        rows = store.query(
            "scores/score_per_subject",
            kind="kelurahan",
            instrument="keltana",
            year=2026,
            variant="standard",
            node="index",
        )
    assert rows.set_index("area_code")["index_value"]["99.01.02.1003"] == pytest.approx(57.16190476, abs=1e-6)


def test_a_file_that_cannot_be_read_exits_2_with_its_code(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.xlsx"
    empty.touch()
    ran = Ran(capsys, "score", empty, "--instrument", "keltana")
    assert ran.code == 2
    assert "FORM_FILE_EMPTY" in ran.err
    assert "Traceback" not in ran.err


def test_import_is_a_dry_run_until_it_is_told(
    form: Path, toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store:
        before = store.data_version
    ran = Ran(capsys, "import", form, "--year", 2026)
    assert (ran.code, "Karang" in ran.out, "Uji coba" in ran.out) == (0, True, True)
    with Store.open(toy_path) as store:
        assert store.data_version == before


def test_without_a_user_name_the_actor_is_local(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 4711")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert actor() == "local"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "missing" / "form.xlsx"
    ran = Ran(capsys, "instruments", "export", "keltana", "--out", out)
    assert ran.code == 2
    assert "CLI_FILE_FAILED" in ran.err


def test_an_unknown_instrument_leaves_the_file_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "filled.xlsx"
    out.write_bytes(b"filled")
    assert Ran(capsys, "instruments", "export", "nonsense", "--out", out).code == 2
    assert out.read_bytes() == b"filled"


def test_help_speaks_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    told = " ".join(Ran(capsys, "--help").out.split())
    assert "Jalankan dasbor" in told
    assert "simpan dan nilai dengan --commit. withdraw Menarik" in told, "a sentence, whole and no more"
    assert "Run the dashboard" in Ran(capsys, "--lang", "en", "--help").out


def test_a_wrong_option_exits_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "score", "--nonsense").code == 2


def test_a_locked_store_is_said_with_its_holder(
    toy_path: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import subprocess
    import sys

    hold = "import duckdb,sys; c=duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(toy_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        ran = Ran(capsys, "import", form, "--year", 2026, "--commit")
        holder.communicate()
    assert ran.code == 2
    assert "STORE_LOCKED" in ran.err
    assert str(holder.pid) in ran.err


def test_demo_fills_labels_and_goes_in_one_action(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demo.duckdb"
    monkeypatch.setenv("SIPERI_DATA", str(path))
    assert Ran(capsys, "demo", "--year", 2026).code == 0
    with Store.open(path) as store:
        forms = store.sql(
            "select year, count(*) as n, bool_and(is_example) as marked from assessments group by year"
        )
        assert sorted(forms["year"]) == [2023, 2024, 2025, 2026]
        assert forms["marked"].all()
        assert (forms["n"] >= 46).all()
        classes = store.sql(
            "select distinct class_code from scores where node = 'index' and class_code is not null"
        )
        assert len(classes) == 3, "all classes occur"
    assert "tidak ada yang diubah" in Ran(capsys, "demo", "--if-empty").out
    assert Ran(capsys, "demo", "--remove").code == 0
    with Store.open(path) as store:
        left = store.sql("select (select count(*) from assessments) + (select count(*) from scores) as n")
        assert left["n"].tolist() == [0]
    assert "tidak ada yang diubah" in Ran(capsys, "demo", "--if-empty").out, "what was taken out stays out"
    with Store.open(path) as store:
        assert store.sql("select count(*) as n from assessments")["n"].tolist() == [0]


def test_demo_never_mixes_with_real_forms(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "demo")
    assert ran.code == 2
    assert "DEMO_REAL_DATA" in ran.err


def test_backup_and_restore(toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.duckdb"
    assert Ran(capsys, "backup", copy).code == 0
    ran = Ran(capsys, "restore", copy)
    assert (ran.code, ".before-restore-" in ran.out) == (0, True)
    assert Ran(capsys, "doctor").code == 0


def test_rescoring_changes_no_number(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    everything = "select * exclude (is_example) from scores order by all"
    with Store.open(toy_path) as store:
        before = store.sql(everything)
    assert Ran(capsys, "rescore").code == 0
    with Store.open(toy_path) as store:
        assert store.sql(everything).equals(before)


def test_instruments_are_checked_listed_and_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Ran(capsys, "instruments", "check").code == 0
    assert "keltana" in Ran(capsys, "instruments", "list").out
    out = tmp_path / "form.xlsx"
    assert Ran(capsys, "instruments", "export", "keltana", "--format", "xlsx", "--out", out).code == 0
    assert out.stat().st_size > 5_000


@pytest.mark.parametrize(
    "name",
    ["kelurahan_big.geojson", "kelurahan_hdx.geojson", "raw/hdx_bps2020_jfraziz/id5371_kota_kupang.geojson"],
)
def test_boundaries_check_prints_the_agreed_json(
    shared: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = Ran(capsys, "boundaries", "check", shared / "boundaries" / name, "--format", "json")
    found = json.loads(ran.out)
    expected = {
        "level",
        "features",
        "matched",
        "unmatched",
        "duplicates",
        "problems",
        "area_km2",
        "importable",
    }
    assert expected <= set(found)
    assert (ran.code, found["matched"], found["unmatched"], found["importable"]) == (0, 51, [], True)


def test_scores_do_not_change_with_the_boundary_set(
    shared: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "demo.duckdb"
    monkeypatch.setenv("SIPERI_DATA", str(path))
    Ran(capsys, "demo", "--year", 2026)
    with Store.open(path) as store:
        before = store.sql("select * from scores order by all")
    layer = shared / "boundaries" / "kelurahan_hdx.geojson"
    ran = Ran(
        capsys,
        "boundaries",
        "import",
        layer,
        "--name",
        "HDX",
        "--source",
        "OCHA",
        "--license",
        "CC BY-IGO",
        "--kind",
        "indicative",
    )
    assert ran.code == 0, ran.err
    with Store.open(path) as store:
        assert store.sql("select * from scores order by all").equals(before)
    assert "HDX" in Ran(capsys, "boundaries", "list").out
