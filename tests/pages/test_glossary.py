"""The glossary on its page: groups, a box that filters, links that lead only where the reader may go."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.store import shared_store
from tests.pages.opening import address, change_store, chose, links, open_page, shown
from tests.pages.signed_in import browser_of


def opened(**choices: str) -> AppTest:
    return open_page("glossary", "method", **choices)


def test_it_opens_on_the_terms_of_the_product_each_with_its_page(toy_seen: Path) -> None:
    page = opened()
    words = shown(page)
    assert "Jawaban kosong tidak pernah dihitung sebagai nol." in words
    assert {"Peta nilai", "Kesenjangan", "Berdampingan", "Cara menghitung"} <= set(links(page))


def test_a_group_is_an_instrument_with_status_and_legal_basis(toy_seen: Path) -> None:
    page = chose(opened(), "kelompok", "spab")
    words = shown(page)
    assert "diisi untuk: sekolah. Rancangan sendiri." in words
    assert "Dasar hukum." in words
    assert address(page)["kelompok"] == "spab"


def test_what_is_looked_for_is_the_address_and_is_found_in_every_group(toy_seen: Path) -> None:
    page = opened(cari="madya")
    words = shown(page)
    assert "Tangguh Madya (KELTANA)" in words
    assert "di atas 58,33 sampai dengan 83,33" in words
    page.text_input(key="cari").set_value("longsor").run()
    assert "Tanah longsor" in shown(page)
    assert address(page)["cari"] == "longsor"


def test_what_is_not_there_is_said_and_is_no_markup(toy_seen: Path) -> None:
    words = shown(opened(cari="<b>naga</b>"))
    assert "Tidak ada istilah yang memuat" in words
    assert "<b>naga" not in words


def test_nobody_is_sent_where_they_may_not_go(toy_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Verifikasi" in links(opened())
    browser_of(shared_store(toy_path), monkeypatch)
    page = opened()
    assert "Verifikasi" not in links(page)
    assert "Dipakai di halaman Verifikasi." in shown(page)


def test_without_any_data_it_is_the_same(toy_path: Path) -> None:
    change_store(toy_path, "delete from scores", "delete from assessments", "delete from score_methods")
    assert "Cakupan" in shown(opened())


def test_in_english(toy_seen: Path) -> None:
    words = shown(opened(lang="en", cari="coverage"))
    assert "A blank is never counted as zero." in words
