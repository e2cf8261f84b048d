"""The page of accounts: the first one ends laptop mode, an admin makes and changes others, nobody else does."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.accounts import account_of, accounts, sign_in
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store, has_accounts, shared_store
from tests.pages.opening import follow, open_page, shown
from tests.pages.signed_in import KECAMATAN, browser_of


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


def done(page: AppTest, kind: str) -> str:
    """What the page shows after its tick and its button."""
    sure = next(one for one in page.checkbox if str(one.key).startswith(f"accounts_do_{kind}_sure"))
    assert page.button(key=f"accounts_do_{kind}").disabled, "nothing without the tick"
    sure.check().run()
    return shown(page.button(key=f"accounts_do_{kind}").click().run()).replace("\\", "")


def box(page: AppTest, part: str) -> str:
    """The key of the box that ends with this."""
    return next(str(one.key) for one in [*page.selectbox, *page.text_input] if str(one.key).endswith(part))


def test_the_first_account_ends_laptop_mode(store: Store) -> None:
    page = open_page("users", "data")
    words = shown(page)
    assert "Belum ada akun" in words
    assert page.code[0].value == "siperi user add NAMA --role admin"
    assert "tidak ada jalan kembali" in words
    page.text_input(key="accounts_first_name").set_value("2ani").run()
    assert "ACCOUNT_NAME" in done(page, "first")
    assert not has_accounts(store)
    page.text_input(key="accounts_first_name").set_value("Ani").run()
    words = done(page, "first")
    assert "Akun ani dibuat" in words
    assert "Halaman ini untuk yang sudah masuk" in words
    password = page.code[0].value
    assert sign_in(store, "ani", password).must_change
    assert account_of(store, "ani").grants == (Grant(Role.ADMIN),)
    assert page.run().code[0].value == password, "a rerun takes nothing away"
    follow(page, "overview")
    assert not follow(page, "users", "data").code, "who leaves the page has noted it"


def test_an_admin_makes_and_changes_an_account(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    browser_of(store, monkeypatch).sign_in("admin")
    page = open_page("users", "data")
    words = shown(page)
    assert "Semua akun (5)" in words
    assert "<td>Pengisi: Bukit (Kec. Bukit)</td>" in words
    assert "<td>Verifikator: KELTANA, wilayah Kecamatan Bukit</td>" in words
    page.text_input(key=box(page, "_name")).set_value("maria").run()
    assert "Pengisi harus dibatasi" in shown(page)
    page.text_input(key=box(page, "_search")).set_value("karang").run()
    assert page.selectbox(key=box(page, "_subject")).options == ["Karang (Kec. Pantai)"]
    page.selectbox(key=box(page, "_subject")).select_index(0).run()
    words = done(page, "add")
    assert "Akun maria dibuat." in words
    assert sign_in(store, "maria", page.code[0].value).must_change
    page.button(key="accounts_noted").click().run()
    assert not page.code
    assert account_of(store, "maria").grants == (Grant(Role.FILLER, None, None, "99.01.02.1003"),)

    page.selectbox(key="accounts_chosen").set_value("maria").run()
    key = box(page, "_role").replace("add", "grant_maria")
    page.selectbox(key=key).set_value("verifier").run()
    page.selectbox(key=key.replace("_role", "_area")).set_value(KECAMATAN).run()
    assert "maria sekarang punya peran Verifikator" in done(page, "grant")
    assert Grant(Role.VERIFIER, None, KECAMATAN) in account_of(store, "maria").grants
    assert "sudah dicabut dari maria" in done(page, "revoke")
    assert len(account_of(store, "maria").grants) == 1
    assert "kata sandi sekali pakai yang baru" in done(page, "reset")
    assert sign_in(store, "maria", page.code[0].value).must_change
    assert "Akun maria dinonaktifkan" in done(page, "active")
    assert "<td>dinonaktifkan</td>" in shown(page)
    assert "Akun maria aktif lagi" in done(page, "active")

    page.selectbox(key="accounts_chosen").set_value("admin").run()
    assert "ACCOUNT_LAST_ADMIN" in done(page, "active")
    assert all(one.is_active for one in accounts(store))


def test_only_an_admin_keeps_accounts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = browser_of(store, monkeypatch)
    browser.sign_in("rencana")
    page = open_page("users", "data")
    assert "tidak berhak mengatur pengguna" in shown(page)
    assert not page.text_input
    browser.sign_in("admin")
    page.run()
    page.selectbox(key="accounts_chosen").set_value("lurah").run()
    next(one for one in page.checkbox if str(one.key).startswith("accounts_do_active_sure")).check().run()
    browser.sign_in("lurah")
    assert "tidak berhak mengatur pengguna" in shown(page.button(key="accounts_do_active").click().run())
    assert account_of(store, "lurah").is_active
