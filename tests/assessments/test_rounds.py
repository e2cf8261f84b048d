"""Rounds: the order of their states, what each takes, what locking keeps."""

import itertools
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from siperi_geo.assessments import Round, move_round, round_of, rounds
from siperi_geo.assessments.rounds import MOVES, RoundState
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.intake import accept, examine
from siperi_geo.store import Store, run_checks
from tests.toytown import build as toytown

KELTANA = "keltana"
years = itertools.count()


@pytest.fixture(scope="module")
def nothing() -> Iterator[Store]:
    """A store without any form."""
    with Store.memory() as store:
        yield store


def move(store: Store, *states: RoundState, year: int = 2025) -> Round:
    """The round after these moves, each with a reason."""
    for state in states:
        done = move_round(store, KELTANA, year, state, actor="ani", reason="sebab")
    return done


def test_a_round_is_opened_closed_locked_and_published(toy_store: Store) -> None:
    opened = move_round(toy_store, KELTANA, 2025, "open", actor="ani", closes_on=date(2025, 9, 30))
    assert (opened.state, opened.closes_on, opened.edition) == ("open", date(2025, 9, 30), 0)
    assert (move(toy_store, "closed").closes_on, move(toy_store, "locked").edition) == (date(2025, 9, 30), 1)
    published = toy_store.query("rounds/published_list", instrument=KELTANA, year=2025)
    assert dict(zip(published["subject_name"], published["index_value"], strict=True)) == {
        "Bukit": 80, "Lereng": 40, "Muara": 80, "Tanjung I": 60, "Karang": 68,
    }  # fmt: skip
    with toy_store.transaction(actor="test", action="change", target="toy") as tx:
        tx.execute("update areas set name = 'Bukit Baru' where name = 'Bukit' and level = 'kelurahan'")
    after = toy_store.query("rounds/published_list", instrument=KELTANA, year=2025)
    assert after["subject_name"].tolist() == published["subject_name"].tolist(), "an edition never changes"
    events = toy_store.query("rounds/event_list", instrument=KELTANA, year=2025)
    assert events["to_state"].tolist() == ["locked", "closed", "open"]
    assert set(events["actor"]) == {"ani"}


def test_what_is_opened_again_says_why_and_keeps_its_editions(toy_store: Store) -> None:
    move(toy_store, "open", "closed", "locked")
    with pytest.raises(SiperiError, match="ROUND_REASON_MISSING"):
        move_round(toy_store, KELTANA, 2025, "open", actor="ani", reason="  ")
    assert move(toy_store, "open", "closed", "locked").edition == 2
    published = toy_store.query("rounds/published_list", instrument=KELTANA, year=2025)
    assert published["edition"].tolist() == [2] * 5 + [1] * 5
    assert (
        toy_store.query("rounds/event_list", instrument=KELTANA, year=2025)["reason"].tolist().count("sebab") == 6
    )


@pytest.mark.parametrize("asked", list(itertools.product(["open", "closed", "locked"], repeat=3)))
def test_a_round_moves_only_along_its_moves(nothing: Store, asked: tuple[RoundState, ...]) -> None:
    state: RoundState | None = None
    year = 2000 + next(years)
    for to in asked:
        if to in MOVES[state]:
            state = move(nothing, to, year=year).state
            assert state == to
        else:
            with pytest.raises(SiperiError, match="ROUND_MOVE_REFUSED"):
                move(nothing, to, year=year)
    found = round_of(nothing, KELTANA, year)
    assert (found.state if found else None) == state


def test_a_locked_year_holds_every_form_for_it(toy_store: Store, tmp_path: Path) -> None:
    instrument = load(KELTANA)
    file = toytown.write_csv(tmp_path / "f.csv", instrument, {"99.01.01.1001": {"met": 4}})
    before = examine(toy_store, [file], instrument, year=2025)
    move(toy_store, "open", "closed", "locked")
    with pytest.raises(SiperiError, match="ROUND_LOCKED"):
        accept(toy_store, before, actor="test")
    after = examine(toy_store, [file], instrument, year=2025)
    assert ([p.code for p in after.errors], after.plan.to_store) == (["ROUND_LOCKED"], ())
    assert examine(toy_store, [file], instrument, year=2026).plan.to_store
    move(toy_store, "open")
    accept(toy_store, examine(toy_store, [file], instrument, year=2025), actor="test")
    assert run_checks(toy_store) == {}


def test_examples_are_not_published_and_not_counted(toy_path: Path) -> None:
    with Store.open(toy_path) as store:
        with store.transaction(actor="test", action="change", target="toy") as tx:
            tx.execute("update assessments set is_example = true where year = 2025")
        move(store, "open", "closed", "locked")
        asked = {"instruments": [KELTANA], "kinds": ["kelurahan"]}
        assert store.query("rounds/standing_per_round", **asked)["form_count"].tolist() == [0]
        assert store.query("rounds/published_list", instrument=KELTANA, year=2025).empty


def test_a_year_that_is_none_has_no_round() -> None:
    with Store.memory() as store:
        with pytest.raises(SiperiError, match="ASSESSMENT_YEAR_INVALID"):
            move(store, "open", year=19)
        assert rounds(store) == []
