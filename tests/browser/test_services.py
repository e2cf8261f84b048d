"""Signing in through a service: it says whose address it is, our accounts say what its owner may do."""

import shutil
from pathlib import Path

from playwright.sync_api import expect

from siperi_geo.accounts import add_account, set_email
from siperi_geo.assessments import move_round
from siperi_geo.rights import SYSTEM, Grant, Role
from siperi_geo.store import Store
from tests.browser.conftest import Open
from tests.browser.serving import free_port, serving
from tests.browser.sign_in_service import sign_in_service
from tests.toytown import build as toytown

BUKIT = "99.01.01.1001"
EMAIL = "lurah@bukit.go.id"


def people(path: Path) -> None:
    """An open round, an administrator, and a filler whom the service knows."""
    with Store.open(path) as store:
        move_round(store, "keltana", 2026, "open", actor="bpbd")
        add_account(store, "kepala", [Grant(Role.ADMIN)], actor="bpbd")
        add_account(store, "lurah", [Grant(Role.FILLER, "keltana", subject_id=BUKIT)], actor=SYSTEM)
        set_email(store, "lurah", EMAIL, actor=SYSTEM)


def test_an_address_that_a_service_vouches_for_opens_its_owners_form(
    visit: Open, toy_file: Path, tmp_path: Path
) -> None:
    path, port = tmp_path / "siperi.duckdb", free_port()
    shutil.copyfile(toy_file, path)
    people(path)
    with sign_in_service() as service:
        named = tmp_path / "services.toml"
        named.write_text(service.secrets(f"http://127.0.0.1:{port}"), encoding="utf-8")
        place = {"SIPERI_BOUNDARIES": str(toytown.BOUNDARIES), "SIPERI_CITY": toytown.CITY}
        environment = {**place, "SIPERI_SIGN_IN_FILE": str(named)}
        with serving(path, tmp_path / "server.log", environment, port=port) as address:
            seen = visit(address)
            bar = seen.page.get_by_test_id("stSidebar")
            service.says = {"email": EMAIL, "email_verified": False}
            bar.get_by_role("button", name="Masuk lewat layanan").click()
            expect(bar.get_by_text("tidak dikenal di sini")).to_be_visible()
            bar.get_by_role("button", name="Keluar dari layanan").click()
            service.says = {"email": EMAIL.upper(), "email_verified": True}
            bar.get_by_role("button", name="Masuk lewat layanan").click()
            expect(bar.get_by_text("lurah", exact=True)).to_be_visible()
            seen.open(f"isi?instrumen=keltana&wilayah={BUKIT}")
            expect(seen.page.get_by_role("button", name="Mulai mengisi")).to_be_visible()
            bar.get_by_role("button", name="Keluar dari layanan").click()
            expect(bar.get_by_role("link", name="Masuk", exact=True)).to_be_visible()
            expect(seen.page.get_by_role("button", name="Mulai mengisi")).to_have_count(0)
            seen.page.close()  # before its server ends
