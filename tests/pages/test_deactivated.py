"""Who was deactivated with a form in progress: it stays, nobody goes on with it, and it can be discarded."""

from pathlib import Path

import pandas as pd

from siperi_geo.assessments import begin, draft_of, move_round, save_answer
from siperi_geo.instruments import load
from siperi_geo.registers.subjects import set_active, stored_subjects
from siperi_geo.rights import SYSTEM
from siperi_geo.store import shared_store
from tests.pages.opening import open_page, shown

SCHOOL = {"subject_id": "school:50300009", "kind": "school", "code": "50300009", "name": "SD Z", "subtype": "sd"}


def test_the_form_in_progress_stays_and_is_discarded_on_the_page(toy_path: Path) -> None:
    store, spab = shared_store(toy_path), load("spab")
    with store.working(actor=SYSTEM) as tx:
        tx.append("subjects", pd.DataFrame([SCHOOL | {"area_code": "99.01.01.1001", "is_active": True}]))
    move_round(store, "spab", 2026, "open", actor="uji")
    draft = begin(store, spab, SCHOOL["subject_id"], 2026, actor="uji")
    item = spab.items[0]
    save_answer(store, draft, item.id, spab.scale_of(item).best.value, actor="uji")
    set_active(store, stored_subjects(store, "school")[0], False, actor="uji", reason="tutup")
    page = open_page("form", "fill", instrumen="spab", tahun="2026")
    words = shown(page)
    assert "SD Z" in words
    assert "sudah dinonaktifkan di Register peserta" in words
    assert page.button(key=f"open_{SCHOOL['subject_id']}").disabled
    assert page.button(key=f"fill_left_do_{draft.draft_id}").disabled
    page.checkbox(key=f"fill_left_sure_{draft.draft_id}").check().run()
    page.button(key=f"fill_left_do_{draft.draft_id}").click().run()
    assert "SD Z" not in shown(page)
    assert draft_of(store, "spab", SCHOOL["subject_id"], 2026) is None
