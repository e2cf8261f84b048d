"""Who acts: asked anew at every call, and what a page does for somebody who may not use it."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.accounts import add_account, change_password, sign_in, sign_out
from siperi_geo.rights import PUBLIC, SYSTEM, Grant, Person, Right, Role
from siperi_geo.server.missing import pages
from siperi_geo.settings import ROOT
from siperi_geo.store import Store, shared_store
from siperi_geo.ui import menu, who

PASSWORD = "ikan bakar malam minggu"


def page() -> None:
    """A page for fillers, with a button whose callback says who pressed it."""
    import streamlit as st

    from siperi_geo.rights import Right, name_of
    from siperi_geo.ui import signed_in, who

    def press() -> None:
        st.session_state["pressed"] = name_of(who.acting())

    signed_in.show()
    st.text(f"pressed by [{st.session_state.get('pressed')}]")
    who.only_for(Right.FILL)
    st.button("press", on_click=press)
    st.text("whole" if who.may(Right.KEEP_ACCOUNTS) else "part")


def noted() -> None:
    """Whether another account acts than when this page first ran."""
    import streamlit as st

    from siperi_geo.ui import who

    st.text(str(who.is_somebody_else()))
    if who.NOTED not in st.session_state:
        who.note_name()


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


@pytest.fixture
def token(store: Store, monkeypatch: pytest.MonkeyPatch) -> str:
    """Toy town with an administrator who is signed in in the browser that asks."""
    once = add_account(store, "kepala", [Grant(Role.ADMIN)], actor=SYSTEM)
    change_password(store, "kepala", once, PASSWORD)
    found = sign_in(store, "kepala", PASSWORD).token
    carry(monkeypatch, found)
    return found


def carry(monkeypatch: pytest.MonkeyPatch, token: str | None) -> None:
    monkeypatch.setattr(who, "token", lambda: token)


def opened() -> AppTest:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(str(one.value) for kind in ("html", "info", "text") for one in app.get(kind))


def test_without_accounts_everything_is_open_and_nothing_is_said(store: Store) -> None:
    app = opened()
    assert "siperi-account" not in said(app)
    assert "whole" in said(app)
    app.button[0].click().run()
    assert "pressed by [None]" not in said(app)


def test_the_public_is_led_to_the_way_in_and_back(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    carry(monkeypatch, None)
    app = AppTest.from_function(page, default_timeout=30)
    app.query_params["tahun"] = "2025"
    app.run()
    assert "sudah masuk dengan akunnya" in said(app)
    assert 'class="siperi-go" href="/masuk?next=%2F%3Ftahun%3D2025"' in said(app)
    assert '<a href="/masuk">Masuk</a>' in said(app)
    assert not app.button
    assert "siperi-footer" in said(app)


def test_who_has_no_right_is_told_which_and_who_gives_it(
    token: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = add_account(store, "verif", [Grant(Role.VERIFIER)], actor=SYSTEM)
    carry(monkeypatch, sign_in(store, "verif", once).token)
    first = opened()
    assert "hanya untuk masuk pertama kali" in said(first)
    assert "/sandi?next=%2F" in said(first)
    assert "Kata sandi harus diganti dulu" in said(first)
    change_password(store, "verif", once, PASSWORD)
    carry(monkeypatch, sign_in(store, "verif", PASSWORD).token)
    refused = opened()
    assert "verif tidak berhak mengisi formulir" in said(refused)
    assert "admin BPBD" in said(refused)
    assert "Verifikator" in said(refused)
    assert not refused.button


def test_who_acts_is_asked_at_every_call(token: str, store: Store) -> None:
    app = opened()
    assert "<b>kepala</b><br>Admin" in said(app)
    app.button[0].click().run()
    assert "pressed by [kepala]" in said(app)
    sign_out(store, token)
    app.button[0].click().run()
    assert "pressed by []" in said(app), "a callback after the session has ended is the public's"
    assert not app.button


def test_a_mocked_browser_has_no_session(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert who.token() is None


def test_the_menu_says_what_each_page_asks_for() -> None:
    asked = {}
    for path in (ROOT / "pages").rglob("*.py"):
        found = re.search(r"^who\.only_for\(Right\.(\w+)\)", path.read_text(encoding="utf-8"), re.MULTILINE)
        asked[f"ui.nav.{path.parent.name}.{path.stem}"] = Right[found[1]].value if found else None
    assert {one.title: one.right for one in pages().values()} == asked


@pytest.mark.parametrize(
    ("person", "shown"),
    [
        (PUBLIC, set()),
        (Person("baru"), set()),
        (Person("lurah", (Grant(Role.FILLER, subject_id="x"),)), {"see_form", "fill", "import_forms"}),
        (Person("kepala", (Grant(Role.ADMIN),)), {one.value for one in Right}),
        ("siapa pun", {one.value for one in Right} - {"see_audit"}),
    ],
)
def test_the_menu_has_what_somebody_may_use(person: Person | str, shown: set[str]) -> None:
    assert {one.value for one in Right if menu.is_shown(person, one)} == shown
    assert menu.is_shown(person, None)


def test_another_account_in_the_same_tab_is_noticed_and_a_session_that_is_over_is_not(
    token: str, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    once = add_account(store, "lurah", [Grant(Role.ADMIN)], actor=SYSTEM)
    other = sign_in(store, "lurah", once).token
    app = AppTest.from_function(noted, default_timeout=30).run()
    seen = [app.text[0].value]
    for now in (token, other, None):
        carry(monkeypatch, now)
        seen.append(app.run().text[0].value)
    assert seen == ["False", "False", "True", "False"]
