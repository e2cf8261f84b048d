"""A cadre goes from household to household with a phone: the server is killed half-way, and no household shows."""

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import expect

from siperi_geo.assessments import draft_of, move_round
from siperi_geo.store import Store
from tests.browser.conftest import PHONE, Open
from tests.browser.serving import serving
from tests.browser.test_fill import BUKIT, THUMB, choose, is_chosen, question
from tests.browser.test_frame import ENGLISH, NAMES
from tests.browser.visit import Visit
from tests.cli.dashboards import pid_of, wait_until_free
from tests.toytown import build as toytown

FAMILY = f"family:{BUKIT}:A12"


def opened(path: Path) -> None:
    with Store.open(path) as store:
        move_round(store, "katana", 2026, "open", actor="bpbd")


def fill_the_rest(path: Path) -> None:
    """Answer everything else that is not answered, as if by hand."""
    with Store.open(path) as store:
        draft = draft_of(store, "katana", FAMILY, 2026)
        assert draft is not None
        assert draft.answers[:3] == (2, 1, None), "what was said to be saved, and nothing else"
        given = {"draft_id": draft.draft_id, "value": 2, "saved_at": datetime.now(UTC), "actor": draft.begun_by}
        with store.working(actor=draft.begun_by) as tx:
            for item in draft.unanswered:
                tx.run("drafts/put_answer", item_id=item, **given)


def is_thumb_sized(seen: Visit, name: str) -> None:
    box = seen.page.get_by_role("button", name=name).bounding_box()
    assert box is not None
    assert box["height"] >= THUMB


def test_one_household_after_the_other(visit: Open, toy_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "siperi.duckdb"
    shutil.copyfile(toy_file, path)
    place = {"SIPERI_BOUNDARIES": str(toytown.BOUNDARIES), "SIPERI_CITY": toytown.CITY}
    opened(path)
    with serving(path, tmp_path / "first.log", place) as address:
        seen = visit(address, f"isi?instrumen=katana&wilayah={BUKIT}", PHONE)
        is_thumb_sized(seen, "Buka formulir")
        box = seen.page.get_by_label("Kode keluarga")
        box.fill("Ibu Maria")
        seen.page.get_by_role("button", name="Buka formulir").tap()
        expect(seen.page.get_by_text("mungkin nama orang")).to_be_visible()
        expect(box).to_have_value("")
        box.fill("a12")
        box.press("Enter")
        expect(question(seen, "K01")).to_be_in_viewport()
        choose(seen, "K01", "Ya")
        choose(seen, "K02", "Sebagian")
        assert "12" not in seen.page.url.partition("?")[2].replace("wilayah", "").replace(BUKIT, "")
        os.kill(pid_of(path), signal.SIGKILL)
        seen.page.close()
        seen.errors.clear()  # of a page whose server was killed
    wait_until_free(path)
    fill_the_rest(path)
    with serving(path, tmp_path / "second.log", place) as address:
        seen = visit(address, "isi?instrumen=katana", PHONE)
        seen.page.get_by_role("button", name="Lanjutkan").tap()
        expect(seen.page.get_by_role("heading", name="Keluarga A12 · Bukit")).to_be_attached()
        assert [text for text in seen.visible_texts() if ENGLISH.search(NAMES.sub("", text))] == []
        seen.page.wait_for_timeout(1_500)  # while the page is still drawn, an open list closes
        seen.page.get_by_role("combobox", name="Bagian").tap()
        seen.page.get_by_role("option", name="1. Mengenali risiko").tap()
        is_chosen(seen, "K01", "Ya")
        is_chosen(seen, "K02", "Sebagian")
        assert not seen.scrolls_sideways()
        seen.page.get_by_role("combobox", name="Bagian").tap()
        seen.page.get_by_role("option", name="6. Periksa dan kirim").tap()
        seen.page.get_by_role("button", name="Kirim formulir").tap()
        expect(seen.page.get_by_text("Formulir keluarga A12 untuk 2026 sudah dikirim")).to_be_visible()
        assert not seen.scrolls_sideways()
        is_thumb_sized(seen, "Keluarga berikutnya: A13")
        seen.page.get_by_role("button", name="Keluarga berikutnya: A13").tap()
        expect(seen.page.get_by_text("0 dari 25 pertanyaan dijawab")).to_have_count(1)
        seen.open(f"peta?instrumen=katana&wilayah={BUKIT}")
        expect(seen.page.get_by_text("Kurang dari 10 keluarga atau ditahan").first).to_be_attached()
        assert not [text for text in seen.visible_texts() if "A12" in text or "A13" in text]
        seen.page.close()  # before its server ends
