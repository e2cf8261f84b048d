"""The page that fills in forms, for households and respondents: one after the other, and nobody looks on."""

import re
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import begin, draft_of, move_round, save_answer
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.rights import SYSTEM, Grant, Person, Role
from siperi_geo.store import Store, shared_store
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.fill import saving as fill_saving
from tests import respondents
from tests.pages import signed_in
from tests.pages.opening import address, chose, links, open_page, shown
from tests.pages.signed_in import BUKIT, MUARA

YEAR = 2026
KATANA, ERAT = load("katana"), load("erat")
FAMILY = f"family:{BUKIT}:A12"


@pytest.fixture
def store(toy_path: Path) -> Store:
    """Toy town with open rounds of KATANA and e-RAT, as the page reads it."""
    store = shared_store(toy_path)
    for code in ("katana", "erat"):
        move_round(store, code, YEAR, "open", actor="bpbd")
    return store


def wrote(page: AppTest, code: str) -> AppTest:
    """The page after a number was written in the box and the form asked for."""
    page.text_input(key=fill_place.CODE).set_value(code)
    return next(one for one in page.button if one.label == "Buka formulir").click().run()


def pressed(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def keys(page: AppTest) -> set[str]:
    return {str(one.key) for one in page.button}


def test_a_cadre_goes_from_household_to_household(store: Store) -> None:
    page = open_page("form", "fill", instrumen="katana")
    assert "Pilih dulu kelurahan keluarganya" in shown(page)
    chose(page, "wilayah", BUKIT)
    words = shown(wrote(page, "Maria Goreti"))
    assert "DRAFT_CODE_NOT_ONE" in words
    assert "Maria" not in words + repr(page.session_state)
    words = shown(wrote(page, "a12"))
    assert "Keluarga A12 · Bukit" in words
    assert "0 dari 25 pertanyaan dijawab" in words
    assert "tidak memuat nama, foto, atau surat keluarga" in words
    assert not page.expander
    draft = draft_of(store, "katana", FAMILY, YEAR)
    assert draft is not None
    page.button_group(key=fill_saving.answer_key(draft, "K01")).set_value(2).run()
    assert "1 dari 25 pertanyaan dijawab" in shown(page.run())
    assert "A12" not in str(address(page)), "a code is in no address"
    for item in KATANA.items[1:]:
        save_answer(store, draft, item.id, 2, actor=draft.begun_by)
    add_to_list(store, "contoh_0001", is_example=True)
    chose(page, "bagian", "kirim")
    assert "Berkas bukti" not in shown(page)
    assert "HOUSEHOLD_EXAMPLES_GO" in shown(page)
    words = shown(pressed(page, "fill_submit"))
    assert "Formulir keluarga A12 untuk 2026 sudah dikirim" in words
    assert "sesudah sedikitnya 10 keluarga di sana dapat dinilai" in words
    assert links(page)["Lihat di peta"] == f"instrumen=katana&tahun={YEAR}&wilayah={BUKIT}"
    assert page.button(key="fill_next").label == "Keluarga berikutnya: A13"
    words = shown(pressed(page, "fill_next"))
    assert "Keluarga A13 · Bukit" in words
    assert "0 dari 25" in words
    words = shown(pressed(page, "fill_close"))
    assert "Isian Anda yang belum dikirim (1)" in words

    words = shown(wrote(page, "A12"))
    assert "sudah dikirim pada" in words
    assert ":" not in words.partition("sudah dikirim pada")[2].partition("Isinya")[0], "a day, no time of it"
    assert "100" not in words
    words = shown(pressed(page, "fill_begin"))
    assert "0 dari 25 pertanyaan dijawab" in words, "blank, whatever the form before says"
    assert "Bila keluarga ini sudah mengisi tahun ini" in words
    add_to_list(store, "B1")
    assert "daftar keluarga" not in shown(page.run()), "who is on the list is told nobody"


def add_to_list(store: Store, code: str, *, is_example: bool = False) -> None:
    household = {"subject_id": f"family:{BUKIT}:{code}", "kind": "family", "name": code, "code": code}
    listed = {"area_code": BUKIT, "is_active": True, "is_example": is_example, "source": "Daftar RT"}
    with store.transaction(actor="test", action="test", target="test") as tx:
        tx.append("subjects", pd.DataFrame([household | listed]))


def test_respondents_of_a_unit_one_after_the_other(store: Store, tmp_path: Path) -> None:
    respondents.add_units(store, tmp_path)
    page = open_page("form", "fill", instrumen="erat")
    assert "Pilih dulu pemerintah daerah dan OPD-nya" in shown(page)
    chose(page, fill_place.GOVERNMENT, "99.01")
    unit = next(one for one in respondents_units(store) if "99.01" in one)
    chose(page, "subjek", unit)
    words = shown(pressed(page, "fill_next"))
    assert "Responden 1 · " in words
    assert "kosong (tidak tahu)" in words
    draft = draft_of(store, "erat", f"respondent:{unit}:1", YEAR)
    assert draft is not None
    for item in ERAT.items[:2]:
        save_answer(store, draft, item.id, 5, actor=draft.begun_by)
    words = shown(chose(page, "bagian", "kirim"))
    assert "belum dijawab" not in words
    assert "Satu dimensi dinilai bila sedikitnya 50" in words
    assert "belum dinilai: Kemampuan kepemimpinan" in words
    words = shown(pressed(page, "fill_submit"))
    assert "sesudah sedikitnya 3 responden di sana dapat dinilai" in words
    assert page.button(key="fill_next").label == "Responden berikutnya"
    assert "Responden 2 · " in shown(pressed(page, "fill_next"))
    pressed(page, "fill_close")
    assert "RESPONDENT_NUMBER_NOT_ONE" in shown(wrote(page, "Maria"))
    assert "Responden 1 · " in shown(wrote(page, "01"))
    assert "sudah dikirim pada" in shown(page)
    assert "tidak diverifikasi satu per satu" in shown(open_page("verify", "fill", instrumen="erat"))
    with store.transaction(actor="test", action="test", target="test") as tx:
        tx.execute(f"update subjects set is_active = false where subject_id = '{unit}'")
    page = open_page("form", "fill", instrumen="erat")
    assert f"Responden 2 · {unit}" in shown(page).replace("\\", ""), "what left the register keeps its draft"
    assert next(one for one in page.button if one.label == "Lanjutkan").disabled


def respondents_units(store: Store) -> list[str]:
    return store.sql("select subject_id from subjects where kind = 'unit' order by 1")["subject_id"].tolist()


@pytest.fixture
def browser(store: Store, monkeypatch: pytest.MonkeyPatch) -> signed_in.Browser:
    people = {name: Grant(Role.FILLER, "katana", area_code=BUKIT) for name in ("kader", "lain")}
    people |= {
        "jauh": Grant(Role.FILLER, "katana", area_code=MUARA),
        "lurah": Grant(Role.FILLER, subject_id=BUKIT),
    }
    monkeypatch.setattr(signed_in, "PEOPLE", {"admin": Grant(Role.ADMIN), **people})
    return signed_in.browser_of(store, monkeypatch)


def person(name: str) -> Person:
    return Person(name, (signed_in.PEOPLE[name],))


def test_another_account_learns_nothing_of_a_form_and_may_only_discard_a_draft(
    store: Store, browser: signed_in.Browser
) -> None:
    kader = person("kader")
    draft = begin(store, KATANA, FAMILY, YEAR, actor=kader)
    save_answer(store, draft, "K01", 2, actor=kader)
    save_answer(store, begin(store, KATANA, f"family:{BUKIT}:7", YEAR, actor=kader), "K02", 2, actor=kader)
    submit(store, begin_(store, f"family:{BUKIT}:7", kader), actor=kader)

    browser.sign_in("lain")
    page = open_page("form", "fill")
    words = shown(page)
    assert "1 isian lain sedang dikerjakan dengan akun lain" in words, "one kelurahan alone is chosen already"
    assert "A12 ·" not in words
    words = shown(wrote(page, "A12"))
    assert "DRAFT_SOMEBODY_ELSES" in words
    assert "diisi dengan akun lain" in words
    assert "kader" not in words
    assert not [key for key in keys(page) if key.startswith("jawab")]
    page.checkbox[0].check().run()
    words = shown(pressed(page, "fill_discard_unread"))
    assert "Keluarga A12" in words
    assert draft_of(store, "katana", FAMILY, YEAR) is None
    pressed(page, "fill_close")
    told = []
    for code in ("7", "8"):
        words = shown(wrote(page, code)).replace(f"Keluarga {code}", "Keluarga _")
        told.append(re.sub(r"[0-9.]+ WITA|Versi data [0-9]+", "", words))
        pressed(page, "fill_close")
    assert "sudah dikirim" not in told[0]
    assert "Bila keluarga ini sudah mengisi tahun ini" in told[0]
    assert told[0] == told[1], "whether household 7 has handed in is told who handed it in alone"

    browser.sign_in("jauh")
    words = shown(open_page("form", "fill", instrumen="katana", wilayah=BUKIT))
    assert "NOT_ALLOWED" in words
    browser.sign_in("lurah")
    assert "KATANA" not in str(open_page("form", "fill").selectbox), "a grant for one kelurahan's own form"
    browser.sign_in("kader")
    page = open_page("form", "fill")
    assert "Tidak ada isian Anda" in shown(page)
    with store.working(actor=SYSTEM) as tx:
        tx.execute("update rounds set state = 'closed' where instrument = 'katana'")
    assert "sudah ditutup" in shown(page.run())


def begin_(store: Store, subject_id: str, actor: Person) -> object:
    return begin(store, KATANA, subject_id, YEAR, actor=actor)
