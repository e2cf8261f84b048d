"""The plan is written by one door: sound, append-only, with an audit row; the second of two planners is told."""

import threading
from datetime import date
from functools import cache
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from siperi_geo import plans
from siperi_geo.errors import SiperiError
from siperi_geo.plans import Action, Pledge
from siperi_geo.programmes import Line, catalogue
from siperi_geo.store import Store, run_checks
from tests.plans.conftest import ACTION, BUKIT, CITY, MUARA, UTARA, action

PLEDGE = {"partner_kind": "business", "partner_name": "PT A", "what": "Tenda"}


def audit(store: Store) -> list[list[str]]:
    rows = store.sql("select action, detail from audit where action like '%action' or action like '%pledge'")
    return [list(row) for row in rows.to_numpy().tolist()]


def refused(store: Store, one: Action) -> list[str]:
    with pytest.raises(SiperiError) as found:
        plans.add(store, one, actor="ani")
    assert plans.actions(store) == ()
    return [problem.code for problem in found.value.problems]


@pytest.mark.parametrize("code", [BUKIT, UTARA, CITY])
def test_an_action_is_stored_as_it_was_written_on_each_level(store: Store, code: str) -> None:
    one = action(area_code=code, due_on=date(2026, 9, 1), evidence="BA 3", evidence_on=date(2026, 8, 1))
    plans.add(store, one, actor="ani")
    (kept,) = plans.actions(store)
    assert (kept.action, kept.revision, kept.actor) == (one, 1, "ani")
    assert audit(store) == [["add_action", f"2026 {code} 1.05.03.2.01.0007: KIE rawan banjir"]]
    assert run_checks(store) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"what": "  "}, "PLAN_WHAT_MISSING"),
        ({"owner_name": ""}, "PLAN_OWNER_MISSING"),
        ({"what": "Bantuan 5371 0101 0190 0001"}, "PLAN_IDENTITY"),
        ({"owner_kind": "x"}, "PLAN_KIND_UNKNOWN"),
        ({"money": "x"}, "PLAN_KIND_UNKNOWN"),
        ({"state": "x"}, "PLAN_KIND_UNKNOWN"),
        ({"area_code": "99.09"}, "PLAN_AREA_UNKNOWN"),
        ({"line": "1.05.03.2.01.0099"}, "PLAN_LINE_UNKNOWN"),
        ({"closes": ("keltana:I99",)}, "PLAN_PART_UNKNOWN"),
        ({"year": 1999}, "PLAN_YEAR"),
        ({"target": 0}, "PLAN_TARGET_RANGE"),
        ({"unit": ""}, "PLAN_UNIT_MISSING"),
        ({"budget_idr": -1}, "PLAN_AMOUNT_RANGE"),
        ({"budget_idr": 10**15 + 1}, "PLAN_AMOUNT_RANGE"),
        ({"progress_pct": 101}, "PLAN_PROGRESS_RANGE"),
        ({"progress_pct": 5}, "PLAN_PROGRESS_STATE"),
        ({"progress_pct": 100, "state": "running"}, "PLAN_PROGRESS_STATE"),
        ({"progress_pct": 99, "state": "done"}, "PLAN_PROGRESS_STATE"),
        ({"state": "cancelled"}, "PLAN_REASON_MISSING"),
        ({"reason": "dana habis"}, "PLAN_REASON_IDLE"),
        ({"evidence": "foto"}, "PLAN_EVIDENCE_HALF"),
        ({"evidence_on": date(2026, 8, 1)}, "PLAN_EVIDENCE_HALF"),
        ({"due_on": date(2025, 12, 31)}, "PLAN_DUE_EARLY"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_stored(store: Store, change: dict[str, Any], code: str) -> None:
    assert code in refused(store, action(**change))


def test_every_reason_is_told_at_once(store: Store) -> None:
    assert refused(store, action(what="", year=1, area_code="x")) == [
        "PLAN_WHAT_MISSING", "PLAN_AREA_UNKNOWN", "PLAN_YEAR",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"budget_idr": None},
        {"budget_idr": 0},
        {"target": None, "unit": ""},
        {"state": "done", "progress_pct": 100},
        {"state": "running", "progress_pct": 0},
        {"state": "cancelled", "progress_pct": 40, "reason": "dana dialihkan"},
        {"closes": ()},
    ],
)
def test_both_ends_and_what_is_not_known_can_be_stored(store: Store, change: dict[str, Any]) -> None:
    plans.add(store, action(**change), actor="ani")
    assert plans.actions(store)[0].action == action(**change)
    assert run_checks(store) == {}


def test_a_change_keeps_what_was_there(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    assert plans.revise(store, one, action(budget_idr=7, area_code=MUARA), seen=1, actor="budi") == 2
    newest, first = plans.revisions(store, one)
    assert (newest.action.budget_idr, newest.action.area_code, newest.actor) == (7, MUARA, "budi")
    assert (first.action, first.actor) == (ACTION, "ani")
    assert len(plans.actions(store)) == 1
    assert audit(store)[-1] == ["change_action", "revision=2; area_code, budget_idr"]


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\ud800", "\u202e", "\u2066"])
def test_signs_that_nobody_sees_are_left_out(store: Store, sign: str) -> None:
    one = plans.add(store, action(what=f"KIE{sign} rawan\n{sign}banjir"), actor="ani")
    plans.pledge(store, Pledge(action_id=one, **{**PLEDGE, "partner_name": f"PT{sign} A"}), actor="ani")
    assert plans.found(store, one).action.what == "KIE rawan banjir"
    assert plans.pledges(store)[0].pledge.partner_name == "PT A"
    assert refused_twice(store, "KIE rawan banjir")


def refused_twice(store: Store, what: str) -> bool:
    with pytest.raises(SiperiError) as found:
        plans.add(store, action(what=what), actor="ani")
    return found.value.code == "PLAN_TWICE"


def test_what_changes_nothing_is_not_stored(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    assert plans.revise(store, one, action(what="  KIE  rawan banjir "), seen=1, actor="ani") == 1
    assert len(plans.revisions(store, one)) == 1


def test_the_second_of_two_planners_is_told_and_changes_nothing(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    plans.revise(store, one, action(budget_idr=7), seen=1, actor="ani")
    with pytest.raises(SiperiError) as found:
        plans.revise(store, one, action(budget_idr=8), seen=1, actor="budi")
    assert found.value.code == "PLAN_CHANGED_MEANWHILE"
    assert plans.found(store, one).action.budget_idr == 7


def test_of_many_at_once_one_comes_through(store: Store) -> None:
    one, outcomes = plans.add(store, ACTION, actor="ani"), list[str]()

    def change(money: int) -> None:
        try:
            plans.revise(store, one, action(budget_idr=money), seen=1, actor="ani")
            outcomes.append("done")
        except SiperiError as error:
            outcomes.append(error.code)

    threads = [threading.Thread(target=change, args=(money,)) for money in range(1, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["PLAN_CHANGED_MEANWHILE"] * 4 + ["done"]
    assert [kept.revision for kept in plans.revisions(store, one)] == [2, 1]


def test_the_same_action_stands_there_once_unless_it_was_cancelled(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    with pytest.raises(SiperiError) as found:
        plans.add(store, action(what="kie RAWAN banjir", budget_idr=1), actor="ani")
    assert found.value.code == "PLAN_TWICE"
    plans.revise(store, one, action(state="cancelled", reason="salah"), seen=1, actor="ani")
    plans.add(store, ACTION, actor="ani")
    with pytest.raises(SiperiError):
        other = plans.add(store, action(what="Gladi"), actor="ani")
        plans.revise(store, other, ACTION, seen=1, actor="ani")
    assert run_checks(store) == {}


def test_a_cancelled_action_does_not_come_back_beside_the_same(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    cancelled = action(state="cancelled", reason="salah")
    plans.revise(store, one, cancelled, seen=1, actor="ani")
    other = plans.add(store, ACTION, actor="ani")
    with pytest.raises(SiperiError) as found:
        plans.revise(store, one, ACTION, seen=2, actor="ani")
    assert found.value.code == "PLAN_TWICE"
    plans.revise(store, other, cancelled, seen=1, actor="ani")
    assert plans.revise(store, one, ACTION, seen=2, actor="ani") == 3


def test_an_unknown_action_cannot_be_changed(store: Store) -> None:
    with pytest.raises(SiperiError) as found:
        plans.revise(store, "x", ACTION, seen=1, actor="ani")
    assert found.value.code == "PLAN_ACTION_UNKNOWN"


def test_a_pledge_has_a_life_of_its_own(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    pledge = Pledge(action_id=one, amount_idr=3_000_000, **PLEDGE)
    named = plans.pledge(store, pledge, actor="ani")
    plans.change_pledge(store, named, Pledge(action_id=one, state="confirmed", **PLEDGE), seen=1, actor="ani")
    (kept,) = plans.pledges(store)
    assert (kept.revision, kept.pledge.state, kept.pledge.amount_idr) == (2, "confirmed", None)
    assert len(store.query("plans/pledge_revision_list", action_id=one)) == 2
    with pytest.raises(SiperiError) as found:
        plans.change_pledge(store, named, pledge, seen=1, actor="budi")
    assert found.value.code == "PLAN_CHANGED_MEANWHILE"
    assert run_checks(store) == {}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"partner_name": " "}, "PLAN_PLEDGE_EMPTY"),
        ({"what": ""}, "PLAN_PLEDGE_EMPTY"),
        ({"what": "untuk 5371010101900001"}, "PLAN_IDENTITY"),
        ({"partner_kind": "x"}, "PLAN_KIND_UNKNOWN"),
        ({"state": "x"}, "PLAN_KIND_UNKNOWN"),
        ({"amount_idr": 0}, "PLAN_AMOUNT_RANGE"),
        ({"action_id": "x"}, "PLAN_ACTION_UNKNOWN"),
    ],
)
def test_a_pledge_that_cannot_be_is_refused(store: Store, change: dict[str, Any], code: str) -> None:
    one = plans.add(store, ACTION, actor="ani")
    with pytest.raises(SiperiError) as found:
        plans.pledge(store, Pledge(**{"action_id": one, **PLEDGE, **change}), actor="ani")
    assert found.value.code == code
    assert plans.pledges(store) == ()


def test_a_pledge_cannot_be_moved_to_another_action(store: Store) -> None:
    one, other = (plans.add(store, action(what=what), actor="ani") for what in ("A", "B"))
    named = plans.pledge(store, Pledge(action_id=one, **PLEDGE), actor="ani")
    with pytest.raises(SiperiError) as found:
        plans.change_pledge(store, named, Pledge(action_id=other, **PLEDGE), seen=1, actor="ani")
    assert found.value.code == "PLAN_PLEDGE_UNKNOWN"


STATES = st.sampled_from(sorted(plans.kinds().pledges))
AMOUNTS = st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 200)), STATES), max_size=5)


NUMBERS = count()


@cache
def town() -> Store:
    store = Store.memory()
    with store.transaction(actor="x", action="areas", target="x") as tx:
        tx.execute(f"insert into areas values ('{CITY}', 'Kota Mainan', 'city', null)")
    return store


@settings(max_examples=40)
@given(budget=st.one_of(st.none(), st.integers(0, 300)), given_=AMOUNTS, is_open=st.booleans())
def test_an_open_need_is_what_an_open_action_lacks_after_its_pledges(
    budget: int | None, given_: list[tuple[int | None, str]], is_open: bool
) -> None:
    store, what = town(), f"Aksi {next(NUMBERS)}"
    one = plans.add(store, action(what=what, area_code=CITY, budget_idr=budget, is_open=is_open), actor="ani")
    for amount, state in given_:
        plans.pledge(store, Pledge(action_id=one, amount_idr=amount, state=state, **PLEDGE), actor="ani")
    counting = sum(amount or 0 for amount, state in given_ if state != "withdrawn")
    rows = store.query("plans/open_need_list")
    rows = rows[rows["action_id"] == one]
    assert len(rows) == (is_open and (budget is None or budget > counting))
    if len(rows):
        assert rows["pledged_idr"].iloc[0] == counting
        assert budget is None or rows["lacking_idr"].iloc[0] == budget - counting
    assert not {"actor", "owner_name", "partner_name"} & {*rows.columns}


def test_money_per_line_leaves_out_what_is_cancelled_and_counts_what_is_not_known(store: Store) -> None:
    over = {"state": "cancelled", "reason": "x"}
    for n, change in enumerate(({}, {"budget_idr": None}, {"budget_idr": 9, **over}, {"year": 2027})):
        plans.add(store, action(what=f"Aksi {n}", **change), actor="ani")
    rows = store.query("plans/budget_per_line", year=2026).to_dict("records")
    assert [(row["action_count"], row["unknown_count"], row["budget_idr"]) for row in rows] == [(2, 1, 5_000_000)]


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_what_is_over_is_no_open_need(store: Store, state: str) -> None:
    over = {"done": {"progress_pct": 100}, "cancelled": {"reason": "x"}}[state]
    plans.add(store, action(is_open=True, state=state, **over), actor="ani")
    assert store.query("plans/open_need_list").empty


def test_checks_find_what_other_hands_wrote(store: Store) -> None:
    one = plans.add(store, ACTION, actor="ani")
    plans.pledge(store, Pledge(action_id=one, **PLEDGE), actor="ani")
    with store.transaction(actor="x", action="spoil", target="x") as tx:
        tx.execute("update plan_actions set progress_pct = 50")
        tx.execute("update plan_pledges set action_id = 'x'")
    assert {"checks/plan_not_sound", "checks/plan_pledge_not_sound"} <= set(run_checks(store))


@pytest.mark.parametrize("line", catalogue().lines, ids=lambda line: line.code)
def test_what_the_catalogue_proposes_can_be_stored(line: Line) -> None:
    assert set(plans.closes_of(line)) <= plans.known_parts()
