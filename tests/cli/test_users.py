"""`siperi user`: accounts from the command line, from the first to the rescue of the last administrator."""

import io
import json
import os
import re
from pathlib import Path
from typing import get_args

import pytest

from siperi_geo.accounts import account_of, sign_in
from siperi_geo.cli.handover import COMMANDS
from siperi_geo.cli.scopes import RoleName, grants
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store
from tests.cli.running import Ran
from tests.people import PASSWORD, begin, join

Capsys = pytest.CaptureFixture[str]
BUKIT, LERENG = "99.01.01.1001", "99.01.01.1002"
ONE_TIME = re.compile(r"(?:[a-z2-9]{4}-){3}[a-z2-9]{4}\n")


@pytest.fixture
def as_admin(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Toy town with an administrator, whose name the commands are under."""
    with Store.open(toy_path) as store:
        begin(store)
    monkeypatch.setenv("SIPERI_USER", "bpbd")
    monkeypatch.setenv("SIPERI_PASSWORD", PASSWORD)
    return toy_path


def user(capsys: Capsys, *words: object) -> Ran:
    return Ran(capsys, "user", *words)


def test_the_roles_of_the_command_line_are_those_there_are() -> None:
    assert set(get_args(RoleName)) == {str(role) for role in Role}


def test_several_values_are_several_grants(toy_store: Store) -> None:
    found = grants(toy_store, "filler", [BUKIT, LERENG], ["99.01.02"], ["KELTANA", "spab"])
    assert found == [
        Grant(Role.FILLER, code, area, subject)
        for code in ("keltana", "spab")
        for area, subject in ((None, BUKIT), (None, LERENG), ("99.01.02", None))
    ]
    assert grants(toy_store, "planner", None, [], None) == [Grant(Role.PLANNER)]


def test_a_school_goes_by_the_code_that_people_know(subjects_store: Store) -> None:
    school = Grant(Role.FILLER, "spab", None, "school:50300001")
    assert grants(subjects_store, "filler", ["50300001"], None, ["spab"]) == [school]
    assert grants(subjects_store, "filler", ["school:50300001"], None, ["spab"]) == [school]
    unknown = Grant(Role.FILLER, None, None, "50399999")
    assert grants(subjects_store, "filler", ["50399999"], None, None) == [unknown], "refused where it is stored"
    with subjects_store.transaction(actor="test", action="test", target="x") as tx:
        tx.execute("update subjects set code = '50300001' where subject_id = 'school:50300002'")
    with pytest.raises(SiperiError, match="GRANT_AMBIGUOUS") as caught:
        grants(subjects_store, "filler", ["50300001"], None, None)
    assert "school:50300002" in caught.value.problem.message("id")


def test_the_first_account_ends_laptop_mode_and_says_so(toy_path: Path, capsys: Capsys) -> None:
    assert "Belum ada akun" in user(capsys, "list").out
    wrong = user(capsys, "add", "ani", "--role", "planner")
    assert (wrong.code, "ACCOUNT_FIRST_ADMIN" in wrong.err) == (2, True)
    added = user(capsys, "add", "ani", "--role", "admin", "--office", "BPBD")
    assert (added.code, bool(ONE_TIME.fullmatch(added.out))) == (0, True)
    assert "siperi login ani" in added.err
    for words in (("list",), ("show", "ani"), ("add", "budi", "--role", "admin"), ("disable", "ani")):
        refused = user(capsys, *words)
        assert (refused.code, refused.out, "SIGN_IN_NEEDED" in refused.err) == (2, "", True), words
    with Store.open(toy_path) as store:
        assert sign_in(store, "ani", added.out.strip()).must_change


def test_a_working_life_of_an_account(as_admin: Path, capsys: Capsys) -> None:
    added = user(capsys, "add", "petrus", "--role", "filler", "--subject", BUKIT, "--subject", LERENG)
    given = added.out.strip()
    assert added.code == 0
    granted = user(
        capsys, "grant", "petrus", "--role", "verifier", "--area", "99.01.02", "--instrument", "KELTANA"
    )
    assert (granted.code, "verifikator (keltana, 99.01.02)" in granted.out) == (0, True)
    assert user(capsys, "revoke", "petrus", "--role", "filler", "--subject", BUKIT).code == 0
    absent = user(capsys, "revoke", "petrus", "--role", "filler", "--subject", BUKIT)
    assert (absent.code, "GRANT_ABSENT" in absent.err) == (2, True)
    found = {one["name"]: one for one in json.loads(user(capsys, "list", "--format", "json").out)}
    assert found["petrus"] == json.loads(user(capsys, "show", "petrus", "--format", "json").out)
    assert found["petrus"]["grants"] == [
        {"role": "filler", "instrument": None, "area_code": None, "subject_id": LERENG},
        {"role": "verifier", "instrument": "keltana", "area_code": "99.01.02", "subject_id": None},
    ]
    assert (found["petrus"]["must_change"], found["bpbd"]["must_change"]) == (True, False)
    assert "petrus@kota.go.id" in user(capsys, "email", "petrus", "Petrus@kota.go.id").out
    assert "ACCOUNT_EMAIL_TAKEN" in user(capsys, "email", "bpbd", "petrus@kota.go.id").err
    assert "petrus@kota.go.id" in user(capsys, "email", "petrus").out
    assert "hanya dengan kata sandi" in user(capsys, "email", "petrus", "--remove").out
    assert user(capsys, "disable", "petrus").code == 0
    assert "dinonaktifkan" in user(capsys, "list").out
    assert user(capsys, "enable", "petrus").code == 0
    renewed = user(capsys, "password", "petrus").out
    assert ONE_TIME.fullmatch(renewed)
    with Store.open(as_admin) as store:
        assert sign_in(store, "petrus", renewed.strip()).must_change
        with pytest.raises(SiperiError, match="SIGN_IN_FAILED"):
            sign_in(store, "petrus", given)
        assert not store.sql("select 1 from audit where detail like '%-%-%-%'").size


def test_mistakes_say_what_to_do(as_admin: Path, capsys: Capsys) -> None:
    expected = {
        ("add", "x", "--role", "admin"): "ACCOUNT_NAME",
        ("add", "bpbd", "--role", "admin"): "ACCOUNT_TAKEN",
        ("add", "baru", "--role", "filler"): "GRANT_TOO_WIDE",
        ("add", "baru", "--role", "filler", "--area", "12.34"): "GRANT_UNKNOWN",
        ("grant", "absent", "--role", "planner"): "ACCOUNT_UNKNOWN",
        ("disable", "bpbd"): "ACCOUNT_LAST_ADMIN",
        ("revoke", "bpbd", "--role", "admin"): "ACCOUNT_LAST_ADMIN",
        ("show", "absent"): "ACCOUNT_UNKNOWN",
        ("email", "absent"): "ACCOUNT_UNKNOWN",
        ("rescue", "absent"): "ACCOUNT_UNKNOWN",
    }
    for words, code in expected.items():
        ran = user(capsys, *words)
        assert (ran.code, ran.out, code in ran.err) == (2, "", True), words
    assert user(capsys, "add", "baru", "--role", "boss").code == 2


def test_ones_own_password_needs_the_present_one(
    as_admin: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    for lines, code in (
        ("salah\nsebuah kata baru\n", "PASSWORD_WRONG"),
        (f"{PASSWORD}\npendek\n", "PASSWORD_WEAK"),
        (f"{PASSWORD}\n", "PASSWORD_MISSING"),
    ):
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        ran = user(capsys, "password", "BPBD")
        assert (ran.code, code in ran.err) == (2, True)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\nsebuah kata baru\n"))
    assert user(capsys, "password", "bpbd").code == 0
    with Store.open(as_admin) as store:
        assert not sign_in(store, "bpbd", "sebuah kata baru").must_change


def test_a_new_password_is_typed_twice_on_a_terminal(
    as_admin: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [PASSWORD, "sebuah kata baru", "sebuah kata bari"]
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("siperi_geo.cli.asking.getpass", lambda _: typed.pop(0))
    ran = user(capsys, "password", "bpbd")
    assert (ran.code, "PASSWORD_UNLIKE" in ran.err, typed) == (2, True, [])


def test_a_rescue_is_for_the_owner_of_the_file_and_never_handed_over(
    toy_path: Path, capsys: Capsys, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(toy_path) as store:
        begin(store)
        join(store, "petrus", Grant(Role.PLANNER))
    assert not [name for name in COMMANDS if "rescue" in name]
    other = user(capsys, "rescue", "petrus")
    assert (other.code, "RESCUE_NOT_ADMIN" in other.err) == (2, True)
    if os.name == "posix":
        with monkeypatch.context() as patch:
            patch.setattr("os.getuid", lambda: 4711)
            stranger = user(capsys, "rescue", "bpbd")
        assert (stranger.code, stranger.out, "STORE_NOT_OWNED" in stranger.err) == (2, "", True)
    rescued = user(capsys, "rescue", "bpbd")
    assert (rescued.code, bool(ONE_TIME.fullmatch(rescued.out))) == (0, True)
    with Store.open(toy_path) as store:
        assert account_of(store, "bpbd").must_change
        assert "rescue_account" in store.sql("select action from audit")["action"].tolist()
