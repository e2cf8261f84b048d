"""The page of the audit trail: every action in words, the newest of many as a table, all of them as a file."""

import re
from pathlib import Path

import pytest

from siperi_geo import demo
from siperi_geo.accounts import (
    add_account,
    add_grant,
    remove_grant,
    reset_password,
    set_active,
    sign_in,
    sign_out,
)
from siperi_geo.assessments import begin, discard, move_round, save_answer
from siperi_geo.errors import SiperiError
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.rights import SYSTEM, Grant, Person, Role
from siperi_geo.store import Store, shared_store
from siperi_geo.text import t, use_language
from siperi_geo.ui import audit
from siperi_geo.verification import decide
from tests.pages.opening import follow, open_page, shown
from tests.pages.signed_in import BUKIT, PEOPLE, browser_of

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = re.compile(r'(?:action=|ACTION = |action, detail = )"([a-z_]+)"')
YEAR = 2026


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


def person_named(name: str) -> Person:
    return Person(name, (PEOPLE[name],) if name else ())


def play(store: Store) -> None:
    """A round from its opening to its second edition, with a form that goes back and forth, and people."""
    move_round(store, "keltana", YEAR, "open", actor="bpbd")
    discard(store, begin(store, load("keltana"), BUKIT, YEAR, actor="ani"), actor="ani")
    draft = begin(store, load("keltana"), BUKIT, YEAR, actor="ani")
    save_answer(store, draft, "Q001", 1, actor="ani")
    form = submit(store, draft, actor="ani", blanks=127)
    for to in ("returned", "submitted", "rejected", "submitted", "verified"):
        decide(store, form, to, actor="bpbd", reason="=1+1")  # type: ignore[arg-type]
    for to in ("closed", "locked", "open"):
        move_round(store, "keltana", YEAR, to, actor="bpbd", reason="sebab")  # type: ignore[arg-type]
    demo.remove(store)
    password = add_account(store, "kepala", [Grant(Role.ADMIN)], actor="bpbd")
    for change in (add_grant, remove_grant):
        change(store, "kepala", Grant(Role.PLANNER), actor=SYSTEM)
    with pytest.raises(SiperiError):
        sign_in(store, "kepala", "salah")
    sign_out(store, sign_in(store, "kepala", password).token)
    reset_password(store, "kepala", actor=SYSTEM)
    add_account(store, "dua", [Grant(Role.ADMIN)], actor=SYSTEM)
    for is_active in (False, True):
        set_active(store, "dua", is_active, actor=SYSTEM)


def codes(store: Store) -> set[str]:
    """The actions of everything that was played, and those that stand in the program as they are."""
    played = set(store.sql("select distinct action from audit")["action"]) - {"change", "test"}
    assert len(played) > 15
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "siperi_geo").rglob("*.py")]
    found = {one for text in texts for one in WRITTEN.findall(text)} - {"web_form"}  # a batch
    return played | found


def test_every_action_has_words_and_the_file_every_row(store: Store) -> None:
    play(store)
    for language in ("en", "id"):
        use_language(language)
        assert [code for code in sorted(codes(store)) if audit.action(code) == code] == []
    assert audit.action("of_another_version") == "of_another_version"
    rows = store.query("accounts/audit_list", since=None, until=None, who="bpbd", action=None, most=None)
    content = audit.file(rows, "jejak.csv", SYSTEM).decode("utf-8-sig")
    assert content.count("\r\n") == 1 + len(rows) + 1 + 3, "headings, rows, an empty line, the foot"
    assert '"\'=1+1"' in content, "no formula runs"
    assert f'"{t("audit.action.verify_form")}";"verify_form";"keltana 2026 Bukit"' in content


def test_the_trail_is_narrowed_and_taken_along(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    page = open_page("audit", "data")
    assert "Memasukkan formulir dari berkas" in shown(page), "open to whoever sits here"
    play(store)
    browser = browser_of(store, monkeypatch)
    browser.sign_in("admin")
    page = follow(page, "audit", "data", siapa="ani")
    words = shown(page)
    assert "4 catatan, yang terbaru dulu" in words
    assert "<td>keltana 2026 Bukit (Kec. Bukit)</td>" in words
    assert words.index("submit_<wbr>form" if "<wbr>" in words else "submit_form") < words.index("discard_draft")
    monkeypatch.setattr(audit, "MOST", 2)
    page = follow(page, "audit", "data", hari="0", siapa="bpbd")
    words = shown(page)
    assert "2 catatan terbaru dari" in words
    assert words.count("<tr>") == 3
    rows = store.query("accounts/audit_list", since=None, until=None, who="bpbd", action=None, most=None)
    audit.file(rows, "jejak.csv", person_named("admin"))
    for name in ("", "rencana"):
        with pytest.raises(SiperiError, match=r"SIGN_IN_NEEDED|NOT_ALLOWED"):
            audit.file(rows, "jejak.csv", person_named(name))
    taken = store.sql("select actor, target, detail from audit where action = 'export_audit'").values.tolist()
    assert taken == [["admin", "jejak.csv", str(len(rows))]], "once, and before the file is made"
    for name in ("", "rencana"):
        browser.sign_in(name)
        assert "<table>" not in shown(page.run())
