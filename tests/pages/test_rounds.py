"""The page of yearly rounds: a round from nothing to its second edition, and what its state says elsewhere."""

from datetime import timedelta
from pathlib import Path

from streamlit.testing.v1 import AppTest

from siperi_geo.assessments import begin, move_round, remove_examples, round_of
from siperi_geo.instruments import load
from siperi_geo.settings import settings
from siperi_geo.store import Store, shared_store
from siperi_geo.text import city_today
from siperi_geo.verification import decide
from tests.pages.opening import change_store, follow, open_page, shown

KELTANA, YEAR = "keltana", 2025


def pressed(page: AppTest, key: str) -> str:
    return shown(page.button(key=key).click().run())


def ticked(page: AppTest, name: str) -> AppTest:
    return next(one for one in page.checkbox if name in str(one.key)).check().run()


def state_of(year: int = YEAR) -> tuple[str, int] | None:
    found = round_of(shared_store(settings().store_path), KELTANA, year)
    return (found.state, found.edition) if found else None


def test_a_round_is_opened_closed_locked_opened_again(toy_path: Path) -> None:
    page = open_page("rounds", "fill", tahun=str(YEAR))
    words = shown(page)
    assert "Belum ada putaran KELTANA untuk tahun 2025." in words
    assert "siapa pun di komputer ini" in words
    page.date_input[0].set_value(city_today() + timedelta(days=3))
    words = pressed(page, "rounds_open")
    assert "Putaran KELTANA 2025 dibuka. Hari penutupan:" in words
    assert "(3 hari lagi). Pada hari itu tidak ada yang tertutup sendiri" in words
    page.date_input[0].set_value(None)
    assert "Putaran KELTANA 2025 kini tanpa hari penutupan." in pressed(page.run(), "rounds_change_day")
    assert "hari penutupan diubah" in shown(page)
    in_repair(shared_store(toy_path))
    words = shown(page.run())
    assert "1 formulir sedang diisi dan belum dikirim, 1 di antaranya perbaikan" in words
    assert "belum dikirim; perbaikan: 1" in words
    assert "Putaran KELTANA 2025 ditutup." in pressed(page, "rounds_close")
    words = shown(page)
    assert "Menerbitkan 5 hasil yang dihitung sekarang sebagai terbitan 1." in words
    assert "5 dari 5 belum diverifikasi" in words
    assert page.button(key="rounds_lock").disabled
    assert not pressed_is_locked(ticked(page, "lock_sure"))
    words = shown(page)
    assert "sama dengan terbitan 1" in words
    assert "<td>Bukit</td><td class=right>80,00</td>" in words
    assert [one.label for one in page.get("download_button")] == ["Unduh semua terbitan (CSV)"]
    assert "ROUND_REASON_MISSING" in pressed(ticked(page, "reopen_sure"), "rounds_reopen")
    assert state_of() == ("locked", 1)
    page.text_area[0].set_value("Karang <b>terlambat</b>")
    assert "tetap tersimpan" in shown(page.run())
    words = pressed(page, "rounds_reopen")
    assert state_of() == ("open", 1)
    assert "Terbitan terakhir: 1." in words
    assert "<td>dikunci</td><td>dibuka</td><td>Karang &lt;b&gt;terlambat&lt;/b&gt;</td>" in words


def in_repair(store: Store) -> None:
    """Bukit, handed in already, is being filled in again and was not sent."""
    begin(store, load(KELTANA), "99.01.01.1001", YEAR, actor="ani")


def pressed_is_locked(page: AppTest) -> bool:
    """Lock, and whether the page still offers it."""
    assert "dikunci dan diterbitkan sebagai terbitan 1" in pressed(page, "rounds_lock")
    assert state_of() == ("locked", 1)
    return any(one.key == "rounds_lock" for one in page.button)


def locked(path: Path) -> Store:
    """The store of the pages, with 2025 locked and opened again."""
    store = shared_store(path)
    for to in ("open", "closed", "locked", "open"):
        move_round(store, KELTANA, YEAR, to, actor="ani", reason="sebab")
    return store


def test_results_that_differ_from_the_edition_are_counted_and_named(toy_path: Path) -> None:
    page = open_page("rounds", "fill", tahun=str(YEAR))
    store = locked(toy_path)
    forms = store.query("assessments/newest_per_subject", instrument=KELTANA, year=YEAR)
    decide(store, str(forms["assessment_id"].iloc[0]), "returned", actor="ani", reason="bukti")
    decide(store, str(forms["assessment_id"].iloc[1]), "verified", actor="ani")
    words = shown(page.run())
    assert "berbeda dari terbitan 1 pada 1 peserta" in words
    assert "<td>Bukit</td><td class=right>80,00</td><td class=right>–</td>" in words
    numbers = words.split("siperi-cards")[1]
    assert [f"<dd>{n}</dd>" in numbers for n in ("5", "4", "1", "0")] == [True] * 4
    assert "1 dari 4" in numbers


def test_examples_count_in_no_round_and_their_removal_breaks_none(toy_path: Path) -> None:
    change_store(toy_path, "update assessments set is_example = true", "update scores set is_example = true")
    page = open_page("rounds", "fill", tahun=str(YEAR), lang="en")
    store = locked(toy_path)
    words = shown(page.run())
    assert "There are 5 example forms for 2025; they are not counted here" in words
    assert "Edition 1: empty" in words
    with store.transaction(actor="ani", action="demo_remove", target="*") as tx:
        remove_examples(tx)
    words = shown(page.run())
    assert "example forms" not in words
    assert "The results that count now are those of edition 1." in words
    words = shown(follow(page, "participants", tahun=str(YEAR), lang="en"))
    assert "not begun: 5 · being filled in: 0" in words
    assert "The round 2025 is open" in words


def test_a_register_without_anybody_is_said_before_the_round_is_opened(toy_seen: Path) -> None:
    words = shown(open_page("rounds", "fill", instrumen="spab", tahun="2026"))
    assert "Belum ada sekolah dalam daftar" in words
    assert "Buka putaran SPAB 2026" in words
