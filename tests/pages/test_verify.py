"""The page of verifiers: the work list, one form with its decisions, many at once, a locked round."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import (
    Review,
    add_evidence,
    begin,
    evidence_of_form,
    move_round,
    reviews_of,
    save_answer,
)
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.settings import actor as settings_actor
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from siperi_geo.ui.verify.cross import found_in
from siperi_geo.verification import decide, decide_all
from tests.pages.opening import address, change_store, chose, links, open_page, shown

BUKIT, LERENG, MUARA = "99.01.01.1001", "99.01.01.1002", "99.01.02.1001"
NO_BEFORE_YES = """update assessments set answers = list_concat([0::utinyint], answers[2:])
    where year = 2025 and subject_id = '99.01.02.1002'"""
PNG = bytes.fromhex(  # one white pixel
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082"
)
pytestmark = pytest.mark.usefixtures("toy_path")


def store() -> Store:
    return shared_store(settings().store_path)


def form_of(subject: str, year: int = 2025) -> str:
    rows = store().query("assessments/newest_per_subject", instrument="keltana", year=year)
    return str(rows.set_index("subject_id").at[subject, "assessment_id"])


def state_of(form: str) -> str:
    return str(store().query("assessments/form_head", assessment_id=form)["state"].iloc[0])


def hand_in_again(subject: str, **answers: int) -> str:
    """A further revision through the web form; returns its id."""
    if store().query("rounds/round_list").empty:
        move_round(store(), "keltana", 2025, "open", actor="bpbd")
    draft = begin(store(), load("keltana"), subject, 2025, actor="operator")
    for item, value in answers.items():
        save_answer(store(), draft, item, value, actor="operator")
    return submit(store(), draft, actor="operator", over=form_of(subject))


def page(**asked: str) -> AppTest:
    return open_page("verify", "fill", **asked)


def press(seen: AppTest, key: str) -> AppTest:
    return seen.button(key=key).click().run()


def keys(seen: AppTest) -> list[str]:
    return [str(one.key) for one in seen.button]


def speak(seen: AppTest, form: str, item: str, value: int | None, comment: str) -> AppTest:
    seen = press(seen, f"verify_speak_{form}_{item}")
    if value is not None:
        seen = seen.selectbox(key=f"verify_{form}_{item}_value").set_value(value).run()
    return seen.text_area(key=f"verify_{form}_{item}_comment").set_value(comment).run()


def test_the_list_names_what_stands_out_and_opens_a_form() -> None:
    change_store(settings().store_path, NO_BEFORE_YES)
    seen = page(tahun="2025")
    words = shown(seen)
    assert "5 formulir · menunggu: 5" in words
    assert words.count('<dl class="siperi-work">') == 5
    assert "<b>80,00</b> <small>Tangguh Madya</small>" in words
    assert "<mark>−20,00</mark>" in words, "Muara fell from 100 to 80"
    assert "lompatan besar <small>sejak 2024</small>" in words
    assert "<mark>1</mark>" in words, "Tanjung I says no first and yes later"
    assert "Memenuhi syarat: 1 dari 5" in words, "only Karang: three others jumped, one contradicts itself"
    seen = press(seen, f"verify_open_{form_of(BUKIT)}")
    assert address(seen) == {"tahun": "2025", "wilayah": BUKIT}
    assert "Revisi 1, dikirim" in shown(seen)
    assert "Formulir Bukit (Kec. Bukit) tetap dihitung untuk 2025" in shown(seen)


def test_only_the_chosen_area_and_state_are_listed() -> None:
    seen = page(tahun="2025", di="99.01.02")
    assert shown(seen).count('<dl class="siperi-work">') == 3
    assert "Belum ada formulir yang terverifikasi." in shown(chose(seen, "keadaan", "verified"))


def test_comments_stay_with_their_form_and_are_stored_with_the_decision() -> None:
    form, other = form_of(BUKIT), form_of(LERENG)
    seen = page(tahun="2025", wilayah=BUKIT)
    seen = speak(seen, form, "Q001", 0, "SK belum ada")
    assert "1 jawaban dinilai lain" in shown(seen)
    assert ">80,00<" in shown(seen), "what is declared stays"
    seen = chose(seen, "seksi", "KP")
    seen = chose(seen, "wilayah", LERENG)
    assert "SK belum ada" not in shown(seen)
    seen.radio(key=f"verify_{other}_move_submitted").set_value("returned").run()
    assert "Ikut disimpan: catatan pada 0 pertanyaan." in shown(seen)
    seen = press(seen, f"verify_do_{other}_returned")
    assert "FORM_REASON_MISSING" in shown(seen)
    assert state_of(other) == "submitted"
    seen.text_area(key=f"verify_{other}_reason").set_value("tanpa lampiran")
    seen = press(seen, f"verify_do_{other}_returned")
    assert "tanpa lampiran" in shown(seen), "what was typed last goes along, in one run with the button"
    assert state_of(other) == "returned"
    seen = chose(chose(seen, "wilayah", BUKIT), "seksi", "LD")
    assert seen.text_area(key=f"verify_{form}_Q001_comment").value == "SK belum ada"
    seen.radio(key=f"verify_{form}_move_submitted").set_value("returned").run()
    assert "Bukit (Kec. Bukit) tidak punya nilai 2025" in shown(seen)
    seen = press(seen, f"verify_do_{form}_returned")
    assert "dikembalikan untuk diperbaiki; untuk sementara tidak dihitung" in shown(seen)
    assert (state_of(form), reviews_of(store(), form)) == ("returned", {"Q001": Review(0, "SK belum ada")})
    assert f"verify_{form}_Q001_comment" not in [one.key for one in seen.text_area], "it is with the filler now"
    seen = press(seen, f"verify_unsay_{form}_Q001")
    assert "REVIEW_IS_REASON" in shown(seen)
    seen = press(seen, f"verify_do_{form}_submitted")
    assert "keputusan ditarik kembali" in shown(seen)
    assert state_of(form) == "submitted"
    words = shown(press(seen, f"verify_unsay_{form}_Q001"))
    assert "Catatan untuk pertanyaan 1 ditarik kembali" in words
    assert f"catatan {settings_actor()} ditarik kembali" in words, "the history keeps that it was there"
    assert reviews_of(store(), form) == {}


def test_a_form_replaced_meanwhile_is_not_decided_and_its_comments_are_kept() -> None:
    old = form_of(BUKIT)
    seen = speak(page(tahun="2025", wilayah=BUKIT), old, "Q001", None, "bukti?")
    new = hand_in_again(BUKIT, Q004=1)
    seen = press(seen, f"verify_do_{old}_verified")
    assert "FORM_SUPERSEDED" in shown(seen)
    assert (state_of(old), state_of(new)) == ("submitted", "submitted")
    assert "revisi 1 digantikan revisi 2" in shown(seen)
    assert f"verify_speak_{new}_Q001" in keys(seen), "the new form has no comments of its own"
    seen = press(seen, f"verify_take_{old}")
    assert seen.text_area(key=f"verify_{new}_Q001_comment").value == "bukti?"
    seen.radio(key=f"verify_{new}_move_submitted").set_value("rejected").run()
    assert "yang dihitung kembali adalah revisi 1" in shown(seen)
    seen = press(seen, f"verify_do_{new}_rejected")
    assert state_of(new) == "rejected"
    assert "Revisi 1, dikirim" in shown(seen), "the earlier one counts again"
    seen = press(seen, f"verify_back_{new}")
    assert state_of(new) == "submitted"
    seen.text_area(key=f"verify_{old}_reason").set_value("juga salah").run()
    seen = press(seen, f"verify_reject_{old}")
    assert (state_of(old), state_of(new)) == ("rejected", "submitted")


def test_a_decision_is_about_the_state_shown_and_keeps_what_another_verifier_stored() -> None:
    form = form_of(BUKIT)
    seen = press(page(tahun="2025", wilayah=BUKIT), f"verify_speak_{form}_Q001")
    decide(store(), form, "verified", actor="B", said={"Q001": Review(0, "kata B"), "Q002": Review(0, "")})
    decide(store(), form, "returned", actor="B", reason="tunggu")
    seen = press(seen, f"verify_do_{form}_verified")
    assert "FORM_MOVED_MEANWHILE" in shown(seen)
    assert state_of(form) == "returned"
    assert seen.radio(key=f"verify_{form}_move_returned").options == ["Tarik kembali keputusan", "Tolak"]
    seen.radio(key=f"verify_{form}_move_returned").set_value("rejected").run()
    assert "Formulir ini sudah tidak dihitung, dan tetap begitu." in shown(seen)
    decide(store(), form, "submitted", actor="B")
    seen = seen.run()
    assert seen.selectbox(key=f"verify_{form}_Q001_value").value == 0, "as stored by now"
    assert seen.text_area(key=f"verify_{form}_Q001_comment").value == "kata B"
    for value in (1, 0):
        seen = seen.run()
        decide(store(), form, "verified", actor="B", said={"Q001": Review(value, "kata B lagi")})
        decide(store(), form, "returned", actor="B", reason="tunggu")
        decide(store(), form, "submitted", actor="B")
    assert seen.selectbox(key=f"verify_{form}_Q001_value").value == 1
    seen.text_area(key=f"verify_{form}_Q001_comment").set_value("kata A")
    seen = press(seen, f"verify_do_{form}_verified")
    assert state_of(form) == "verified"
    assert reviews_of(store(), form) == {"Q001": Review(0, "kata A"), "Q002": Review(0, "")}


def test_an_older_verified_form_can_be_rejected() -> None:
    old = form_of(BUKIT)
    new = hand_in_again(BUKIT, Q004=1)
    decide(store(), new, "rejected", actor="bpbd", reason="tunggu")
    decide(store(), old, "verified", actor="bpbd")
    decide(store(), new, "submitted", actor="bpbd")
    seen = page(tahun="2025", wilayah=BUKIT)
    seen.text_area(key=f"verify_{old}_reason").set_value("salah")
    assert "ditolak; tidak dihitung" in shown(press(seen, f"verify_reject_{old}"))
    assert (state_of(old), state_of(new)) == ("rejected", "submitted")


def test_a_repair_shows_what_was_said_of_the_form_before() -> None:
    decide(store(), form_of(BUKIT), "returned", actor="bpbd", said={"Q001": Review(0, "SK <b>belum</b> ada")})
    hand_in_again(BUKIT, Q001=0)
    words = shown(page(tahun="2025", wilayah=BUKIT, seksi="striking"))
    assert "Ini perbaikan dari formulir yang pernah dikembalikan." in words
    assert "Verifikator bpbd, revisi 1</dt><dd>Tidak – SK &lt;b&gt;belum&lt;/b&gt; ada" in words
    assert "menunggu → dikembalikan" in words
    assert "perbaikan setelah dikembalikan" in shown(page(tahun="2025"))


def test_many_are_verified_after_a_tick_and_a_form_with_open_comments_is_left_out() -> None:
    decide_all(store(), [form_of(BUKIT, 2024), form_of(LERENG, 2024)], "verified", actor="bpbd")
    seen = page(tahun="2024")
    assert "Memenuhi syarat: 1 dari 2" in shown(seen), "one cannot be assessed"
    many = next(one for one in seen.button if "Verifikasi 1 formulir" in one.label)
    assert many.disabled
    seen.checkbox[0].check().run()
    assert not chose(seen, "tahun", 2025).checkbox[0].value, "a tick answers for the forms it counted"
    chose(seen, "tahun", 2024).checkbox[0].check().run()
    decide(store(), form_of(MUARA, 2024), "rejected", actor="B", reason="tunggu")
    next(one for one in seen.button if "Verifikasi 1 formulir" in one.label).click().run()
    assert "FORM_MOVED_MEANWHILE" in shown(seen)
    decide(store(), form_of(MUARA, 2024), "submitted", actor="B")
    seen.run().checkbox[0].check().run()
    next(one for one in seen.button if "Verifikasi 1 formulir" in one.label).click().run()
    assert "1 formulir terverifikasi" in shown(seen)
    assert state_of(form_of(MUARA, 2024)) == "verified"
    assert "Memenuhi syarat: 0 dari 1" in shown(seen)
    seen = chose(chose(seen, "tahun", 2025), "wilayah", BUKIT)
    seen = speak(seen, form_of(BUKIT), "Q001", None, "bukti?")
    assert "catatan Anda belum disimpan" in shown(press(seen, "verify_back"))


def test_a_locked_round_can_only_be_read() -> None:
    for state in ("open", "closed", "locked"):
        move_round(store(), "keltana", 2025, state, actor="bpbd")  # type: ignore[arg-type]
    seen = page(tahun="2025", wilayah=BUKIT)
    assert "Tahun 2025 sudah dikunci dan hasilnya diterbitkan (terbitan 1)" in shown(seen)
    assert [key for key in keys(seen) if key.startswith(("verify_do", "verify_speak"))] == []
    assert "Verifikasi sekaligus" not in shown(press(seen, "verify_back"))


def test_examples_are_never_verified(toy_path: Path) -> None:
    change_store(toy_path, "update assessments set is_example = true", "update scores set is_example = true")
    assert "hanya ada data contoh" in shown(page())


def test_a_form_of_an_absent_version_is_listed_and_stops_nothing(toy_path: Path) -> None:
    change_store(toy_path, f"update assessments set version = '1999' where subject_id = '{BUKIT}' and year = 2025")
    seen = page(tahun="2025", lang="en")
    assert "version 1999 is not here" in shown(seen)
    assert "whose file is not here" in shown(chose(seen, "wilayah", BUKIT))


def test_other_computers_cannot_decide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    assert keys(page(tahun="2025", wilayah=BUKIT)) == []


@pytest.mark.parametrize(
    ("instrument", "asked", "name", "others"),
    [
        (
            "spab",
            {"subjek": "school:50300001"},
            "SD Negeri Bukit",
            "Tidak ada yang bertentangan dengan formulir lain",
        ),
        (
            "rsab",
            {"subjek": "health_facility:53990001"},
            "RSUD Kota Mainan",
            "<dt>Kelurahan Bukit</dt><dd>Ya</dd>",
        ),
        ("kencana", {"wilayah": "99.01.01"}, "Bukit", "<dt>Kelurahan Lereng</dt><dd>Ya</dd>"),
    ],
)
def test_forms_of_every_instrument_can_be_read(
    subjects_seen: Path, instrument: str, asked: dict[str, str], name: str, others: str
) -> None:
    seen = page(instrumen=instrument, **asked)
    assert others in shown(seen)
    assert name in seen.subheader[0].value
    assert "Indeks menurut pengisi" in shown(seen)
    assert [key for key in keys(seen) if key.startswith("verify_speak")]


def test_what_other_forms_say_otherwise_is_listed_and_opens_its_rule(
    subjects_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = page(tahun="2025")
    words = shown(seen)
    for n in (3, 4):  # Bukit, Muara
        assert f"<mark>{n} dengan formulir lain</mark>" in words
    assert "Pada 3 dari 5 formulir" in words
    assert "Memenuhi syarat: 2 dari 5" in words, "the other three are asked something"
    assert "Semua pertentangan antarformulir tahun 2025 (8)" in [one.label for one in seen.expander]
    assert "<td>SD Inpres Nelayan menjawab “Belum”.</td>" in words
    seen = press(seen, f"verify_open_{form_of(MUARA)}")
    words = shown(seen)
    assert "Ini bahan bertanya, bukan tuduhan" in words
    assert (
        "<dt>Formulir ini</dt><dd>Ya</dd><dt>Pihak lain</dt><dd>SD Inpres Nelayan menjawab “Belum”.</dd>" in words
    )
    assert (
        "<dt>KELTANA 2021, pertanyaan 93</dt><dd>Ada cara menyebarkan peringatan bahaya ke seluruh warga.</dd>"
        in words
    )
    assert "<dt>SPAB 2026, pertanyaan 28</dt>" in words
    assert "<dt>Asal aturan</dt><dd>rancangan sendiri</dd>" in words
    to = links(seen)["SD Inpres Nelayan \\(Muara\\)\\: Belum"]
    assert {"instrumen=spab", "tahun=2025", "simpul=A1"} <= set(to.split("&"))
    decide(store(), form_of(MUARA), "returned", actor="bpbd", reason="tunggu")
    assert "dikembalikan atau ditolak tidak dibandingkan" in shown(seen.run())
    (tmp_path / "pertentangan.yaml").write_text("rules: 3", encoding="utf-8")
    monkeypatch.setenv("SIPERI_INSTRUMENTS", str(tmp_path))
    broken = found_in(2024)
    assert (broken.every, broken.problems[0].code) == ((), "INSTRUMENT_INVALID")


def test_results_say_how_many_are_verified_and_which() -> None:
    decide(store(), form_of(BUKIT), "verified", actor="bpbd")
    seen = open_page("map", tahun="2025", wilayah=BUKIT)
    words = shown(seen)
    assert "2025: 1 dari 5 formulir sudah diverifikasi; selebihnya penilaian sendiri." in words
    assert "Status: terverifikasi" in words
    assert words.count("<td>penilaian sendiri</td>") == 4
    words = shown(open_page("change"))
    assert "2024: belum ada yang diverifikasi dari 4 formulir" in words
    assert "2025: 1 dari 5" in words


def test_evidence_stands_beside_the_answer_and_on_the_calculation_by_name_only() -> None:
    move_round(store(), "keltana", 2025, "open", actor="bpbd")
    draft = begin(store(), load("keltana"), BUKIT, 2025, actor="operator")
    for name, content in (("foto posko.png", PNG), ("SK.pdf", b"%PDF-1.7 %%EOF")):
        add_evidence(store(), draft, "Q001", name, content, actor="operator")
    form = submit(store(), draft, actor="operator")
    photo, decree = evidence_of_form(store(), form)["Q001"]
    seen = page(tahun="2025", wilayah=BUKIT)
    words = shown(seen)
    assert "Berkas bukti ada pada 1 dari 128 jawaban." in words
    assert "oleh operator" in words
    assert "data:image/jpeg" not in words
    assert not seen.get("download_button")
    seen = press(seen, f"lihat_{form}_Q001_{photo.evidence_id}")
    assert 'alt="foto posko.png" src="data:image/jpeg;base64,' in shown(seen)
    store().attachments.path_of(decree.sha256).write_bytes(b"spoilt")
    seen = press(seen, f"lihat_{form}_Q001_{decree.evidence_id}")
    assert any("EVIDENCE_DAMAGED" in error.value for error in seen.error)
    assert len(seen.get("download_button")) == 1
    there = open_page("method", "method", tahun="2025", wilayah=BUKIT)
    assert "2 berkas: foto posko.png, SK.pdf" in shown(there)
