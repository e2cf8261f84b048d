"""The closing day of an open round can become another one; the history keeps both, and closed rounds refuse."""

from datetime import date

import pytest

from siperi_geo.assessments import change_closing_day, move_round, round_of
from siperi_geo.errors import SiperiError
from siperi_geo.store import Store, run_checks

FIRST, LATER = date(2026, 9, 30), date(2026, 10, 15)


@pytest.fixture
def store(toy_store: Store) -> Store:
    """Toy town with an open round of KELTANA 2026."""
    move_round(toy_store, "keltana", 2026, "open", actor="bpbd", closes_on=FIRST)
    return toy_store


def events(store: Store) -> list[tuple[str, str, str]]:
    rows = store.query("rounds/event_list", instrument="keltana", year=2026)
    return list(zip(rows["from_state"].fillna(""), rows["to_state"], rows["reason"], strict=True))


def test_another_day_is_told_and_the_history_keeps_both(store: Store) -> None:
    assert change_closing_day(store, "keltana", 2026, LATER, actor="bpbd").closes_on == LATER
    assert change_closing_day(store, "keltana", 2026, None, actor="bpbd").closes_on is None
    assert events(store) == [
        ("open", "open", "2026-10-15 → –"),
        ("open", "open", "2026-09-30 → 2026-10-15"),
        ("", "open", ""),
    ]
    assert run_checks(store) == {}


def test_the_same_day_again_changes_nothing(store: Store) -> None:
    change_closing_day(store, "keltana", 2026, FIRST, actor="bpbd")
    assert len(events(store)) == 1


def test_a_round_that_takes_nothing_has_no_day_to_change(store: Store) -> None:
    for state, code in (("closed", "ROUND_CLOSED"), ("locked", "ROUND_LOCKED")):
        move_round(store, "keltana", 2026, state, actor="bpbd")  # type: ignore[arg-type]
        with pytest.raises(SiperiError, match=code):
            change_closing_day(store, "keltana", 2026, LATER, actor="bpbd")
    with pytest.raises(SiperiError, match="ROUND_ABSENT"):
        change_closing_day(store, "keltana", 2030, LATER, actor="bpbd")
    found = round_of(store, "keltana", 2026)
    assert found is not None
    assert found.closes_on == FIRST
