"""People with accounts on a phone: what the public sees, a first sign-in, a form filled in, and the way out."""

import shutil
from pathlib import Path

import httpx
from playwright.sync_api import Page, expect

from siperi_geo.accounts import add_account, change_password
from siperi_geo.assessments import draft_of, move_round
from siperi_geo.rights import SYSTEM, Grant, Role
from siperi_geo.store import Store
from tests.browser.conftest import PHONE, Open
from tests.browser.serving import serving
from tests.browser.test_fill import BUKIT, choose, question
from tests.browser.visit import Visit
from tests.toytown import build as toytown

KARANG = "99.01.02.1003"
NEW, NEWER = "kapal biru di pelabuhan", "ikan bakar malam minggu"
ENDED = "Sesi Anda sudah berakhir"


def people(path: Path) -> str:
    """An open round, an administrator, and a filler for Bukit, whose one-time password this is."""
    with Store.open(path) as store:
        move_round(store, "keltana", 2026, "open", actor="bpbd")
        given = add_account(store, "kepala", [Grant(Role.ADMIN)], actor="bpbd")
        change_password(store, "kepala", given, NEW)
        return add_account(store, "lurah", [Grant(Role.FILLER, "keltana", subject_id=BUKIT)], actor=SYSTEM)


def answers(path: Path) -> tuple[int | None, ...]:
    with Store.open(path) as store:
        draft = draft_of(store, "keltana", BUKIT, 2026)
        assert draft is not None
        return draft.answers[:3]


def is_narrow(page: Page) -> bool:
    width: int = page.evaluate("document.scrollingElement.scrollWidth")
    return width <= PHONE[0]


def test_a_filler_signs_in_fills_in_what_is_theirs_and_leaves(visit: Open, toy_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(toy_file, path)
    once = people(path)
    place = {"SIPERI_BOUNDARIES": str(toytown.BOUNDARIES), "SIPERI_CITY": toytown.CITY}
    with serving(path, tmp_path / "server.log", place) as address:
        seen = visit(address, "peta", PHONE)
        assert seen.painted(5)
        _public_menu(seen)
        seen.open(f"isi?instrumen=keltana&wilayah={BUKIT}")
        _first_sign_in(seen, once)
        seen.page.get_by_role("button", name="Mulai mengisi").tap()
        choose(seen, "Q001", "Ya")
        _session_ends(seen, address)
        other = seen.page.context.new_page()
        other.goto(f"{address}/masuk?next=/isi?instrumen=keltana%26wilayah={KARANG}")
        _sign_in(other, NEWER)
        expect(other.get_by_text("Akun lurah tidak berhak mengisi formulir")).to_be_visible()
        expect(question(seen, "Q002").filter(has_text=ENDED)).to_have_count(0)  # it has connected anew
        choose(seen, "Q002", "Ya")
        _sign_out(other, address)
        expect(seen.page.get_by_text(ENDED)).to_be_visible()
        expect(seen.page.get_by_role("radio", name="Ya", exact=True)).to_have_count(0)
        _takes_the_trail_along(seen.page, address)
        seen.page.close()  # before its server ends
    assert answers(path) == (1, 1, None)


def _public_menu(seen: Visit) -> None:
    seen.page.get_by_test_id("stExpandSidebarButton").tap()
    menu = seen.page.get_by_test_id("stSidebar")
    expect(menu.get_by_role("link", name="Peta nilai")).to_be_visible()
    for hidden in ("Isi formulir", "Masukkan formulir", "Pengguna", "Jejak audit"):
        expect(menu.get_by_role("link", name=hidden)).to_have_count(0)
    menu.get_by_role("link", name="Masuk", exact=True).tap()
    expect(seen.page.get_by_role("heading", name="Masuk")).to_be_visible()
    assert is_narrow(seen.page)
    assert seen.page.locator("input[name=next]").input_value().startswith("/peta?")
    seen.page.evaluate("localStorage.clear()")  # the menu is folded away again


def _sign_in(page: Page, password: str, name: str = "Lurah") -> None:
    page.get_by_label("Nama akun").fill(name)
    page.get_by_label("Kata sandi").fill(password)
    page.keyboard.press("Enter")


def _first_sign_in(seen: Visit, once: str) -> None:
    page = seen.page
    expect(page.get_by_role("button", name="Mulai mengisi")).to_have_count(0)
    page.locator("a.siperi-go").tap()
    _sign_in(page, once)
    page.get_by_label("Kata sandi sekali pakai").fill(once)
    page.get_by_label("Kata sandi baru", exact=True).fill(NEW)
    page.get_by_label("Kata sandi baru, sekali lagi").fill(NEW)
    assert is_narrow(page)
    page.get_by_role("button", name="Ganti kata sandi").tap()
    page.get_by_role("link", name="Lanjutkan").tap()


def _session_ends(seen: Visit, address: str) -> None:
    """Elsewhere the password is changed: the open page says so where something is to be saved, and stays."""
    with httpx.Client(base_url=address, headers={"origin": address}) as elsewhere:
        elsewhere.post("/masuk", data={"name": "lurah", "password": NEW})
        elsewhere.post("/sandi", data={"old": NEW, "new": NEWER, "again": NEWER})
    question(seen, "Q002").get_by_role("radio", name="Ya", exact=True).tap()
    expect(question(seen, "Q002")).to_contain_text(ENDED)
    expect(question(seen, "Q002").get_by_role("link", name="Masuk")).to_be_visible()


def _sign_out(page: Page, address: str) -> None:
    page.goto(f"{address}/keluar")
    page.get_by_role("button", name="Keluar").tap()
    expect(page.get_by_role("heading", name="Tidak ada akun yang masuk")).to_be_visible()
    page.close()


def _takes_the_trail_along(page: Page, address: str) -> None:
    """The file is made when it is fetched, in the name of who fetches it."""
    page.goto(f"{address}/masuk?next=/jejak")
    _sign_in(page, NEW, "kepala")
    with page.expect_download() as found:
        page.get_by_role("button", name="Unduh").tap()
    words = Path(found.value.path()).read_text(encoding="utf-8-sig")
    assert '"begin_draft"' in words
    assert "kepala" in words.splitlines()[-1], "for whom it was made"
    held = {one["name"]: one["value"] for one in page.context.cookies()}
    assert httpx.get(found.value.url, cookies=held).text.startswith("\ufeff")
    assert httpx.get(found.value.url).status_code == 403, "the address alone leads nowhere"
