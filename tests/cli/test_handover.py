"""Commands while a dashboard holds the store: real processes; words, files and exit codes as without it."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from siperi_geo.instruments import load
from siperi_geo.store import Store, read_owner, snapshot_path
from tests.browser.serving import COMMAND, serving
from tests.cli.dashboards import content, pid_of, wait_until_free
from tests.cli.running import Ran
from tests.toytown import build as toytown

DONE_BY = "Dikerjakan oleh dasbor"
NEW_KEYS = re.compile(r"[0-9a-f]{8,}|[0-9a-f-]{36}")


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """One form that can be stored, and a row that cannot."""
    file = toytown.write_csv(tmp_path / "form.csv", load("keltana"), {"99.01.02.1003": {"met": 2, "LD": 4}})
    with file.open("a", encoding="utf-8") as opened:
        opened.write("99.01.02.1002," + ",".join(["mungkin"] * 128) + "\n")
    return file


@pytest.fixture
def server(toy_path: Path, tmp_path: Path) -> Iterator[str]:
    """A dashboard that holds toy town."""
    with serving(toy_path, tmp_path / "server.log") as address:
        yield address


def commands(folder: Path) -> list[list[str]]:
    """A working day in a folder: everything that needs the store, with its mistakes."""
    form, layer = str(folder / "form.csv"), str(toytown.BOUNDARIES / "kelurahan_skematis.geojson")
    named = ["--name", "Uji [b]", "--source", "S", "--license", "L", "--kind", "indicative"]
    return [
        ["import", form, "--year", "2026"],
        ["import", form, "--year", "2026", "--commit", "--quarantine", str(folder / "held.csv")],
        ["--lang", "en", "import", form, "--year", "2026", "--commit"],
        ["import", form],
        ["import", str(folder / "absent.csv")],
        ["import", form, "--year", "99999"],
        ["boundaries", "list"],
        ["boundaries", "import", layer, *named],
        ["boundaries", "use", "skematis"],
        ["--lang", "en", "boundaries", "use", "nonsense"],
        ["boundaries", "list"],
        ["rescore", "--year", "2025"],
        ["demo"],
        ["demo", "--if-empty"],
        ["demo", "--remove"],
        ["backup", str(folder / "copy.duckdb")],
        ["backup", str(folder / "copy.duckdb")],
    ]


def day(folder: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[object, str, str]]:
    """What every command of the day did: exit code, stdout, stderr; the folder's name and new keys left out."""
    folder.mkdir()
    shutil.copyfile(form, folder / form.name)
    runs = []
    for command in commands(folder):
        ran = Ran(capsys, *command)
        told = [NEW_KEYS.sub("…", text.replace(str(folder), "FOLDER")) for text in (ran.out, ran.err)]
        runs.append((ran.code, told[0], told[1]))
    return runs


def test_a_day_with_the_dashboard_is_like_one_without(
    toy_file: Path, toy_path: Path, form: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    direct = day(tmp_path / "direct", form, capsys)
    expected = content(toy_path)
    shutil.copyfile(toy_file, toy_path)
    log = tmp_path / "server.log"
    with serving(toy_path, log, is_cold=True):
        owner = read_owner(toy_path)
        assert owner is not None
        handed = day(tmp_path / "handed", form, capsys)
    for command, one, other in zip(commands(Path("FOLDER")), direct, handed, strict=True):
        first, _, rest = other[2].partition("\n")
        assert str(owner.pid) in first, command
        assert (other[0], other[1], rest) == one, command
    files = [sorted(f.name for f in (tmp_path / name).iterdir()) for name in ("direct", "handed")]
    assert files[0] == files[1]
    assert "form.karantina.csv" in files[0]
    held = [(tmp_path / name / "held.csv").read_text(encoding="utf-8") for name in ("direct", "handed")]
    assert held[0] == held[1]
    assert content(toy_path) == expected
    assert owner.token not in log.read_text(encoding="utf-8")
    assert "Traceback" not in log.read_text(encoding="utf-8")


def test_the_user_of_the_command_and_the_folder_it_runs_in_count(server: str, toy_path: Path, form: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", COMMAND, "import", form.name, "--year", "2026", "--commit"],
        cwd=form.parent,
        env=os.environ | {"LOGNAME": "ibu-camat", "PYTHONPATH": str(Path.cwd())},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1, ran.stderr
    assert ran.stderr.startswith(f"{DONE_BY} yang sedang berjalan (PID {pid_of(toy_path)}).\n")
    assert "1 formulir tersimpan" in ran.stdout
    assert str(form.with_name("form.karantina.csv")) in ran.stdout
    snapshot = snapshot_path(toy_path)
    os.kill(pid_of(toy_path), signal.SIGTERM)
    wait_until_free(toy_path)
    with Store.open(toy_path) as store, Store.open(snapshot, create=False, read_only=True) as published:
        audit = store.sql("select actor, action from audit order by audit_id desc limit 1").to_dict("records")
        assert audit == [{"actor": "ibu-camat", "action": "import_forms"}]
        assert published.data_version == store.data_version, "published at the end"


def test_other_settings_than_the_dashboards_are_said(
    server: str, toy_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "7")
    ran = Ran(capsys, "demo", "--remove")
    assert ran.code == 2
    assert "HANDOVER_DIFFERENT" in ran.err
    assert "max_file_mb" in ran.err


def test_what_needs_the_dashboard_stopped_says_so(
    server: str, toy_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Ran(capsys, "backup", tmp_path / "copy.duckdb").code == 0
    doctor = Ran(capsys, "doctor").out.splitlines()
    (backup,) = [line for line in doctor if "Cadangan terakhir" in line]
    assert backup.startswith("baik")
    assert backup.endswith("copy.duckdb"), "the dashboard is asked for what its audit knows"
    assert [line for line in doctor if "Berkas bukti" in line] == ["baik       Berkas bukti: belum ada"]
    restored = Ran(capsys, "restore", tmp_path / "copy.duckdb")
    assert (restored.code, "RESTORE_LOCKED" in restored.err) == (2, True)
    served = Ran(capsys, "serve", "--port", "0")
    assert (served.code, "SERVER_RUNNING" in served.err, server in served.err) == (2, True, True)
