"""`siperi login`: whose name commands are under, here and in a dashboard that holds the store."""

import io
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from siperi_geo.cli import session_file
from siperi_geo.instruments import load
from siperi_geo.rights import Grant, Role
from siperi_geo.settings import settings
from siperi_geo.store import Store
from tests.browser.serving import serving
from tests.cli.running import Ran
from tests.people import PASSWORD, begin, join
from tests.toytown import build as toytown

Capsys = pytest.CaptureFixture[str]
Typed = Callable[[str], None]
BUKIT = "99.01.01.1001"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """What comes on standard input."""
    return lambda lines: monkeypatch.setattr("sys.stdin", io.StringIO(lines))


@pytest.fixture
def town(toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Toy town with an administrator, a planner and somebody who fills in for Bukit; nobody signed in."""
    with Store.open(toy_path) as store:
        begin(store)
        join(store, "rina", Grant(Role.PLANNER))
        join(store, "petrus", Grant(Role.FILLER, "keltana", subject_id=BUKIT))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return toy_path


def forms(folder: Path) -> Path:
    """A form that can be stored, of Karang."""
    return toytown.write_csv(folder / "form.csv", load("keltana"), {"99.01.02.1003": {"met": 2, "LD": 4}})


def test_commands_are_under_the_name_of_who_signed_in(town: Path, capsys: Capsys, typed: Typed) -> None:
    assert (Ran(capsys, "whoami").code, Ran(capsys, "logout").code) == (1, 0)
    refused = Ran(capsys, "rounds", "open", "keltana", 2025)
    assert (refused.code, "SIGN_IN_NEEDED" in refused.err) == (2, True)
    typed("salah\n")
    wrong = Ran(capsys, "login", "rina")
    typed("salah\n")
    unknown = Ran(capsys, "login", "nobody")
    assert wrong.code == 2
    assert (wrong.err, wrong.out) == (unknown.err, unknown.out)
    typed(PASSWORD + "\n")
    done = Ran(capsys, "login", "Rina")
    assert (done.code, done.out) == (0, "Masuk sebagai rina.\n")
    assert PASSWORD not in done.err
    file = next(Path(os.environ["XDG_STATE_HOME"]).rglob("session-*"))
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600
    assert PASSWORD not in file.read_text(encoding="utf-8")
    assert "perencana (semuanya)" in Ran(capsys, "whoami").out
    assert Ran(capsys, "rounds", "open", "keltana", 2025).code == 0
    for words in (("rescore",), ("backup", town.with_name("b.duckdb")), ("user", "list"), ("evidence",)):
        ran = Ran(capsys, *words)
        assert (ran.code, "NOT_ALLOWED" in ran.err) == (2, True), words
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIPERI_USER", "bpbd")
        assert Ran(capsys, "logout").code == 0, "it ends the session that there is"
    assert not file.exists()
    assert "SIGN_IN_NEEDED" in Ran(capsys, "rounds", "close", "keltana", 2025).err
    with Store.open(town) as store:
        acts = store.sql("select actor, action from audit order by audit_id desc limit 3").values.tolist()
        assert acts == [["rina", "sign_out"], ["rina", "open_round"], ["rina", "sign_in"]]


def test_a_session_is_for_one_store(town: Path, tmp_path: Path, capsys: Capsys, typed: Typed) -> None:
    typed(PASSWORD + "\n")
    assert Ran(capsys, "login", "bpbd").code == 0
    assert session_file.kept() is not None
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIPERI_DATA", str(tmp_path / "other.duckdb"))
        assert session_file.kept() is None
        assert "belum ada akun" in Ran(capsys, "whoami").out
        typed(PASSWORD + "\n")
        assert "ACCOUNTS_NONE" in Ran(capsys, "login", "bpbd").err


def test_a_script_says_who_it_is_once_for_a_command(
    town: Path, tmp_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_USER", "petrus")
    half = Ran(capsys, "import", forms(tmp_path), "--year", 2026)
    assert (half.code, "PASSWORD_MISSING" in half.err) == (2, True)
    monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
    other = Ran(capsys, "import", forms(tmp_path), "--year", 2026, "--commit")
    assert (other.code, "NOT_ALLOWED" in other.err, "1 formulir tersimpan" in other.out) == (2, True, False)
    with Store.open(town) as store:
        counted = store.sql("select count(*) as n from audit where action = 'sign_in' and actor = 'petrus'")
        assert counted["n"].iloc[0] == 1, "checking and storing is one command"
        assert store.sql("select count(*) as n from sessions")["n"].iloc[0] == 0
        assert store.sql("select 1 from assessments where year = 2026").empty
    doctor = Ran(capsys, "doctor")
    assert PASSWORD not in doctor.out + doctor.err
    assert "SIPERI_PASSWORD=…" in doctor.out
    assert PASSWORD not in str(settings()) + str(settings().model_dump())
    monkeypatch.setenv("SIPERI_PASSWORD", "salah")
    failed = [Ran(capsys, "whoami").err for _ in range(6)]
    assert ["SIGN_IN_FAILED" in one for one in failed] == [True] * 5 + [False]
    assert "SIGN_IN_WAIT" in failed[-1]


def test_a_given_password_must_be_changed_before_anything_else(town: Path, capsys: Capsys, typed: Typed) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIPERI_USER", "bpbd")
        patch.setenv("SIPERI_PASSWORD", PASSWORD)
        given = Ran(capsys, "user", "password", "rina").out
    typed(given)
    first = Ran(capsys, "login", "rina")
    assert (first.code, "siperi user password rina" in first.err) == (1, True)
    refused = Ran(capsys, "rounds", "open", "keltana", 2025)
    assert (refused.code, "PASSWORD_CHANGE_FIRST" in refused.err) == (2, True)
    typed(given + "sebuah kata baru\n")
    assert Ran(capsys, "user", "password", "rina").code == 0
    assert Ran(capsys, "rounds", "open", "keltana", 2025).code == 0, "this session goes on"


def test_the_public_reads_what_is_public(town: Path, capsys: Capsys, tmp_path: Path) -> None:
    assert "siperi demo" in Ran(capsys, "demo", "--if-empty").out, "a start of the program is not in the way"
    for words in (("rounds", "list"), ("boundaries", "list"), ("populations", "list"), ("instruments", "list")):
        assert Ran(capsys, *words).code == 0, words
    subjects = ("subjects", "import", forms(tmp_path), "--kind", "school", "--source", "S")
    restricted: list[tuple[object, ...]] = [
        ("import", forms(tmp_path), "--year", 2026),
        subjects,
        ("populations", "import", forms(tmp_path), "--source", "S"),
        ("populations", "remove", 2025, "--commit"),
        ("withdraw",),
        ("demo",),
        ("demo", "--remove"),
        ("rescore",),
        ("evidence", "--clean"),
        ("backup", tmp_path / "b.duckdb"),
        ("families", "export", tmp_path / "k.csv", "--year", 2025, "--reason", "r"),
        ("boundaries", "use", "skematis"),
        ("audit",),
        ("user", "password", "rina"),
    ]
    for words in restricted:
        ran = Ran(capsys, *words)
        assert (ran.code, "SIGN_IN_NEEDED" in ran.err) == (2, True), words
    assert sorted(one.name for one in tmp_path.iterdir() if one.suffix in {".csv", ".duckdb"}) == [
        "form.csv",
        "siperi.duckdb",
    ]


def test_a_restore_asks_the_accounts_of_the_store_that_goes(
    town: Path, toy_file: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = Ran(capsys, "restore", toy_file)
    assert (refused.code, "SIGN_IN_NEEDED" in refused.err) == (2, True)
    monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
    for name, code in (("rina", 2), ("bpbd", 0)):
        monkeypatch.setenv("SIPERI_USER", name)
        assert Ran(capsys, "restore", toy_file).code == code
    with Store.open(town) as store:
        last = store.sql("select actor, action from audit order by audit_id desc limit 1").values.tolist()
    assert last == [["bpbd", "restore"]]


def test_a_store_that_cannot_be_opened_is_restored_by_its_owner(
    toy_path: Path, toy_file: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    toy_path.write_bytes(b"broken" * 4_000)
    if os.name == "posix":
        with monkeypatch.context() as patch:
            patch.setattr("os.getuid", lambda: 4711)
            assert "STORE_NOT_OWNED" in Ran(capsys, "restore", toy_file).err
    assert Ran(capsys, "restore", toy_file).code == 0


def test_a_dashboard_does_a_command_as_its_sender_and_never_as_more(
    town: Path, tmp_path: Path, capsys: Capsys, typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, log = forms(tmp_path), tmp_path / "server.log"
    server_is_admin = {"SIPERI_USER": "bpbd", "SIPERI_PASSWORD": PASSWORD}
    with serving(town, log, environment=server_is_admin):
        monkeypatch.setenv("LOGNAME", "bpbd")
        refused = Ran(capsys, "import", form, "--year", 2026, "--commit")
        assert (refused.code, "Dikerjakan oleh dasbor" in refused.err, "SIGN_IN_NEEDED" in refused.err) == (
            2,
            True,
            True,
        )
        typed(PASSWORD + "\n")
        signed = Ran(capsys, "login", "rina")
        kept = session_file.kept()
        assert kept is not None
        assert (signed.code, kept.name, kept.token in signed.out + signed.err) == (0, "rina", False)
        assert Ran(capsys, "import", form, "--year", 2026, "--commit").code == 0
        assert "NOT_ALLOWED" in Ran(capsys, "rescore").err
        assert "STORE_LOCKED" in Ran(capsys, "user", "rescue", "bpbd").err
        monkeypatch.setenv("SIPERI_USER", "petrus")
        monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
        assert "petrus" in Ran(capsys, "whoami").out
        assert "NOT_ALLOWED" in Ran(capsys, "import", form, "--year", 2024, "--commit").err
        monkeypatch.delenv("SIPERI_USER")
        monkeypatch.delenv("SIPERI_PASSWORD")
        assert Ran(capsys, "logout").code == 0
        assert session_file.kept() is None
        assert Ran(capsys, "whoami").code == 1
    said = log.read_text(encoding="utf-8")
    assert not [secret for secret in (PASSWORD, kept.token) if secret in said]
    with Store.open(town) as store:
        rows = store.sql("select actor from audit where action = 'import_forms' and actor <> 'tes'")
        assert rows["actor"].tolist()[-1] == "rina"
