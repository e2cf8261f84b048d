"""Pages under accounts: everybody is offered their own work, and what is somebody else's is refused."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import Review, begin, draft_of, move_round, save_answer, save_note
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.rights import SYSTEM, Person
from siperi_geo.store import Store, shared_store
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.verification import decide
from tests.pages.opening import follow, links, open_page, shown
from tests.pages.signed_in import BUKIT, MUARA, PEOPLE, Browser, browser_of

YEAR = 2026
GATED = {
    "fill": ("form", "rounds", "verify"),
    "data": ("forms", "people", "subjects", "boundaries", "users", "audit"),
}


@pytest.fixture
def store(toy_path: Path) -> Store:
    """Toy town with an open round and a form in progress each for Bukit and Muara."""
    store = shared_store(toy_path)
    move_round(store, "keltana", YEAR, "open", actor="bpbd")
    for subject in (BUKIT, MUARA):
        begun = begin(store, load("keltana"), subject, YEAR, actor="bpbd")
        save_answer(store, begun, "Q001", 1, actor="bpbd")
    return store


@pytest.fixture
def browser(store: Store, monkeypatch: pytest.MonkeyPatch) -> Browser:
    return browser_of(store, monkeypatch)


def person(name: str) -> Person:
    return Person(name, (PEOPLE[name],))


def handed_in(store: Store, subject: str, name: str) -> str:
    """The form in progress of a subject, handed in by somebody."""
    draft = draft_of(store, "keltana", subject, YEAR)
    assert draft is not None
    save_note(store, draft, "Q001", f"SK di {subject}", actor=person(name))
    return submit(store, draft, actor=person(name), blanks=127)


def keys(page: AppTest) -> list[str]:
    return [str(one.key) for one in page.button]


def test_the_public_sees_results_and_is_asked_to_sign_in_elsewhere(store: Store, browser: Browser) -> None:
    page = open_page("overview")
    assert "Nilai rata-rata" in shown(page) or page.title
    for section, names in GATED.items():
        for name in names:
            words = shown(follow(page, name, section))
            assert "Halaman ini untuk yang sudah masuk dengan akunnya" in words, name
            assert (len(page.file_uploader), len(page.text_input)) == (0, 0), name
    assert "masuk?next=" in words


def test_who_fills_in_for_one_lands_in_its_form_and_nowhere_else(store: Store, browser: Browser) -> None:
    browser.sign_in("lurah")
    page = open_page("form", "fill")
    words = shown(page)
    assert "1 dari 128 pertanyaan dijawab" in words, "straight in the form of Bukit"
    assert "instrumen" not in [one.key for one in page.selectbox], "other instruments do not ask Bukit"
    assert "Formulir: Kelurahan Tangguh Bencana" in words
    assert "di komputer BPBD yang menjalankan dasbor ini" in words
    borrowed = next(one for one in page.get("component_instance") if "borrowed_words" in str(one.proto))
    assert "make run" not in borrowed.proto.json_args
    assert "hubungi admin BPBD" in borrowed.proto.json_args
    draft = draft_of(store, "keltana", BUKIT, YEAR)
    assert draft is not None
    page.button_group(key=fill_saving.answer_key(draft, "Q002")).set_value(0).run()
    saved = store.query("drafts/draft_list").set_index("subject_id").loc[BUKIT]
    assert (saved["answered_count"], saved["saved_by"]) == (2, "lurah")
    for asked in ({"wilayah": MUARA}, {"instrumen": "kencana"}):
        words = shown(open_page("form", "fill", **asked))
        assert "NOT_ALLOWED" in words
        assert "2 dari 128" not in words
    move_round(store, "keltana", YEAR, "closed", actor=person("rencana"))
    words = shown(page.run())
    assert "2 dari 128 pertanyaan dijawab" in words
    assert "dibuka oleh perencana atau admin BPBD" in words
    assert "Ke halaman Putaran" not in links(page)


def test_an_answer_is_not_saved_once_the_session_has_ended(store: Store, browser: Browser) -> None:
    browser.sign_in("lurah")
    page = open_page("form", "fill")
    draft = draft_of(store, "keltana", BUKIT, YEAR)
    assert draft is not None
    browser.sign_in("")
    page.button_group(key=fill_saving.answer_key(draft, "Q002")).set_value(0).run()
    words = shown(page)
    assert "Sesi Anda sudah berakhir" in words
    assert "masuk?next=" in words
    now = draft_of(store, "keltana", BUKIT, YEAR)
    assert now is not None
    assert now.answers == draft.answers


def add_imports(store: Store, *actors: str) -> None:
    """One import for each name, the oldest first, each of a file named like its place."""
    begun = datetime(2026, 11, 1, tzinfo=UTC)
    rows = [
        {"batch_id": f"b{n}", "actor": actor, "file_name": f"berkas-{n}.csv", "created_at": begun + timedelta(n)}
        for n, actor in enumerate(actors)
    ]
    same = {"action": "import_forms", "rows_in": 1, "rows_good": 1, "rows_bad": 0}
    with store.working(actor=SYSTEM) as tx:
        tx.append("batches", pd.DataFrame(rows).assign(**same))


def test_who_fills_in_for_several_sees_theirs_alone(store: Store, browser: Browser) -> None:
    handed_in(store, MUARA, "admin")
    add_imports(store, "camat", *["admin"] * 20)
    browser.sign_in("camat")
    page = open_page("form", "fill")
    words = shown(page)
    assert "Anda bekerja sebagai camat (Pengisi)." in words
    assert "Belum ada akun" not in words
    assert page.selectbox(key="wilayah").options == ["Bukit (Kec. Bukit)", "Lereng (Kec. Bukit)"]
    assert [key for key in keys(page) if key.startswith("open_")] == [f"open_{BUKIT}"]
    words = shown(follow(page, "verify", "fill", tahun=str(YEAR)))
    assert "Muara" not in words
    page = follow(page, "forms", "data")
    assert page.selectbox(key="forms_subject").options == ["Bukit", "Lereng"]
    words = shown(page)
    assert re.findall(r"berkas-\d+", words) == ["berkas-0"], "however many others have imported since"
    assert "Hapus data contoh" not in [one.label for one in page.button]
    assert not [one for one in page.expander if "Tarik kembali" in one.label]


def test_notes_of_a_form_are_for_who_may_see_it(store: Store, browser: Browser) -> None:
    handed_in(store, BUKIT, "lurah")
    asked = {"bagian": "result", "tahun": str(YEAR), "wilayah": BUKIT}
    page = open_page("method", "method", **asked)
    hidden = "Catatan dan bukti di samping jawaban tidak ditampilkan"
    assert hidden in shown(page)
    assert f"SK di {BUKIT}" not in shown(page)
    browser.sign_in("lurah")
    words = shown(page.run())
    assert hidden not in words
    assert f"SK di {BUKIT}" in words


def test_a_verifier_works_in_their_area_and_never_on_their_own_form(store: Store, browser: Browser) -> None:
    form = handed_in(store, BUKIT, "admin")
    browser.sign_in("periksa")
    page = open_page("verify", "fill", tahun="2025")
    words = shown(page)
    assert "Anda bekerja sebagai periksa (Verifikator)." in words
    assert words.count('<dl class="siperi-work">') == 2, "Bukit and Lereng"
    assert "Tanjung" not in words
    refused = shown(follow(page, "verify", "fill", tahun="2025", wilayah=MUARA))
    assert "NOT_ALLOWED" in refused
    assert "Indeks menurut pengisi" not in refused
    page = follow(page, "verify", "fill", tahun=str(YEAR), wilayah=BUKIT)
    assert not page.button(key=f"verify_do_{form}_verified").disabled
    browser.sign_in("admin")
    page.run()
    assert "verifikator lain yang memverifikasinya" in shown(page)
    assert page.button(key=f"verify_do_{form}_verified").disabled
    assert "dikirim atau diisi dengan akun Anda" in shown(page.button(key="verify_back").click().run())
    said = {"Q001": Review(0, "dari admin")}
    decide(store, form, "returned", actor=person("admin"), reason="bukti", said=said)
    decide(store, form, "submitted", actor=person("periksa"))
    browser.sign_in("periksa")
    page = follow(page, "verify", "fill", tahun=str(YEAR), wilayah=BUKIT)
    assert "dari admin" in shown(page)
    assert f"verify_unsay_{form}_Q001" not in keys(page), "an admin's word is the admin's to take back"
    assert f"verify_speak_{form}_Q002" in keys(page)
    assert f"verify_{form}_Q001_comment" not in [one.key for one in page.text_area], "nor is it written over"
    assert "hanya ia sendiri atau Admin yang mengubahnya" in shown(page)
    page.button(key=f"verify_do_{form}_verified").click().run()
    assert "terverifikasi" in shown(page)
    assert "tidak berhak mengisi formulir" in shown(follow(page, "form", "fill"))


def test_a_planner_looks_at_forms_moves_rounds_and_decides_nothing(store: Store, browser: Browser) -> None:
    browser.sign_in("rencana")
    page = open_page("verify", "fill", tahun="2025", wilayah=BUKIT)
    assert "Indeks menurut pengisi" in shown(page)
    assert [key for key in keys(page) if key.startswith(("verify_do", "verify_speak"))] == []
    page.button(key="verify_back").click().run()
    assert "Verifikasi sekaligus" not in shown(page)
    page = follow(page, "rounds", "fill", tahun=str(YEAR))
    page.button(key="rounds_close").click().run()
    assert store.query("rounds/event_list", instrument="keltana", year=YEAR)["actor"].iloc[0] == "rencana"
    assert [one for one in follow(page, "forms", "data").expander if "Tarik kembali" in one.label]
    assert "jumlah penduduk" in shown(follow(page, "people", "data")).lower()
    browser.sign_in("lurah")
    page = follow(page, "rounds", "fill", tahun=str(YEAR))
    assert "dikunci oleh perencana atau admin" in shown(page)
    assert [key for key in keys(page) if key.startswith("rounds_")] == []
