"""The board of needs and the page of offers: read and answered without an account, decided by planners alone."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo import offers, plans
from siperi_geo.plans import partner_said
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from siperi_geo.tables.plan_parts import pledge_table
from siperi_geo.text import use_language
from siperi_geo.ui import board_offer
from tests.offers.conftest import CALL, offer
from tests.pages import opening
from tests.pages.opening import address, open_page
from tests.pages.signed_in import Browser, browser_of
from tests.plans.conftest import BUKIT, MUARA, UTARA, action

NASTY = "=1+1 <b>x</b>"


def shown(page: AppTest) -> str:
    return opening.shown(page).replace("\\", "")


def board(**asked: str) -> AppTest:
    return open_page("board", "programmes", **asked)


def store() -> Store:
    return shared_store(settings().store_path)


def press(page: AppTest, label: str) -> AppTest:
    next(one for one in page.button if one.label == label).click()
    return page.run()


def fill(page: AppTest, **said: object) -> AppTest:
    for name, value in said.items():
        (box,) = [
            one
            for kind in ("text_input", "text_area", "number_input", "checkbox")
            for one in page.get(kind)
            if str(one.key).startswith(f"offer_{name}_")
        ]
        box.set_value(value)
    return press(page, "Kirim penawaran")


GOOD = {"name": "PT Maju Jaya", "what": "Mencetak 500 poster", "person": "Maria Contoh", "reach": "0380-555-0100"}


@pytest.fixture
def several(toy_path: Path) -> dict[str, str]:
    """Open needs at three levels, one of unknown cost, and an action that is not open."""
    with Store.open(toy_path) as here:
        return {
            one.what: plans.add(here, one, actor="ani")
            for one in (
                action(is_open=True),
                action(what=NASTY, area_code=MUARA, budget_idr=None, is_open=True, year=2027),
                action(what="Radio", area_code=UTARA, budget_idr=2_500_000, is_open=True),
                action(what="Tertutup", area_code=MUARA),
            )
        }


def test_without_needs_the_board_says_who_adds_them(toy_path: Path) -> None:
    words = shown(board())
    assert "Belum ada kebutuhan terbuka" in words
    assert "Sudah menawarkan" not in words or "Kode" not in words


def test_the_board_counts_what_is_open_and_says_what_is_not_known(several: dict[str, str]) -> None:
    page = board()
    words = shown(page)
    assert "Rp 7,5 juta" in words
    assert "ditambah 1 kebutuhan yang biayanya belum dihitung" in words
    assert "biaya belum dihitung" in words
    assert "Tertutup" not in words
    assert "<b>x" not in opening.shown(page), "words of a plan are no markup"
    assert "1 kebutuhan berlaku untuk satu kecamatan" in words
    assert "BPBD Kota" not in words


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"wilayah": BUKIT}, "KIE rawan banjir", "Radio"),
        ({"wilayah": UTARA}, "Radio", "=1+1"),
        ({"tahun_anggaran": "2027"}, "=1+1", "Radio"),
    ],
)
def test_an_address_narrows_the_board(
    several: dict[str, str], asked: dict[str, str], there: str, gone: str
) -> None:
    page = board(**asked)
    assert there in shown(page)
    assert gone not in shown(page)
    assert address(page) == asked


def test_a_need_in_full_says_what_it_is_to_improve(several: dict[str, str]) -> None:
    words = shown(board(kebutuhan=several["KIE rawan banjir"]))
    assert "Yang hendak diperbaiki" in words
    assert "Berhasil bila: warga yang memperoleh KIE" in words
    assert "KELTANA" in words


def test_plan_and_board_lead_to_each_other(several: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    need = several["KIE rawan banjir"]
    words = "Buka aksinya di rencana"
    there = opening.links(board(kebutuhan=need))[words]
    assert f"aksi={need}" in there
    assert f"wilayah={BUKIT}" in there
    plan = open_page("plans", "programmes", aksi=need, wilayah=BUKIT, tahun_anggaran="2026")
    assert "papan kebutuhan yang terbuka" in str(opening.links(plan))
    browser = browser_of(store(), monkeypatch)
    assert words not in opening.links(board(kebutuhan=need)), "the public cannot change it"
    browser.sign_in("rencana")
    assert words in opening.links(board(kebutuhan=need))


def test_an_offer_is_given_once_waits_and_is_taken_back_by_its_code(several: dict[str, str]) -> None:
    page = fill(board(kebutuhan=several["KIE rawan banjir"]), **GOOD, amount=2_000_000)
    (told,) = page.code
    code = str(told.value)
    assert offers.standing(store(), code).state == "waiting"
    assert "kebutuhan" not in address(page)
    assert [one.value for one in page.run().code] == [code], "it stays until its giver has kept it"
    page = press(page, "Sudah saya simpan")
    assert not page.code
    assert code not in shown(page)
    page.text_input("board_code").set_value(code)
    page = press(page, "Lihat")
    assert "Menunggu keputusan BPBD" in shown(page)
    page = press(page, "Tarik penawaran")
    assert "Penawaran ditarik" in shown(page)
    assert offers.standing(store(), code).state == "taken_back"


def test_what_cannot_be_taken_is_said_and_what_was_typed_stays(several: dict[str, str]) -> None:
    page = fill(board(kebutuhan=several["KIE rawan banjir"]), name="PT Maju Jaya", reach="di kantor")
    words = shown(page)
    assert "Bantuannya belum ditulis" in words
    assert "Nama orang yang dapat dihubungi" in words
    assert "bukan nomor telepon" in words
    assert [one.value for one in page.text_input if str(one.key).startswith("offer_name_")] == ["PT Maju Jaya"]
    assert offers.offers(store(), "ani") == ()


def test_a_wrong_code_says_so(several: dict[str, str]) -> None:
    page = board()
    page.text_input("board_code").set_value("none")
    assert "Tidak ada penawaran dengan kode ini" in shown(press(page, "Lihat"))


def test_a_wrong_code_counts_once_however_often_the_page_runs(
    several: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board_offer, "client", lambda: "10.1.2.3")
    page = board()
    page.text_input("board_code").set_value("none")
    page = press(page, "Lihat")
    for _ in range(6):
        assert "Tidak ada penawaran dengan kode ini" in shown(page.run())
    for _ in range(4):
        page = press(page, "Lihat")
    assert "Tidak ada penawaran dengan kode ini" in shown(page)
    assert "beberapa kali dimasukkan kode yang salah" in shown(press(page, "Lihat"))


def test_more_than_is_lacking_is_said_before_it_is_taken(several: dict[str, str]) -> None:
    page = fill(board(kebutuhan=several["Radio"]), **GOOD, amount=3_000_000)
    assert "Yang masih kurang Rp 2.500.000; penawaran ini lebih Rp 500.000" in shown(page)
    assert not page.code
    page = press(page, "Kirim penawaran")
    assert len(page.code) == 1
    assert "masih kurang Rp 2.500.000, penawaran ini lebih Rp 500.000" in shown(open_page("offers", "programmes"))


def test_small_sums_are_whole_and_what_is_overdue_says_so(several: dict[str, str]) -> None:
    late = action(what="Terlambat", budget_idr=40_000, is_open=True, due_on=date(2026, 1, 31), year=2026)
    plans.add(store(), late, actor="ani")
    words = shown(board(wilayah=BUKIT))
    assert "masih kurang Rp 40.000 dari Rp 40.000" in words
    assert "lewat tenggat (31 Januari 2026)" in words
    assert "31 Januari 2026 · lewat tenggat" in words
    assert "overdue (was due" in shown(board(wilayah=BUKIT, lang="en"))


def test_who_is_not_named_is_called_a_partner_in_the_language_of_the_reader(waiting: list[str]) -> None:
    assert "Akan tampil sebagai: Mitra (Dunia usaha)" in shown(open_page("offers", "programmes"))
    assert "It will be shown as: Partner (Business)" in shown(open_page("offers", "programmes", lang="en"))
    offers.accept(store(), waiting[0], what="Poster", amount_idr=None, actor="ani")
    (kept,) = plans.pledges(store())
    use_language("en")
    try:
        assert pledge_table([kept]).shown.iloc[0, 0] == "Partner (Business)"
    finally:
        use_language("id")
    assert partner_said("PT Maju Jaya", "business") == "PT Maju Jaya"


@pytest.fixture
def waiting(several: dict[str, str], toy_path: Path) -> list[str]:
    """Three offers: two on a need in Bukit, one on a need in Muara."""
    with Store.open(toy_path) as here:
        mine = offer(several["KIE rawan banjir"])
        given = (mine, replace(mine, what=f"{NASTY} 0812 3456 7890", amount_idr=None, partner_name=NASTY),
                 replace(mine, action_id=several[NASTY]))  # fmt: skip
        return [offers.give(here, one, CALL, actor="ani").offer_id for one in given]


def test_a_planner_accepts_one_and_declines_another(waiting: list[str]) -> None:
    page = open_page("offers", "programmes")
    assert "3 penawaran menunggu" in shown(page)
    assert "memuat nomor telepon" in shown(page)
    assert "<b>x" not in opening.shown(page)
    page.text_area(f"words_{waiting[0]}").set_value("500 poster")
    page.button(f"yes_{waiting[0]}").click()
    page = page.run()
    assert "Diterima: sekarang menjadi janji mitra" in shown(page)
    (kept,) = plans.pledges(store())
    assert (kept.pledge.what, kept.pledge.partner_name) == ("500 poster", "Mitra (Dunia usaha)")
    page.button(f"yes_{waiting[1]}").click()
    page = page.run()
    assert "memuat nomor telepon atau alamat surel." in shown(page)
    page.text_input(f"reason_{waiting[1]}").set_value("sudah ada")
    page.button(f"no_{waiting[1]}").click()
    page = page.run()
    assert "Ditolak; nama dan kontaknya dihapus." in shown(page)
    assert "1 penawaran menunggu" in shown(page)
    page.selectbox("forget_which").set_value(waiting[0])
    page = press(page, "Hapus kontak")
    assert "Kontak dihapus." in shown(page)
    assert store().sql("select offer_id from offer_contacts")["offer_id"].tolist() == [waiting[2]]


def test_an_accepted_offer_lowers_what_the_board_lacks(waiting: list[str]) -> None:
    offers.accept(store(), waiting[0], what="Poster", amount_idr=2_000_000, actor="ani")
    words = shown(board(wilayah=BUKIT))
    assert "masih kurang Rp 3 juta dari Rp 5 juta" in words
    assert "1 mitra sudah berjanji" in words
    assert "PT Maju Jaya" not in words


@pytest.fixture
def browser(waiting: list[str], monkeypatch: pytest.MonkeyPatch) -> Browser:
    """The needs and offers in a store with accounts."""
    return browser_of(store(), monkeypatch)


def test_the_public_reads_and_answers_and_sees_no_offer(browser: Browser, several: dict[str, str]) -> None:
    page = board()
    for words in ("PT Maju Jaya", "Maria Contoh", "0380-555-0100", "500 poster"):
        assert words not in shown(page)
    page = fill(board(kebutuhan=several["Radio"]), **GOOD)
    assert len(page.code) == 1
    page = open_page("offers", "programmes")
    assert "Maria Contoh" not in shown(page)
    assert not page.button


@pytest.mark.parametrize("name", ["lurah", "periksa"])
def test_who_may_not_plan_sees_no_offer(browser: Browser, name: str) -> None:
    browser.sign_in(name)
    page = open_page("offers", "programmes")
    assert "Maria Contoh" not in shown(page)
    assert "mengubah rencana aksi" in shown(page)


def test_a_planner_signed_in_sees_all(browser: Browser) -> None:
    browser.sign_in("rencana")
    assert "3 penawaran menunggu" in shown(open_page("offers", "programmes"))


@pytest.mark.parametrize("page", ["board", "offers"])
def test_other_computers_of_a_laptop_without_accounts_offer_and_read_nothing(
    waiting: list[str], several: dict[str, str], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIPERI_HOST", "0.0.0.0")  # noqa: S104
    seen = open_page(page, "programmes", kebutuhan=several["Radio"])
    assert "Maria Contoh" not in shown(seen)
    assert "Kirim penawaran" not in [one.label for one in seen.button]
    assert ("baru dapat diterima setelah ada akun" in shown(seen)) is (page == "board")
