"""`siperi audit`: on the screen, as CSV and JSON, narrowed, and as a file whose export is recorded."""

import csv
import json
import os
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest

from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from siperi_geo.text import city_today, t
from tests.cli.running import Ran
from tests.people import PASSWORD, begin, join

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def town(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Toy town with an administrator, in whose name commands run, a planner, and a name like a formula."""
    with Store.open(toy_path) as store:
        with store.transaction(actor="=1+1", action="demo_remove", target="[b]x[/b]"):
            pass
        begin(store)
        join(store, "rina", Grant(Role.PLANNER))
    monkeypatch.setenv("SIPERI_USER", "bpbd")
    monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
    return toy_path


def test_every_format_has_the_same_rows(town: Path, capsys: Capsys) -> None:
    documents = json.loads(Ran(capsys, "audit", "--format", "json", "--action", "add_account").out)
    assert [(one["actor"], one["target"], one["detail"]) for one in documents] == [
        ("bpbd", "rina", "planner * * *"),
        ("bpbd", "bpbd", "admin * * *"),
    ]
    assert documents[0]["happened_at"].endswith("+00:00")
    rows = list(
        csv.reader(StringIO(Ran(capsys, "audit", "--format", "csv", "--action", "add_account").out), delimiter=";")
    )
    assert rows[0][:3] == [t(f"audit.column.{name}") for name in ("at", "actor", "action")], "as on the page"
    assert [row[2:5] for row in rows[1:3]] == [
        [t("audit.action.add_account"), "add_account", who] for who in ("rina", "bpbd")
    ]
    assert rows[-1][1] == "bpbd", "for whom it was made"
    shown = Ran(capsys, "audit", "--most", 1)
    assert (shown.code, "add_account" in shown.out, "sign_in" in shown.out) == (0, False, True)


def test_it_is_narrowed_by_name_and_days_in_the_citys_time(town: Path, capsys: Capsys) -> None:
    def found(*words: object) -> set[str]:
        ran = Ran(capsys, "audit", "--format", "json", *words)
        assert ran.code == 0, ran.err
        return {one["actor"] for one in json.loads(ran.out)}

    today = city_today()
    assert found("--who", "rina") == {"rina"}
    assert {"rina", "bpbd", "=1+1"} <= found("--since", today, "--until", today)
    assert found("--until", today - timedelta(days=1)) == set()
    assert found("--since", today + timedelta(days=1)) == set()
    assert found("--since", f"{today}T00:00", "--who", "rina") == {"rina"}
    wrong = Ran(capsys, "audit", "--since", "kemarin")
    assert (wrong.code, "AUDIT_TIME" in wrong.err) == (2, True)


def test_a_file_is_for_who_asked_runs_no_formula_and_is_recorded(town: Path, capsys: Capsys) -> None:
    target = town.with_name("audit.csv")
    done = Ran(capsys, "audit", "--out", target)
    assert (done.code, str(target) in done.out) == (0, True)
    assert os.name != "posix" or target.stat().st_mode & 0o077 == 0
    assert '"\'=1+1"' in target.read_text(encoding="utf-8-sig")
    again = Ran(capsys, "audit", "--out", target)
    assert (again.code, "FILE_EXISTS" in again.err) == (2, True)
    documents = town.with_name("audit.json")
    assert Ran(capsys, "audit", "--out", documents, "--format", "json").code == 0
    exports = [one for one in json.loads(documents.read_text(encoding="utf-8")) if one["action"] == "export_audit"]
    assert [(one["actor"], one["target"]) for one in exports] == [("bpbd", "audit.csv")]


def test_nobody_else_sees_it(town: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_USER", "rina")
    refused = Ran(capsys, "audit", "--out", town.with_name("audit.csv"))
    assert (refused.code, "NOT_ALLOWED" in refused.err) == (2, True)
    assert not town.with_name("audit.csv").exists()
