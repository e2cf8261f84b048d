"""Filling in a form on a phone: the server is killed half-way, and nothing that was said to be saved is lost."""

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, expect

from siperi_geo.assessments import draft_of, move_round
from siperi_geo.store import Store
from tests.browser.conftest import PHONE, Open
from tests.browser.serving import serving
from tests.browser.test_frame import ENGLISH, NAMES
from tests.browser.test_freshness import HASTE
from tests.browser.visit import Visit
from tests.cli.dashboards import pid_of, wait_until_free
from tests.toytown import build as toytown

BUKIT = "99.01.01.1001"
THUMB = 44  # pixels


def question(seen: Visit, item: str) -> Locator:
    return seen.page.locator(f".st-key-soal_{item}")


def choose(seen: Visit, item: str, answer: str, said: str = "tersimpan ") -> None:
    """Press an answer and wait until it is said to be stored."""
    button = question(seen, item).get_by_role("radio", name=answer, exact=True)
    button.tap()
    expect(question(seen, item).get_by_role("status")).to_contain_text(said)


def is_chosen(seen: Visit, item: str, answer: str) -> None:
    button = question(seen, item).get_by_role("radio", name=answer, exact=True)
    expect(button).to_have_attribute("aria-checked", "true")


def add_photo(seen: Visit, item: str, photo: Path) -> None:
    """Give a photo beside an answer and wait until it is said to be stored."""
    Image.new("RGB", (400, 300), "teal").save(photo)
    question(seen, item).locator("summary").tap()
    question(seen, item).locator("input[type=file]").set_input_files(photo)
    expect(question(seen, item)).to_contain_text("Bukti: 1 berkas")


def opens_photo(seen: Visit, item: str, name: str) -> None:
    expect(question(seen, item)).to_contain_text("Bukti: 1 berkas")
    question(seen, item).locator("summary").tap()
    question(seen, item).get_by_role("button", name=name, exact=True).tap()
    picture = question(seen, item).locator("img.siperi-picture")
    expect(picture).to_be_visible()
    assert picture.evaluate("one => one.complete && one.naturalWidth") == 400


def opened(path: Path) -> None:
    with Store.open(path) as store:
        move_round(store, "keltana", 2026, "open", actor="bpbd")


def fill_but(path: Path, *left: str) -> None:
    """Answer everything else that is not answered, as if by hand."""
    with Store.open(path) as store:
        draft = draft_of(store, "keltana", BUKIT, 2026)
        assert draft is not None
        assert draft.answers[:4] == (1, 0, None, None), "what was said to be saved, and nothing else"
        given = {"draft_id": draft.draft_id, "value": 1, "saved_at": datetime.now(UTC), "actor": "lurah"}
        with store.working(actor="lurah") as tx:
            for item in set(draft.unanswered) - set(left):
                tx.run("drafts/put_answer", item_id=item, **given)


def test_a_form_survives_a_killed_server_and_is_handed_in(visit: Open, toy_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(toy_file, path)
    place = {"SIPERI_BOUNDARIES": str(toytown.BOUNDARIES), "SIPERI_CITY": toytown.CITY}
    opened(path)
    with serving(path, tmp_path / "first.log", place) as address:
        seen = visit(address, f"isi?instrumen=keltana&wilayah={BUKIT}", PHONE)
        seen.page.get_by_role("button", name="Mulai mengisi").tap()
        expect(question(seen, "Q001")).to_be_in_viewport()
        size = question(seen, "Q001").get_by_role("radio").first.bounding_box()
        assert size is not None
        assert min(size["width"], size["height"]) >= THUMB
        choose(seen, "Q001", "Ya")
        choose(seen, "Q003", "Ya")
        choose(seen, "Q003", "Ya", "ditarik kembali")
        choose(seen, "Q002", "Tidak")
        fast = [f"Q{number:03}" for number in range(5, 15)]
        for item in fast:
            question(seen, item).get_by_role("radio", name="Ya", exact=True).tap()
        for item in fast:
            expect(question(seen, item).get_by_role("status")).to_contain_text("tersimpan ")
        _changes_elsewhere(seen, visit(address, f"isi?instrumen=keltana&wilayah={BUKIT}", PHONE))
        add_photo(seen, "Q001", tmp_path / "posko.jpg")
        os.kill(pid_of(path), signal.SIGKILL)
        seen.page.close()
        seen.errors.clear()  # of a page whose server was killed
    wait_until_free(path)
    fill_but(path, "Q003", "Q128")
    with serving(path, tmp_path / "second.log", place) as address:
        seen = visit(address, "isi", PHONE)
        expect(seen.page.get_by_text("126 dari 128 dijawab")).to_be_visible()
        seen.page.get_by_role("button", name="Lanjutkan").tap()
        is_chosen(seen, "Q001", "Ya")
        is_chosen(seen, "Q002", "Tidak")
        opens_photo(seen, "Q001", "posko.jpg")
        expect(question(seen, "Q003").get_by_role("status")).to_have_text("belum dijawab")
        assert not seen.scrolls_sideways()
        assert [text for text in seen.visible_texts() if ENGLISH.search(NAMES.sub("", text))] == []
        first = question(seen, "Q003").get_by_role("radio").first
        first.focus()
        first.press("Space")
        expect(seen.page.get_by_text("127 dari 128 pertanyaan dijawab")).to_have_count(1)
        _hand_in(seen)
        seen.page.close()  # before its server ends


def _changes_elsewhere(seen: Visit, other: Visit) -> None:
    """In another window of the same form: it is seen here without a tap, but not while a note is written."""
    elsewhere = "diubah dari tempat lain"
    question(seen, "Q014").locator("summary").tap()
    note = question(seen, "Q014").locator("textarea")
    note.press_sequentially("SK menyusul")
    frame = seen.page.locator("iframe[title^='siperi_geo.ui.fill.pulse']").content_frame
    frame.locator("html").evaluate(HASTE)
    choose(other, "Q017", "Ya")
    choose(other, "Q018", "Tidak")
    assert elsewhere not in question(seen, "Q017").inner_text()
    expect(note).to_have_value("SK menyusul")
    note.blur()
    expect(question(seen, "Q018").get_by_role("status")).to_contain_text(elsewhere)
    choose(other, "Q019", "Ya")
    expect(question(seen, "Q019").get_by_role("status")).to_contain_text(elsewhere)
    expect(question(seen, "Q014")).to_be_in_viewport()
    expect(note).to_have_value("SK menyusul")
    other.page.close()


def _hand_in(seen: Visit) -> None:
    seen.page.get_by_role("combobox", name="Bagian").tap()
    seen.page.get_by_role("option", name="6. Periksa dan kirim").tap()
    expect(seen.page.get_by_role("button", name="Kirim formulir")).to_be_disabled()
    seen.page.get_by_role("button", name="128.").tap()
    expect(question(seen, "Q128")).to_be_in_viewport()
    choose(seen, "Q128", "Ya")
    seen.screenshot("question")
    seen.page.get_by_role("button", name="Berikutnya: Periksa dan kirim").tap()
    expect(seen.page.get_by_text("Semua pertanyaan sudah dijawab.")).to_be_visible()
    assert not seen.scrolls_sideways()
    seen.screenshot("check")
    seen.page.get_by_role("button", name="Kirim formulir").tap()
    expect(seen.page.get_by_text("sudah dikirim dan dinilai")).to_be_in_viewport(ratio=1)
    expect(seen.page.get_by_role("link", name="Lihat di peta")).to_be_visible()
