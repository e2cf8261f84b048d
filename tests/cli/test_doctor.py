"""`siperi doctor`: each line says whether it is in order, and exit 1 means that a person is needed."""

import os
import shutil
import socket
from pathlib import Path

import duckdb
import pytest

from siperi_geo.cli import computer
from siperi_geo.settings import ROOT
from siperi_geo.store import Attachments, Store
from tests.cli.running import Ran, held_by_another

MARKS = ("baik", "PERHATIAN", "MASALAH")
UNKNOWN = "tidak tahu"


@pytest.fixture(autouse=True)
def _port(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_PORT", "0")


def lines(ran: Ran, mark: str) -> list[str]:
    return [line.removeprefix(mark).strip() for line in ran.out.splitlines() if line.startswith(mark)]


def test_a_sound_installation(toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Ran(capsys, "backup", tmp_path / "copy.duckdb")
    ran = Ran(capsys, "doctor")
    *found, verdict = ran.out.splitlines()
    assert ran.code == 0
    assert lines(ran, "MASALAH") == []
    assert all(line.startswith(MARKS) for line in found)
    said = "\n".join(found)
    for words in ("Python", "streamlit 1.67", "duckdb 2.0", "1.9.3", "keltana 2021", str(toy_path), "copy.duckdb"):
        assert words in said
    assert verdict


def test_both_languages(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Free disk space" in Ran(capsys, "doctor", "--lang", "en").out


def test_real_forms_without_a_backup_are_worth_a_word(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = Ran(capsys, "doctor")
    assert any("siperi backup" in line for line in lines(ran, "PERHATIAN"))
    assert ran.code == 0


def test_an_old_backup_too(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute("insert into audit values (9999, now() - interval 40 day, 't', 'backup', 'old', '/old.duckdb')")
    ran = Ran(capsys, "doctor")
    assert any("/old.duckdb" in line for line in lines(ran, "PERHATIAN"))


def test_a_restored_store_says_when_and_from_which_copy(
    toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = tmp_path / "copy.duckdb"
    Ran(capsys, "backup", copy)
    os.utime(copy, (1_750_000_000, 1_750_000_000))
    assert Ran(capsys, "restore", copy).code == 0
    (line,) = [line for line in lines(Ran(capsys, "doctor"), "baik") if line.startswith("Cadangan terakhir")]
    assert f"dari {copy} (berkas bertanggal 15 Juni 2025, perubahan terakhir" in line
    assert "dipulihkan" in line
    Ran(capsys, "backup", tmp_path / "next.duckdb")
    assert any("next.duckdb" in line and "dipulihkan" not in line for line in lines(Ran(capsys, "doctor"), "baik"))


def test_a_restore_long_ago_is_no_backup(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    detail = "file_at=2025-06-15T15:06:40Z; data_at=; data_version=1; replaced_data_version=2; path=/old; 1.duckdb"
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        row = f"(9999, now() - interval 40 day, 't', 'restore', 'old', '{detail}')"
        tx.execute(f"insert into audit values {row}")
    (line,) = [line for line in lines(Ran(capsys, "doctor"), "PERHATIAN") if line.startswith("Cadangan terakhir")]
    assert "dari /old; 1.duckdb (berkas bertanggal 15 Juni 2025, perubahan terakhir di dalamnya –)" in line
    assert "siperi backup" in line


def test_forms_that_do_not_count_are_counted_apart(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = "assessment_id || 'x' as assessment_id, revision + 1 as revision, true as is_example"
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute(f"insert into assessments select * replace ({again}) from assessments where year = 2025")
        tx.execute("update assessments set state = 'returned' where year = 2024 and subject_id like '%01.1001'")
    said = lines(Ran(capsys, "doctor"), "baik")
    apart = "tersimpan tetapi tidak dihitung karena sudah digantikan formulir lain: 0 nyata, 5 contoh"
    back = "tidak dihitung karena dikembalikan atau ditolak: 1 nyata, 0 contoh"
    assert f"Formulir tersimpan: 8 nyata, 0 contoh; {apart}; {back}" in said


def test_a_folder_without_instruments(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path / "empty"))
    ran = Ran(capsys, "doctor")
    assert (ran.code, len(lines(ran, "MASALAH"))) == (1, 1)
    assert "INSTRUMENT_NONE" in ran.out


def test_a_broken_instrument(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "instruments" / "keltana" / "2021.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id: keltana\n", encoding="utf-8")
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path / "instruments"))
    ran = Ran(capsys, "doctor")
    assert ran.code == 1
    assert any("keltana 2021" in line for line in lines(ran, "MASALAH"))


@pytest.mark.parametrize("file", ["areas.csv", "kelurahan_skematis.geojson", "land.geojson"])
def test_a_missing_or_broken_boundary_file(
    file: str,
    toy_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tmp_path / "boundaries"
    shutil.copytree(ROOT / "tests" / "toytown" / "boundaries", folder)
    (folder / file).unlink()
    monkeypatch.setenv("SIPERI_BOUNDARIES", str(folder))
    ran = Ran(capsys, "doctor")
    assert ran.code == 1
    assert any(file in line for line in lines(ran, "MASALAH"))


def test_a_damaged_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "siperi.duckdb"
    path.write_bytes(b"hello " * 1000)
    monkeypatch.setenv("SIPERI_DATA", str(path))
    ran = Ran(capsys, "doctor")
    assert (ran.code, "STORE_CORRUPT" in ran.out) == (1, True)
    assert path.read_bytes() == b"hello " * 1000


def test_bad_rows_in_the_store(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute("delete from assessments where year = 2025")
    ran = Ran(capsys, "doctor")
    assert ran.code == 1
    assert any("checks/score_without_assessment" in line for line in lines(ran, "MASALAH"))


def test_scores_of_an_older_method_are_a_warning_not_damage(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute("delete from score_methods where year = 2025")
    ran = Ran(capsys, "doctor")
    assert (ran.code, any("keltana 2021 tahun 2025" in line for line in lines(ran, "PERHATIAN"))) == (0, True)


def of_the_first_schema(toy_path: Path, folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Toy town as the first release kept it."""
    older = folder / "older.duckdb"
    shutil.copytree(ROOT / "queries" / "schema", folder / "queries" / "schema")
    for path in (folder / "queries" / "schema").glob("*.sql"):
        if not path.name.startswith("001"):
            path.unlink()
    with patch.context() as first:
        first.setenv("SIPERI_QUERIES", str(folder / "queries"))
        Store.open(older).close()
    with duckdb.connect(str(older)) as opened:
        opened.execute(f"attach '{toy_path}' as toy (read_only)")
        tables = "select table_name from duckdb_tables() where database_name = 'older' order by table_name"
        for (table,) in opened.execute(tables).fetchall():
            if table != "schema_migrations":
                columns = ", ".join(row[0] for row in opened.execute(f"describe {table}").fetchall())
                opened.execute(f"delete from {table}")
                opened.execute(f"insert into {table} ({columns}) select {columns} from toy.{table}")
    return older


def test_a_store_from_before_methods_were_kept_is_no_damage(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(of_the_first_schema(toy_path, tmp_path, monkeypatch)))
    ran = Ran(capsys, "doctor")
    assert (ran.code, lines(ran, "MASALAH")) == (0, [])
    assert any("tahun 2024, 2025" in line and "dihitung ulang" in line for line in lines(ran, "PERHATIAN"))


def test_scores_without_a_method_say_what_to_do(toy_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        tx.execute("update assessments set state = 'returned' where year = 2024")
        event = "select assessment_id, 'submitted', 'returned', 'x', now(), 't' from assessments where year = 2024"
        tx.execute(f"insert into assessment_events {event}")
        tx.execute("delete from score_methods where year = 2024")
    ran = Ran(capsys, "doctor")
    assert (ran.code, lines(ran, "MASALAH")) == (0, [])
    assert any("siperi rescore --instrument keltana" in line for line in lines(ran, "PERHATIAN"))
    Ran(capsys, "rescore", "--instrument", "keltana")
    assert not any("rescore" in line for line in lines(Ran(capsys, "doctor"), "PERHATIAN"))


def test_scores_of_a_version_that_is_gone_are_no_damage(
    toy_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Store.open(toy_path) as store, store.transaction(actor="t", action="x", target="x") as tx:
        for table in ("assessments", "scores"):
            tx.execute(f"update {table} set version = '1999'")
        tx.execute("delete from score_methods")
    ran = Ran(capsys, "doctor")
    assert (ran.code, lines(ran, "MASALAH")) == (0, [])
    assert any("1999" in line for line in lines(ran, "PERHATIAN"))


def test_a_store_that_is_not_there_yet_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "var" / "siperi.duckdb"))
    ran = Ran(capsys, "doctor")
    assert (ran.code, len(lines(ran, "PERHATIAN")) >= 1) == (0, True)
    assert list(tmp_path.iterdir()) == []


def test_a_store_in_use_is_looked_at_in_its_snapshot(
    toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copyfile(toy_path, tmp_path / "siperi.snapshot.duckdb")
    with held_by_another(toy_path) as pid:
        ran = Ran(capsys, "doctor")
    assert ran.code == 0
    assert any(str(pid) in line for line in lines(ran, "PERHATIAN"))
    assert any("siperi.snapshot.duckdb" in line for line in lines(ran, "baik"))
    assert any(line.startswith("Formulir tersimpan: 9 nyata") for line in lines(ran, "baik"))


def test_what_nobody_can_be_asked_for_is_unknown_not_in_order(
    toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Attachments.beside(toy_path).put(b"one")
    shutil.copyfile(toy_path, tmp_path / "siperi.snapshot.duckdb")
    with held_by_another(toy_path):
        ran = Ran(capsys, "doctor")
    assert ran.code == 0
    backup, evidence = lines(ran, UNKNOWN)
    assert backup.startswith("Cadangan terakhir: tidak diketahui")
    assert evidence.startswith("Berkas bukti: tidak diperiksa")
    assert "folder bukti: 1." in evidence
    assert not any(line.startswith(("Cadangan", "Berkas bukti")) for line in lines(ran, "baik"))
    assert ran.out.splitlines()[-1].endswith("tidak dapat dilihat: 2.")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the administrator may write everywhere"
)
def test_a_folder_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_DATA", str(tmp_path / "closed" / "siperi.duckdb"))
    (tmp_path / "closed").mkdir(mode=0o555)
    ran = Ran(capsys, "doctor")
    assert ran.code == 1
    assert any("closed" in line for line in lines(ran, "MASALAH"))


def test_little_space_on_the_disk(
    toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for little, some, mark, code in ((10**12, 10**12, "MASALAH", 1), (0, 10**12, "PERHATIAN", 0)):
        monkeypatch.setattr(computer, "LITTLE_MB", little)
        monkeypatch.setattr(computer, "SOME_MB", some)
        ran = Ran(capsys, "doctor")
        assert ran.code == code
        assert any("MiB" in line and "Ruang kosong" in line for line in lines(ran, mark))


def test_a_lock_with_other_versions_or_more_packages(
    toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = tmp_path / "runtime.txt"
    monkeypatch.setattr(computer, "LOCK", lock)
    lock.write_text("duckdb==1.4.0 \\\n    --hash=x\nno-such-thing==1 ; sys_platform == 'win32' \\\n", "utf-8")
    ran = Ran(capsys, "doctor")
    assert (ran.code, any("(1.4.0)" in line for line in lines(ran, "PERHATIAN"))) == (0, True)
    lock.write_text("no-such-thing==1 \\\n", "utf-8")
    ran = Ran(capsys, "doctor")
    assert (ran.code, any("no-such-thing" in line for line in lines(ran, "MASALAH"))) == (1, True)


def test_a_taken_port_and_a_mistyped_variable_are_worth_a_word(
    toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_HOTS", "x")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setenv("SIPERI_PORT", str(taken.getsockname()[1]))
        ran = Ran(capsys, "doctor")
    said = "\n".join(lines(ran, "PERHATIAN"))
    assert ("SERVER_PORT_BUSY" in said, "SIPERI_HOTS" in said, ran.code) == (True, True, 0)


def test_settings_that_cannot_be_used_leave_what_can_be_said_without_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "-3")
    ran = Ran(capsys, "doctor")
    assert ran.code == 2
    assert any("SIPERI_MAX_FILE_MB" in line for line in lines(ran, "MASALAH"))
    assert any(line.startswith("Python") for line in lines(ran, "baik"))
    assert "SETTING_MAX_FILE_MB" in ran.err
