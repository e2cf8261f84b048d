"""The evidence route: only for who may see the form, never for keeps, and inert as a document."""

from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.assessments import add_evidence, begin, draft_of, move_round
from siperi_geo.instruments import load
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store, shared_store
from tests.server.people import Browser, add
from tests.server.test_sign_in import served

BUKIT, KARANG = "99.01.01.1001", "99.01.02.1002"
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"


def path_of_file(store: Store) -> str:
    """Where the one evidence file of Bukit's draft is."""
    move_round(store, "keltana", 2026, "open", actor="bpbd")
    draft = begin(store, load("keltana"), BUKIT, 2026, actor="lurah")
    add_evidence(store, draft, "Q001", 'foto "posko"\u202e rt.pdf', PDF, actor="lurah")
    held = draft_of(store, "keltana", BUKIT, 2026)
    assert held is not None
    return f"/bukti/{held.evidence['Q001'][0].evidence_id}"


@pytest.fixture
def store(toy_path: Path) -> Store:
    return shared_store(toy_path)


def test_a_file_is_for_who_may_see_its_form(store: Store) -> None:
    path = path_of_file(store)
    add(store, "kepala", Grant(Role.ADMIN))
    add(store, "bukit", Grant(Role.FILLER, "keltana", subject_id=BUKIT))
    add(store, "karang", Grant(Role.FILLER, "keltana", subject_id=KARANG))
    browser = Browser(served())
    sent = browser.get(path)
    assert (sent.status_code, sent.headers["location"]) == (303, f"/masuk?next={path.replace('/', '%2F')}")
    assert browser.get(path, accept="*/*").status_code == 401
    browser.sign_in("karang")
    refused = browser.get(path)
    assert (refused.status_code, "tidak berhak" in refused.text) == (403, True)
    browser.sign_in("bukit")
    shown = browser.get(path)
    assert (shown.status_code, shown.content, shown.headers["content-type"]) == (200, PDF, "application/pdf")
    assert browser.get("/bukti/tidak-ada").status_code in (403, 404)
    browser.sign_in("kepala")
    assert browser.get(path).status_code == 200
    gone = browser.get("/bukti/tidak-ada")
    assert (gone.status_code, "Berkas bukti ini tidak ada" in gone.text) == (404, True)


def test_it_is_an_inert_document_that_nobody_keeps(store: Store) -> None:
    headers = Browser(served()).get(path_of_file(store)).headers
    assert headers["cache-control"] == "private, no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert headers["content-security-policy"].endswith("; sandbox")
    assert headers["content-disposition"] == "inline; filename*=utf-8''foto%20%22posko%22%20rt.pdf"


def test_without_accounts_only_this_computer_sees_it(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    path = path_of_file(store)
    assert Browser(served()).get(path).status_code == 200
    assert Browser(served(), caller="192.168.1.7").get(path).status_code == 403
    monkeypatch.setenv("SIPERI_HOST", "192.168.1.2")
    assert Browser(served()).get(path).status_code == 403


def test_a_file_of_an_action_is_for_who_may_see_forms_of_its_area(store: Store) -> None:
    line = "1.05.03.2.01.0007"
    action = plans.Action(year=2026, what="KIE", area_code=BUKIT, line=line, owner_name="BPBD")
    action_id = plans.add(store, action, actor="ani")
    plans.add_file(store, action_id, "BA.pdf", PDF, actor="ani")
    path = f"/bukti/{plans.files(store, action_id)[0].evidence_id}"
    browser = Browser(served())
    assert browser.get(path).content == PDF
    add(store, "kepala", Grant(Role.ADMIN))
    add(store, "bukit", Grant(Role.FILLER, "keltana", subject_id=BUKIT))
    add(store, "rencana", Grant(Role.PLANNER, area_code=BUKIT))
    add(store, "karang", Grant(Role.PLANNER, area_code=KARANG))
    browser = Browser(served())
    assert browser.get(path, accept="*/*").status_code == 401
    for name, status in {"bukit": 403, "karang": 403, "rencana": 200, "kepala": 200}.items():
        browser.sign_in(name)
        assert (name, browser.get(path).status_code) == (name, status)
