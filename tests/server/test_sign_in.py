"""Signing in and out and setting a password: cookie, way back, what is refused, and what no other site can do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.types import ASGIApp
from streamlit import config

from siperi_geo.accounts import add_account, person_of
from siperi_geo.rights import PUBLIC, SYSTEM, Grant, Role
from siperi_geo.server import apart
from siperi_geo.server.asked import MOST_BYTES
from siperi_geo.server.headers import SecurityHeaders
from siperi_geo.server.routes import routes
from siperi_geo.server.shell import Shell
from siperi_geo.store import Store, shared_store
from tests.server.people import PASSWORD, Browser, add


@pytest.fixture
def store(toy_path: Path) -> Store:
    """Toy town with an administrator and a verifier."""
    found = shared_store(toy_path)
    add(found, "kepala", Grant(Role.ADMIN))
    add(found, "verif", Grant(Role.VERIFIER))
    return found


def served() -> ASGIApp:
    return Starlette(routes=routes(), middleware=[Middleware(SecurityHeaders), Middleware(Shell)])


@pytest.fixture
def browser(store: Store) -> Browser:
    return Browser(served())


@pytest.fixture
def below_base() -> Iterator[None]:
    before = config.get_option("server.baseUrlPath")
    config.set_option("server.baseUrlPath", "siperi")
    yield
    config.set_option("server.baseUrlPath", before)


def test_the_form_is_plain_kept_by_nobody_and_knows_password_managers(browser: Browser) -> None:
    page = browser.get("/masuk?next=/isi?wilayah=1")
    assert (page.status_code, page.headers["cache-control"]) == (200, "no-store")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for part in ('autocomplete="username"', 'autocomplete="current-password"', 'value="/isi?wilayah=1"'):
        assert part in page.text
    assert "<script" not in page.text
    english = browser.get("/masuk?lang=en").text
    assert '<html lang="en">' in english
    assert "Account name" in english


def test_signing_in_gives_a_cookie_that_no_script_and_no_other_site_uses(browser: Browser, store: Store) -> None:
    answer = browser.sign_in(" Verif ", next="/peta?tahun=2025")
    assert (answer.status_code, answer.headers["location"]) == (303, "/peta?tahun=2025")
    name, *flags = [part.strip().lower() for part in answer.headers["set-cookie"].split(";")]
    assert set(flags) == {"httponly", "samesite=lax", "path=/"}
    assert name.startswith("siperi_session=")
    assert answer.headers["cache-control"] == "no-store"
    assert person_of(store, browser.token).name == "verif"
    again = browser.get("/masuk?next=/verifikasi")
    assert (again.status_code, again.headers["location"]) == (303, "/verifikasi")


def test_behind_https_the_cookie_is_sent_over_https_alone(store: Store) -> None:
    async def behind_https(scope, receive, send):
        await served()({**scope, "scheme": "https"}, receive, send)

    assert "secure" in Browser(behind_https).sign_in("verif").headers["set-cookie"].lower()


def test_below_a_base_path_all_of_it_stays_there(store: Store, below_base: None) -> None:
    browser = Browser(served())
    answer = browser.sign_in("verif", path="/siperi/masuk", next="/siperi/peta")
    assert answer.headers["location"] == "/siperi/peta"
    assert "Path=/siperi;" in answer.headers["set-cookie"] + ";"
    assert browser.get("/siperi/masuk?next=/peta").headers["location"] == "/siperi/"


def test_a_wrong_name_and_a_wrong_password_are_one_message_and_end_in_a_wait(browser: Browser) -> None:
    wrong = [browser.sign_in(name, "salah") for name in ("verif", "tidak-ada")]
    assert [one.status_code for one in wrong] == [401, 401]
    assert len({one.text.replace("tidak-ada", "verif") for one in wrong}) == 1
    assert 'role="alert"' in wrong[0].text
    assert "salah" not in wrong[0].text
    last = [browser.sign_in("verif", "salah") for _ in range(5)][-1]
    assert last.status_code == 429
    assert 0 < int(last.headers["retry-after"]) <= 60
    assert last.headers["retry-after"] in last.text
    assert browser.sign_in("verif").status_code == 429
    assert browser.token is None


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1.evil.example"},
        {"origin": "http://["},
        {"origin": None},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
)
def test_other_sites_cannot_sign_anybody_in_or_out(browser: Browser, headers: dict[str, str | None]) -> None:
    fields = {"name": "verif", "password": PASSWORD}
    assert browser.post("/masuk", fields, **headers).status_code == 403
    assert browser.token is None
    browser.sign_in("verif")
    assert browser.post("/keluar", {}, **headers).status_code == 403
    assert (
        browser.post("/sandi", {"old": PASSWORD, "new": "x" * 12, "again": "x" * 12}, **headers).status_code == 403
    )
    assert browser.sign_in("verif").status_code == 303


def test_a_browser_that_says_where_it_comes_from_is_believed_behind_another_server(browser: Browser) -> None:
    fields = {"name": "verif", "password": PASSWORD}
    answer = browser.post("/masuk", fields, origin="https://siperi.example", sec_fetch_site="same-origin")
    assert answer.status_code == 303


def test_only_small_forms_are_read(browser: Browser) -> None:
    fields = {"name": "verif", "password": PASSWORD}
    assert browser.post("/masuk", fields, content_type="application/json").status_code == 415
    assert browser.post("/masuk", {**fields, "more": "x" * MOST_BYTES}).status_code == 413
    assert browser.post("/masuk", {str(n): "x" for n in range(50)}).status_code == 415


@pytest.mark.parametrize(
    "away",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/\t/evil.example",
        "/peta//x",
        "javascript:alert(1)",
        "peta",
        "/keluar",
        "/masuk?next=/",
        "/" + "x" * 2000,
    ],
)
def test_the_way_back_stays_in_this_dashboard(browser: Browser, away: str) -> None:
    assert browser.sign_in("verif", next=away).headers["location"] == "/"
    assert browser.get("/masuk", referer=f"http://evil.example{away}").headers["location"] == "/"


def test_without_a_word_one_comes_back_to_the_page_before(browser: Browser) -> None:
    page = browser.get("/masuk", referer="http://127.0.0.1/peta?tahun=2025")
    assert 'value="/peta?tahun=2025"' in page.text


def test_a_new_sign_in_is_a_new_session_and_the_old_one_is_over(browser: Browser, store: Store) -> None:
    browser.token = "chosen-by-somebody-else"
    browser.sign_in("verif")
    first = browser.token
    browser.sign_in("kepala")
    assert first not in ("chosen-by-somebody-else", browser.token)
    assert person_of(store, first) == PUBLIC


def test_after_signing_out_the_token_is_dead(browser: Browser, store: Store) -> None:
    assert "Tidak ada akun yang masuk" in browser.get("/keluar").text
    browser.sign_in("verif")
    token = browser.token
    asked = browser.get("/keluar")
    assert "Keluar dari akun verif?" in asked.text
    assert person_of(store, token).name == "verif", "looking at the question changes nothing"
    answer = browser.post("/keluar", {})
    assert (answer.status_code, answer.headers["location"]) == (303, "/keluar")
    assert browser.token is None
    assert person_of(store, token) == PUBLIC


def test_a_one_time_password_must_be_changed_first(store: Store) -> None:
    once = add_account(store, "lurah", [Grant(Role.FILLER, "keltana", subject_id="99.01.01.1001")], actor=SYSTEM)
    browser = Browser(served())
    assert browser.get("/sandi").headers["location"].startswith("/masuk?next=")
    assert browser.sign_in("lurah", once, next="/isi").headers["location"] == "/sandi?next=%2Fisi"
    page = browser.get("/sandi?next=/isi").text
    assert "Kata sandi sekali pakai" in page
    assert page.count('autocomplete="new-password"') == 2
    new = "kapal biru di pelabuhan"
    for fields, words in (
        ({"old": once, "new": new, "again": new + "x"}, "tidak sama"),
        ({"old": "salah", "new": new, "again": new}, 'role="alert"'),
        ({"old": once, "new": "pendek", "again": "pendek"}, "10"),
    ):
        refused = browser.post("/sandi", {**fields, "next": "/isi"})
        assert (refused.status_code, words in refused.text) == (422, True)
    done = browser.post("/sandi", {"old": once, "new": new, "again": new, "next": "/isi"})
    assert done.headers["location"] == "/sandi?selesai=1&next=%2Fisi"
    said = browser.get(done.headers["location"]).text
    assert "Kata sandi sudah diganti" in said
    assert 'href="/isi"' in said
    assert person_of(store, browser.token).grants


def test_too_many_who_wait_for_a_password_are_sent_away_at_once(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "MOST", 0)
    assert browser.sign_in("verif").status_code == 429


def test_without_accounts_the_page_says_how_the_first_is_made(toy_path: Path) -> None:
    browser = Browser(served())
    page = browser.get("/masuk")
    assert (page.status_code, "siperi user add" in page.text, "<form" in page.text) == (200, True, False)
    assert browser.sign_in("verif").status_code == 401
    assert "Tidak ada akun yang masuk" in browser.get("/keluar").text


@pytest.mark.parametrize("path", ["/masuk", "/keluar", "/sandi"])
def test_the_pages_say_nothing_of_what_was_in_the_address(browser: Browser, path: str) -> None:
    assert "<script>" not in browser.get(f"{path}?next=/<script>alert(1)</script>&lang=<script>").text


def test_an_unknown_address_leads_to_the_pages_that_are_open_to_everybody(browser: Browser) -> None:
    found = browser.get("/tidak-ada")
    assert found.status_code == 404
    assert "Peta nilai" in found.text
    assert "Isi formulir" not in found.text
    for path in ("/masukx", "/masuk/x"):
        assert "Halaman ini tidak ada" in browser.get(path).text
