"""Behind a number stands when its form came in and was checked; by whom, for who may see the form alone."""

from pathlib import Path

import pytest

from siperi_geo.store import shared_store
from tests.pages.opening import change_store, open_page, shown
from tests.pages.signed_in import browser_of

BUKIT = "99.01.01.1001"
VERIFIED = (
    f"update assessments set actor = 'ani' where subject_id = '{BUKIT}' and year = 2025",
    f"update assessments set state = 'verified' where subject_id = '{BUKIT}' and year = 2025",
    "insert into assessment_events select assessment_id, 'submitted', 'verified', '', "
    f"timestamptz '2026-01-05 01:00:00+00', 'vera' from assessments where subject_id = '{BUKIT}' and year = 2025",
)


def opened() -> str:
    return shown(open_page("method", "method", bagian="result", wilayah=BUKIT))


def test_in_laptop_mode_both_are_named(toy_path: Path) -> None:
    change_store(toy_path, *VERIFIED)
    words = opened()
    assert "Formulir ini masuk pada" in words
    assert "dari ani." in words
    assert "Diverifikasi pada 5 Jan 2026 09.00.00 WITA, oleh vera." in words


def test_who_may_not_see_the_form_reads_when_and_not_by_whom(
    toy_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_store(toy_path, *VERIFIED)
    browser = browser_of(shared_store(toy_path), monkeypatch)
    words = opened()
    assert "Diverifikasi pada 5 Jan 2026 09.00.00 WITA." in words
    assert "vera" not in words
    assert "ani." not in words
    browser.sign_in("periksa")
    assert "oleh vera." in opened()


def test_a_form_that_nobody_verified_says_only_when_it_came(toy_seen: Path) -> None:
    words = opened()
    assert "Formulir ini masuk pada" in words
    assert "Diverifikasi" not in words


def test_example_data_came_from_nobody(toy_path: Path) -> None:
    change_store(toy_path, *(f"update {name} set is_example = true" for name in ("scores", "assessments")))
    assert "Formulir ini masuk" not in opened()
