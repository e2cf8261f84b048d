"""The page of the plan: empty, one action, several; adding, changing, overtaken changes, nobody without right."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import plans
from siperi_geo.accounts.granting import scope
from siperi_geo.rights import SYSTEM, Grant, Role
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from tests import people
from tests.assessments.test_evidence import PDF
from tests.pages import opening
from tests.pages.opening import address, open_page
from tests.pages.signed_in import browser_of
from tests.plans.conftest import ACTION, BUKIT, GLADI, KIE, MUARA, UTARA, action


def shown(page: AppTest) -> str:
    """What the page shows, without the marks that keep Markdown plain."""
    return opening.shown(page).replace("\\", "")


def store() -> Store:
    return shared_store(settings().store_path)


def opened(**asked: str) -> AppTest:
    return open_page("plans", "programmes", **asked)


def field(page: AppTest, kind: str, name: str) -> object:
    """The one field of the form whose key begins so."""
    found = [one for one in page.get(kind) if str(one.key).startswith(f"plan_{name}_")]
    assert len(found) == 1, [one.key for one in page.get(kind)]
    return found[0]


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click()
    return page.run()


def test_without_actions_the_page_says_what_to_do(toy_path: Path) -> None:
    words = shown(opened())
    assert "Belum ada aksi tahun anggaran" in words
    assert "Tambah atau ubah aksi" in words


def test_an_address_opens_the_form_filled_in_and_the_action_is_stored(toy_path: Path) -> None:
    page = opened(tambah=KIE, wilayah=MUARA, tahun_anggaran="2027")
    assert field(page, "selectbox", "area").value == MUARA
    assert "keltana:I22" in field(page, "text_input", "closes").value
    assert field(page, "text_input", "unit").value == "orang"
    field(page, "text_area", "what").set_value("KIE rob")
    field(page, "number_input", "budget").set_value(7_000_000)
    page = press(page, "Simpan aksi")
    assert "Aksi tersimpan: KIE rob" in shown(page)
    (kept,) = plans.actions(store())
    assert (kept.action.line, kept.action.area_code, kept.action.budget_idr) == (KIE, MUARA, 7_000_000)
    assert "Rp 7 juta" in shown(page)
    assert "tambah" not in address(page)


def test_what_cannot_be_stored_is_said_and_what_was_typed_stays(toy_path: Path) -> None:
    page = opened(tambah=GLADI)
    field(page, "number_input", "progress").set_value(50)
    page = press(page, "Simpan aksi")
    assert "Aksinya belum ditulis" in shown(page)
    assert "Keadaan dan kemajuan tidak cocok" in shown(page)
    assert field(page, "number_input", "progress").value == 50
    assert plans.actions(store()) == ()


@pytest.fixture
def several(toy_path: Path) -> dict[str, str]:
    """Three actions of 2026, one of them overdue, and one of another year."""
    with Store.open(toy_path) as here:
        return {
            one.what: plans.add(here, one, actor="ani")
            for one in (
                action(due_on=date(2026, 1, 31), state="running", progress_pct=40),
                action(what="Gladi", line=GLADI, area_code=MUARA, budget_idr=None),
                action(what="Kerja bersama", area_code=UTARA, owner_name="PMI", state="done", progress_pct=100),
                action(what="Lama", year=2025),
            )
        }


def test_the_list_the_sums_and_what_is_overdue(several: dict[str, str]) -> None:
    words = shown(opened(tahun_anggaran="2026"))
    assert "Rp 10 juta" in words
    assert "1 aksi belum ada anggarannya" in words
    assert "1 aksi lewat tenggat" in words
    assert "31 Januari 2026" in words
    assert "Lama" not in words
    assert "10.000.000" in words


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"wilayah": UTARA}, ("KIE rawan banjir", "Kerja bersama"), "Gladi"),
        ({"wilayah": BUKIT}, ("KIE rawan banjir",), "Kerja bersama"),
        ({"pelaksana": "PMI"}, ("Kerja bersama",), "KIE rawan banjir"),
        ({"keadaan_aksi": "running"}, ("KIE rawan banjir",), "Kerja bersama"),
    ],
)
def test_filters_are_in_the_address(
    several: dict[str, str], asked: dict[str, str], there: tuple[str, ...], gone: str
) -> None:
    page = opened(tahun_anggaran="2026", **asked)
    table = next(one for one in shown(page).split("<table>")[1:])
    assert all(name in table for name in there)
    assert gone not in table
    assert address(page)["tahun_anggaran"] == "2026"


def test_an_action_is_changed_and_its_history_shown(several: dict[str, str]) -> None:
    page = opened(tahun_anggaran="2026", aksi=several["Gladi"])
    field(page, "number_input", "budget").set_value(9_000_000)
    page = press(page, "Simpan perubahan")
    assert "Perubahan tersimpan: Gladi" in shown(page)
    newest, first = plans.revisions(store(), several["Gladi"])
    assert (newest.action.budget_idr, first.action.budget_idr) == (9_000_000, None)
    assert newest.action.line == GLADI


def test_the_second_planner_is_told_and_can_open_it_again(several: dict[str, str]) -> None:
    page = opened(tahun_anggaran="2026", aksi=several["Gladi"])
    now = plans.found(store(), several["Gladi"])
    plans.revise(store(), now.action_id, replace(now.action, budget_idr=5), seen=1, actor="budi")
    field(page, "number_input", "budget").set_value(9_000_000)
    page = press(page, "Simpan perubahan")
    assert "diubah orang lain sejak dibuka (revisi 1, sekarang 2)" in shown(page)
    assert field(page, "number_input", "budget").value == 9_000_000
    assert plans.found(store(), several["Gladi"]).action.budget_idr == 5
    page = press(page, "Buka ulang dengan isi yang baru")
    assert field(page, "number_input", "budget").value == 5


def test_a_pledge_is_added_and_confirmed(several: dict[str, str]) -> None:
    page = opened(tahun_anggaran="2026", aksi=several["Gladi"])
    next(one for one in page.text_input if str(one.key).startswith("pledge_name")).set_value("PT A")
    next(one for one in page.text_input if str(one.key).startswith("pledge_what")).set_value("Tenda")
    page = press(page, "Tambah janji")
    assert "PT A" in shown(page)
    page = press(page, "Simpan keadaan")
    assert [one.pledge.state for one in plans.pledges(store())] == ["confirmed"]


@pytest.mark.parametrize("who", [None, Grant(Role.FILLER, area_code=BUKIT), Grant(Role.VERIFIER)])
def test_who_may_not_plan_reads_and_sees_no_form_and_no_account(
    toy_path: Path, several: dict[str, str], who: Grant | None
) -> None:
    with Store.open(toy_path) as here:
        people.begin(here)
    page = opened(tahun_anggaran="2026", tambah=KIE, aksi=several["Gladi"])
    words = shown(page)
    assert "KIE rawan banjir" in words
    assert "diubah oleh perencana" in words
    assert not page.text_area
    assert ">ani<" not in words


def test_in_english(toy_path: Path) -> None:
    words = shown(opened(lang="en"))
    assert "What is planned, where, and who does it?" in words
    assert ACTION.what not in words


def test_files_are_counted_for_everybody_and_opened_by_few(
    several: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    gladi = several["KIE rawan banjir"]
    plans.add_file(store(), gladi, "berita <b>acara.pdf", PDF, actor="ani")
    browser = browser_of(store(), monkeypatch)
    grant = {"user_name": "camat", **scope(Grant(Role.VERIFIER, area_code=UTARA)), "actor": "test"}
    with store().transaction(actor=SYSTEM, action="add_grant", target="camat") as tx:
        tx.append("grants", pd.DataFrame([grant | {"granted_at": datetime.now(UTC)}]))
    words = shown(opened(tahun_anggaran="2026"))
    assert "1 berkas, terakhir" in words
    assert "acara.pdf" not in words
    assert "berita" not in words
    for name, may_add in {"rencana": True, "camat": False}.items():
        browser.sign_in(name)
        page = opened(tahun_anggaran="2026", aksi=gladi)
        label = next(one.label for one in page.button if "berita" in one.label)
        assert label.replace("\\", "") == "berita <b>acara.pdf"
        assert bool(page.get("file_uploader")) == may_add
    browser.sign_in("rencana")
    page = opened(tahun_anggaran="2026", aksi=gladi)
    page = next(one for one in page.button if "berita" in one.label).click().run()
    away = next(one for one in page.button if one.label.startswith("Keluarkan berita"))
    assert away.label.endswith("dari aksi ini")
    page = away.click().run()
    assert plans.files(store(), gladi) == ()
    assert "Berkas bukti diperbarui" in shown(page)
    photos = [("image.pdf", PDF + bytes([n]), "application/pdf") for n in (1, 2)]
    page.file_uploader[0].set_value(photos).run()
    assert [one.file_name for one in plans.files(store(), gladi)] == ["image.pdf"] * 2, "a phone calls all alike"


def test_an_action_said_to_be_done_without_evidence_is_named(several: dict[str, str]) -> None:
    now = plans.found(store(), several["Gladi"])
    done = replace(now.action, state="done", progress_pct=100)
    plans.revise(store(), now.action_id, done, seen=now.revision, actor="ani")
    page = opened(tahun_anggaran="2026", aksi=now.action_id)
    assert "2 aksi dinyatakan selesai, tetapi belum ada buktinya" in shown(page)
    assert "tambahkan berkas, atau tulis rujukannya" in shown(page)
