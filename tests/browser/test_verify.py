"""The second half of a round in the browser: handed in, returned, repaired, verified, locked, on the map."""

from pathlib import Path

from playwright.sync_api import expect

from siperi_geo.assessments import Review, begin, move_round, newest_form, reviews_of, save_answer
from siperi_geo.filling import standing, submit
from siperi_geo.instruments import load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store
from siperi_geo.text import number
from tests.browser.conftest import DESKTOP, PHONE, Open
from tests.browser.serving import serving
from tests.browser.visit import Visit
from tests.toytown import build as toytown

BUKIT, YEAR = "99.01.01.1001", 2026
LIST = f"verifikasi?tahun={YEAR}"


def hand_in(path: Path, folder: Path) -> None:
    """An open round with one form."""
    keltana = load("keltana")
    file = toytown.write_csv(folder / "bukit.csv", keltana, {BUKIT: {"met": 3}})
    with Store.open(path) as store:
        move_round(store, "keltana", YEAR, "open", actor="bpbd")
        accept(store, examine(store, [file], keltana, year=YEAR), actor="lurah")


def repair(path: Path) -> str:
    """What the filler does with the returned form; the index it has then, as it is written."""
    with Store.open(path) as store:
        returned = newest_form(store, "keltana", BUKIT, YEAR)
        assert returned is not None
        assert returned["state"] == "returned"
        said = reviews_of(store, returned["assessment_id"])
        assert said == {"Q001": Review(0, "SK belum ada"), "Q004": Review(None, "kerja sama dengan siapa?")}
        draft = begin(store, load("keltana"), BUKIT, YEAR, actor="lurah")
        save_answer(store, draft, "Q004", 1, actor="lurah")
        again = begin(store, load("keltana"), BUKIT, YEAR, actor="lurah")
        submit(store, again, actor="lurah")
        return number(standing(again).index)


def lock(path: Path) -> None:
    with Store.open(path) as store:
        verified = newest_form(store, "keltana", BUKIT, YEAR)
        assert verified is not None
        assert verified["state"] == "verified"
        move_round(store, "keltana", YEAR, "closed", actor="bpbd")
        move_round(store, "keltana", YEAR, "locked", actor="bpbd")


def comment(seen: Visit, question: int, words: str) -> None:
    seen.page.get_by_role("button", name=f"Beri catatan pada {question}", exact=True).click()
    field = seen.page.get_by_role("textbox", name=f"Komentar untuk {question}", exact=True)
    field.fill(words)
    field.press("Control+Enter")
    expect(seen.page.locator(".siperi-answer dd", has_text=words)).to_be_visible()


def leave(seen: Visit) -> None:
    """Close the dashboard before its server ends."""
    seen.page.goto("about:blank")


def return_it(seen: Visit) -> None:
    seen.page.get_by_role("button", name="Bukit (Kec. Bukit)").click()
    expect(seen.page.get_by_role("heading", name="Bukit (Kec. Bukit)")).to_be_visible()
    comment(seen, 4, "kerja sama dengan siapa?")
    comment(seen, 1, "SK belum ada")
    seen.page.get_by_label("Nilai verifikator untuk 1", exact=True).fill("Tidak")
    seen.page.get_by_role("option", name="Tidak").click()
    expect(seen.page.get_by_text("1 jawaban dinilai lain")).to_be_visible()
    seen.page.locator("label", has_text="Kembalikan untuk diperbaiki").click()
    expect(seen.page.get_by_text("tidak punya nilai 2026")).to_be_visible()
    assert not seen.scrolls_sideways()
    seen.page.get_by_role("button", name="Kembalikan untuk diperbaiki").click()
    expect(seen.page.get_by_text("untuk sementara tidak dihitung")).to_be_visible()
    leave(seen)


def verify_it(seen: Visit, index: str) -> None:
    expect(seen.page.get_by_text("perbaikan setelah dikembalikan")).to_be_visible()
    seen.page.get_by_role("button", name="Bukit (Kec. Bukit)").click()
    expect(seen.page.locator(".siperi-cards")).to_contain_text(index)
    expect(seen.page.locator(".siperi-answer", has_text="Tidak – SK belum ada")).to_be_visible()
    seen.page.get_by_role("button", name="Verifikasi", exact=True).click()
    expect(seen.page.get_by_text("Catatan tersimpan: 0")).to_be_visible()
    seen.screenshot("verified")
    leave(seen)


def test_a_form_is_returned_repaired_verified_locked_and_on_the_map(
    visit: Open, toy_path: Path, tmp_path: Path
) -> None:
    hand_in(toy_path, tmp_path)
    with serving(toy_path, tmp_path / "return.log") as address:
        return_it(visit(address, LIST, PHONE))
    index = repair(toy_path)
    with serving(toy_path, tmp_path / "verify.log") as address:
        verify_it(visit(address, LIST, DESKTOP), index)
    lock(toy_path)
    with serving(toy_path, tmp_path / "map.log") as address:
        seen = visit(address, f"peta?tahun={YEAR}&wilayah={BUKIT}")
        expect(seen.page.locator(".siperi-index b")).to_have_text(index)
        expect(seen.page.get_by_text("2026: formulir yang masuk sudah diverifikasi semuanya (1).")).to_be_visible()
        seen.open(f"{LIST}&wilayah={BUKIT}")
        expect(seen.page.get_by_text("Tahun 2026 sudah dikunci")).to_be_visible()
        expect(seen.page.get_by_role("button", name="Verifikasi", exact=True)).to_have_count(0)
        leave(seen)
