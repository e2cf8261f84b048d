"""The page that fills in forms: begin, answer, go on elsewhere, repair, hand in; nothing saved is ever lost."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import (
    MOST_NOTE,
    Draft,
    Review,
    add_evidence,
    begin,
    draft_of,
    move_round,
    newest_form,
    save_answer,
    save_note,
)
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from siperi_geo.text import use_language
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.verification import decide
from tests.pages.opening import address, chose, links, open_page, shown

BUKIT, KARANG = "99.01.01.1001", "99.01.02.1002"
YEAR = 2026
PDF = b"%PDF-1.7 %%EOF"
AT_BUKIT = {"instrumen": "keltana", "tahun": str(YEAR), "wilayah": BUKIT}


@pytest.fixture
def store(toy_path: Path) -> Store:
    """Toy town with an open round, as the page reads it."""
    store = shared_store(toy_path)
    move_round(store, "keltana", YEAR, "open", actor="bpbd")
    return store


def draft(subject: str = BUKIT) -> Draft:
    found = draft_of(shared_store(settings().store_path), "keltana", subject, YEAR)
    assert found is not None
    return found


def begun(store: Store, subject: str = BUKIT, *, answers: int = 0, value: int = 1) -> Draft:
    one = begin(store, load("keltana"), subject, YEAR, actor="lurah")
    given = {"draft_id": one.draft_id, "value": value, "saved_at": datetime.now(UTC), "actor": "lurah"}
    with store.working(actor="lurah") as tx:
        for item in one.instrument.items[:answers]:
            if not tx.run("drafts/change_answer", item_id=item.id, **given):
                tx.run("drafts/put_answer", item_id=item.id, **given)
    return draft(subject)


def answered(page: AppTest, item: str, value: int | None) -> AppTest:
    """The page after a press on an answer (None: on the one that is chosen) and its next run."""
    key = fill_saving.answer_key(draft(), item)
    page.button_group(key=key).set_value(value).run()
    return page.run()


def pressed(page: AppTest, key: str) -> AppTest:
    return page.button(key=key).click().run()


def labels(page: AppTest) -> list[str]:
    return [one.label for one in page.button]


def test_without_a_round_it_says_so_and_leads_to_the_rounds(toy_seen: Path) -> None:
    page = open_page("form", "fill")
    assert "Belum ada putaran pengisian KELTANA" in shown(page)
    assert "Buka putarannya dulu" in shown(page)
    assert "Ke halaman Putaran" in links(page)


def test_a_form_is_begun_answered_and_resumed_by_somebody_else(store: Store) -> None:
    page = open_page("form", "fill")
    assert "Belum ada yang mulai mengisi untuk 2026" in shown(page)
    chose(page, "wilayah", BUKIT)
    assert "Formulir baru dimulai kosong, dengan 128 pertanyaan" in shown(page)
    pressed(page, "fill_begin")
    assert "0 dari 128 pertanyaan dijawab" in shown(page)
    assert "kurang paling sedikit 96 jawaban lagi" in shown(page)
    answered(page, "Q001", 1)
    assert draft().answers[0] == 1
    assert "1 dari 128 pertanyaan dijawab" in shown(page)
    assert "tersimpan " in shown(page)
    answered(page, "Q002", 0)
    answered(page, "Q001", None)
    assert draft().answers[:3] == (None, 0, None)
    assert "jawaban ditarik kembali, tersimpan" in shown(page)

    other = open_page("form", "fill")
    assert "1 dari 128 dijawab" in shown(other)
    pressed(other, f"open_{BUKIT}")
    key = fill_saving.answer_key(draft(), "Q002")
    assert other.button_group(key=key).value == 0
    save_answer(store, draft(), "Q002", 1, actor="sekretaris")
    other.button_group(key=fill_saving.answer_key(draft(), "Q003")).set_value(1).run()
    assert draft().answers[:3] == (None, 1, 1), "what somebody else changed is not written over"
    assert "diubah dari tempat lain; yang tampil sekarang" in other.toast[0].value
    assert other.button_group(key=key).value == 1
    assert shown(other).count("tersimpan, diubah dari tempat lain") == 1
    answered(other, "Q002", 0)
    assert not other.toast
    assert "diubah dari tempat lain" not in shown(other), "it is one's own again"
    assert address(other)["wilayah"] == BUKIT


def test_notes_parts_and_what_is_open(store: Store) -> None:
    one = begun(store, answers=56)
    page = open_page("form", "fill", **AT_BUKIT)
    page.session_state[f"lagi_{one.draft_id}_Q001"] = True
    page.run().text_area(key=fill_saving.note_key(one, "Q001")).set_value("SK <b>menyusul</b>").run()
    assert draft().notes == {"Q001": "SK <b>menyusul</b>"}
    assert "Catatan: SK &lt;b&gt;menyusul" in shown(page.run())
    assert "Jawaban tahun 2025: Ya." in shown(page)
    page.toggle[0].set_value(True).run()
    assert "Semua pertanyaan di bagian ini sudah dijawab." in shown(page)
    pressed(page, "fill.next")
    assert address(page)["bagian"] == "PK"
    assert "Pengkajian risiko bencana" in shown(page)
    assert "Petunjuk dan bukti: dokumen kajian risiko" in shown(page)
    assert len(page.button_group) == 2 + 20, "language, round, and the questions of this part"


def test_a_returned_form_is_repaired_beside_what_the_verifier_said(store: Store) -> None:
    form = submit(store, begun(store, answers=100), actor="lurah")
    said = {"Q003": Review(0, "Anggaran belum ada"), "Q061": Review(None, "Nomor SK?")}
    decide(store, form, "returned", actor="bpbd", reason="lengkapi", said=said)
    page = open_page("form", "fill")
    assert "Dikembalikan, menunggu perbaikan (1)" in shown(page)
    assert "lengkapi" in shown(page)
    pressed(page, f"open_{BUKIT}")
    assert "dikembalikan" in shown(page)
    pressed(page, "fill_begin")
    words = shown(page)
    assert "100 dari 128" in words
    assert "Menurut verifikator: Tidak. Komentar verifikator: Anggaran belum ada" in words
    assert "Nomor SK?" not in words
    pressed(page, "repair_Q061")
    assert "Komentar verifikator: Nomor SK?" in shown(page)
    assert address(page)["bagian"] == "PK"


def test_it_is_handed_in_once_blanks_are_known(store: Store) -> None:
    one = begun(store, answers=127)
    save_answer(store, one, "Q005", 0, actor="lurah")
    page = open_page("form", "fill", **AT_BUKIT, bagian="kirim")
    words = shown(page).replace("\\", "")
    assert "Kesiapsiagaan Pemulihan: 1 belum dijawab" in words
    assert "1 hal yang bertentangan" in words
    assert page.button(key="fill_submit").disabled
    pressed(page, "fill_raise")
    assert any("nomor 5 dijawab" in label for label in labels(page))
    page.checkbox(key=f"fill_blanks_{one.draft_id}_1").check().run()
    save_answer(store, one, "Q127", None, actor="sekretaris")
    pressed(page, "fill_submit")
    assert "DRAFT_BLANKS_MORE" in shown(page)
    assert page.button(key="fill_submit").disabled, "a tick for one blank is none for two"
    page.checkbox(key=f"fill_blanks_{one.draft_id}_2").check().run()
    pressed(page, "fill_submit")
    assert "sudah dikirim dan dinilai" in shown(page)
    assert "belum diverifikasi" in shown(page)
    assert links(page)["Lihat di peta"] == f"tahun={YEAR}&wilayah={BUKIT}"
    form = newest_form(store, "keltana", BUKIT, YEAR)
    assert form is not None
    assert form["state"] == "submitted"
    decide(store, form["assessment_id"], "verified", actor="bpbd")
    assert "sudah diverifikasi" in shown(page.run())
    assert "fill_begin" not in [one.key for one in page.button]


def test_a_form_that_came_in_meanwhile_is_followed_only_knowingly(store: Store) -> None:
    first = submit(store, begun(store, answers=5), actor="lurah")
    begun(store, answers=128)
    with store.transaction(actor="test", action="test", target="test") as tx:  # as if begun before that form came
        tx.execute("update drafts set based_on = null, begun_at = timestamptz '2020-01-01 00:00:00+00'")
    page = open_page("form", "fill", **AT_BUKIT, bagian="kirim")
    pressed(page, "fill_submit")
    assert any("DRAFT_OVERTAKEN" in one.value for one in page.error)
    page.checkbox(key=f"fill_follows_{first}").check().run()
    pressed(page, "fill_submit")
    assert "sudah dikirim dan dinilai" in shown(page)


def test_a_round_that_closes_keeps_everything_and_says_so_loudly(store: Store) -> None:
    one = begun(store, answers=2)
    save_note(store, one, "Q001", "SK", actor="lurah")
    page = open_page("form", "fill", **AT_BUKIT)
    move_round(store, "keltana", YEAR, "closed", actor="bpbd")
    page.button_group(key=fill_saving.answer_key(one, "Q003")).set_value(1).run()
    words = shown(page).replace("\\", "")
    assert "`ROUND_CLOSED`" in words
    assert "Formulir 2026 tidak dikirim." in words
    assert "Ada isian yang belum dikirim: 2 dari 128 pertanyaan dijawab" in words
    assert "Ke halaman Putaran" in links(page)
    assert draft().answers[:3] == (1, 1, None)
    assert "Isian yang belum dikirim tetap tersimpan (1)" in shown(open_page("form", "fill", tahun=str(YEAR)))
    move_round(store, "keltana", YEAR, "open", actor="bpbd", reason="susulan")
    assert "2 dari 128 pertanyaan dijawab" in shown(page.run())
    submit(store, draft(), actor="lurah")
    page.button_group(key=fill_saving.answer_key(one, "Q003")).set_value(1).run()
    assert len([error for error in page.error if "DRAFT_GONE" in error.value]) == 1
    assert "sudah dikirim" in shown(page)
    assert not page.run().error


def test_a_press_on_any_button_of_a_form_that_was_handed_in_elsewhere_is_answered(store: Store) -> None:
    one = begun(store, answers=128)
    page = open_page("form", "fill", **AT_BUKIT, bagian="kirim")
    submit(store, one, actor="lurah")
    assert "DRAFT_GONE" in shown(pressed(page, "fill_submit"))
    assert "sudah dikirim" in shown(page)
    form = newest_form(store, "keltana", BUKIT, YEAR)
    assert form is not None
    decide(store, form["assessment_id"], "returned", actor="bpbd", reason="lengkapi")
    move_round(store, "keltana", YEAR, "closed", actor="bpbd")
    assert "dikembalikan" in shown(page.run())
    assert "DRAFT_GONE" not in shown(page)


def test_a_form_is_thrown_away_only_when_sure(store: Store) -> None:
    one = begun(store, KARANG, answers=1)
    page = open_page("form", "fill", instrumen="keltana", wilayah=KARANG, bagian="kirim")
    away = next(button for button in page.button if button.label == "Buang")
    assert away.disabled
    page.checkbox(key=f"fill_sure_{one.draft_id}").check().run()
    next(button for button in page.button if button.label == "Buang").click().run()
    assert "Formulir baru dimulai kosong" in shown(page)
    assert draft_of(store, "keltana", KARANG, YEAR) is None


def test_a_puskesmas_fills_in_the_form_of_a_puskesmas_in_either_language(subjects_path: Path) -> None:
    store = shared_store(subjects_path)
    for code in ("rsab", "spab"):
        move_round(store, code, YEAR, "open", actor="bpbd")
    page = open_page("form", "fill", instrumen="rsab", lang="en")
    names = page.selectbox(key="subjek")
    assert names.options == ["Puskesmas Pantai (Kel. Muara)", "RSUD Kota Mainan (Kel. Bukit)"]
    names.select_index(0).run()
    assert page.button(key="fill_begin").disabled, "nobody guesses which kind of form"
    use_language("en")  # AppTest asks for the labels in this thread
    page.radio(key="fill_profile").set_value("puskesmas").run()
    pressed(page, "fill_begin")
    words = shown(page)
    assert "0 of 205 questions answered" in words
    assert "Guidance and evidence" in words
    assert "dijawab" not in words
    chose(page, "bagian", "M1")
    assert "This part only describes" in shown(page)
    assert store.query("drafts/draft_list")["profile"].tolist() == ["puskesmas"]
    school = open_page("form", "fill", instrumen="spab", subjek="school:50300001")
    assert "SD Negeri Bukit" in shown(school)
    assert "41 pertanyaan" in shown(school)


def test_a_note_fits_its_box_and_stays_in_it_until_it_is_saved(store: Store) -> None:
    one = begun(store)
    page = open_page("form", "fill", **AT_BUKIT)
    page.session_state[f"lagi_{one.draft_id}_Q001"] = True
    box = page.run().text_area(key=fill_saving.note_key(one, "Q001"))
    assert box.proto.max_chars == MOST_NOTE
    move_round(store, "keltana", YEAR, "closed", actor="bpbd")
    assert "Catatan terakhir ini tidak tersimpan: “SK menyusul”" in shown(box.set_value("SK menyusul").run())
    assert draft().notes == {}
    move_round(store, "keltana", YEAR, "open", actor="bpbd", reason="susulan")
    assert "Catatan ini belum tersimpan" in shown(page.run())
    box = page.text_area(key=fill_saving.note_key(one, "Q001"))
    assert box.value == "SK menyusul"
    box.set_value("SK menyusul.").run()
    assert draft().notes == {"Q001": "SK menyusul."}
    assert "belum tersimpan" not in shown(page.run())


def test_a_late_click_goes_into_the_form_it_was_meant_for(store: Store) -> None:
    mine, other = begun(store), begun(store, KARANG)
    page = open_page("form", "fill", **AT_BUKIT)
    page.session_state[fill_saving.DRAFT] = other  # the page had gone on when the click came
    page.button_group(key=fill_saving.answer_key(mine, "Q001")).set_value(1).run()
    assert not page.exception
    assert (draft().answers[0], draft(KARANG).answers[0]) == (1, None)

    def late() -> None:
        import streamlit as st

        from siperi_geo.ui.fill import saving

        if draft := st.session_state.pop("draft", None):
            saving.answer(draft, "Q001")

    script = AppTest.from_function(late)
    script.session_state["draft"] = other
    assert not script.run().exception
    assert script.session_state[fill_saving.REFUSED].problems[0].code == "DRAFT_CLICK_LOST"
    assert draft(KARANG).answers[0] is None


def test_an_absent_version_of_an_earlier_form_or_of_a_draft_stops_nothing(store: Store) -> None:
    begun(store, answers=2)
    begun(store, KARANG, answers=3)
    with store.transaction(actor="test", action="test", target="test") as tx:
        tx.execute(f"update assessments set version = '1999' where year = 2025 and subject_id = '{BUKIT}'")
        tx.execute(f"update drafts set version = '1999' where subject_id = '{KARANG}'")
    page = open_page("form", "fill")
    assert "3 dijawab" in shown(page)
    assert "memakai versi 1999" in shown(page)
    pressed(page, f"open_{KARANG}")
    assert "INSTRUMENT_VERSION_ABSENT" in shown(page)
    chose(page, "wilayah", BUKIT)
    assert "Jawaban tahun 2025 tidak ditampilkan" in shown(page)
    assert "2 dari 128 pertanyaan dijawab" in shown(page)
    assert "sedang diisi: 2" in shown(open_page("participants", tahun=str(YEAR)))


def test_evidence_is_stored_at_once_looked_at_and_taken_out(store: Store) -> None:
    one = begun(store, answers=3)
    page = open_page("form", "fill", **AT_BUKIT)
    page.session_state[f"lagi_{one.draft_id}_Q001"] = True
    page.run()
    assert len(page.file_uploader) == 1, "only where the fold is open"
    box = page.file_uploader[0].upload("SK <b>.pdf", PDF, "application/pdf")
    box.upload("surat.docx", b"PK", "image/png").run()
    assert [held.file_name for held in draft().evidence["Q001"]] == ["SK <b>.pdf"]
    assert any("EVIDENCE_KIND" in error.value and "surat" in error.value for error in page.error)
    words = shown(page)
    assert "Bukti: 1 berkas" in words
    assert "PDF, 1 KB · ditambahkan" in words
    assert page.file_uploader[0].value == [], "an emptied box"
    (held,) = draft().evidence["Q001"]
    pressed(page, f"lihat_{one.draft_id}_{held.evidence_id}")
    assert [found.label for found in page.get("download_button")] == ["Unduh SK \\<b\\>\\.pdf"]
    pressed(page, f"keluarkan_{one.draft_id}_{held.evidence_id}")
    assert draft().evidence == {}
    add_evidence(store, one, "Q002", "SK.pdf", PDF, actor="lurah")
    words = shown(chose(page, "bagian", "kirim"))
    assert "Berkas bukti ada pada 1 dari 3 jawaban. Dari 3 jawaban yang pertanyaannya menyebut bukti, 1" in words
