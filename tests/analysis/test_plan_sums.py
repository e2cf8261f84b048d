"""Sums of the plan: whichever way they are taken they add up; what is cancelled or not known is no money."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from siperi_geo.analysis.plan_sums import KEYS, alive, overdue, sums, total
from siperi_geo.analysis.renja import program_of, renja, total_idr
from siperi_geo.analysis.weakest import weakest
from siperi_geo.plans import KeptAction, KeptPledge, Pledge
from siperi_geo.programmes import activity_of, catalogue
from siperi_geo.tables.renja import renja_table
from tests.plans.conftest import action

TODAY, AT = date(2026, 11, 23), datetime(2026, 1, 1, tzinfo=UTC)
LINES = [line.code for line in catalogue().lines]
ACTIONS = st.builds(
    lambda n, line, budget, area, state, money: KeptAction(
        action_id=str(n), revision=1, area_name="x", level="kelurahan", kecamatan_code=area, kecamatan_name="y",
        recorded_at=AT, actor="ani",
        action=action(line=line, budget_idr=budget, state=state, money=money, what=f"Aksi {n}"),
    ),
    st.integers(0, 99), st.sampled_from(LINES), st.one_of(st.none(), st.integers(0, 10**9)),
    st.sampled_from((None, "99.01.01", "99.01.02")), st.sampled_from(("planned", "done", "cancelled")),
    st.sampled_from(("apbd", "csr")),
)  # fmt: skip
PLANS = st.lists(ACTIONS, max_size=12, unique_by=lambda one: one.action_id)
PLEDGES = st.lists(
    st.builds(
        lambda of, amount, state: KeptPledge(
            pledge_id="p", revision=1, recorded_at=AT, actor="ani",
            pledge=Pledge(action_id=str(of), partner_kind="business", partner_name="PT", what="x",
                          amount_idr=amount, state=state),
        ),
        st.integers(0, 99), st.one_of(st.none(), st.integers(1, 10**6)), st.sampled_from(("pledged", "withdrawn")),
    ),
    max_size=6,
)  # fmt: skip


@given(plan=PLANS, pledges=PLEDGES)
@pytest.mark.parametrize("by", sorted(KEYS))
def test_every_way_to_sum_adds_up_to_the_same_whole(
    by: str, plan: list[KeptAction], pledges: list[KeptPledge]
) -> None:
    whole = total(plan, pledges, TODAY)
    found = sums(by, plan, pledges, TODAY)  # type: ignore[arg-type]
    for name in ("action_count", "budget_idr", "unknown_count", "pledged_idr", "overdue_count"):
        assert sum(getattr(one, name) for one in found) == getattr(whole, name)
    assert whole.action_count == len(alive(plan))
    assert whole.budget_idr == sum(one.action.budget_idr or 0 for one in alive(plan))


def test_what_is_cancelled_or_withdrawn_counts_nowhere() -> None:
    cancelled = _one(state="cancelled", reason="x", budget_idr=7, due_on=date(2026, 1, 5))
    plan = [_one(budget_idr=5), replace(cancelled, action_id="b")]
    gifts = [("a", 3, "pledged"), ("a", 40, "withdrawn"), ("a", None, "confirmed"), ("b", 500, "pledged")]
    pledges = [
        KeptPledge(
            pledge_id=str(n), revision=1, recorded_at=AT, actor="ani",
            pledge=Pledge(action_id=of, partner_kind="business", partner_name="PT", what="x", amount_idr=amount,
                          state=state),
        )
        for n, (of, amount, state) in enumerate(gifts)
    ]  # fmt: skip
    whole = total(plan, pledges, TODAY)
    assert (whole.action_count, whole.budget_idr, whole.pledged_idr, whole.overdue_count) == (1, 5, 3, 0)
    assert [row.budget_idr for row in renja(plan)] == [5, 5, 5, 5]


@given(plan=PLANS)
def test_each_level_of_the_work_plan_adds_up_exactly(plan: list[KeptAction]) -> None:
    rows = renja(plan)
    acts = [row for row in rows if row.level == "action"]
    assert total_idr(rows) == total(plan, [], TODAY).budget_idr
    assert {row.kept.action_id for row in acts if row.kept} == {one.action_id for one in alive(plan)}
    for row in rows:
        if row.level == "action":
            continue
        under = [one for one in acts if one.code == row.code or one.code.startswith(f"{row.code}.")]
        assert (row.budget_idr or 0) == sum(one.budget_idr or 0 for one in under)
        assert row.unknown_count == sum(one.unknown_count for one in under)
        assert (row.budget_idr is None) == all(one.budget_idr is None for one in under)
    programs = [row for row in rows if row.level == "program"]
    assert sum(row.budget_idr or 0 for row in programs) == total_idr(rows)


@given(plan=PLANS)
def test_every_action_of_a_file_names_its_levels(plan: list[KeptAction]) -> None:
    values = renja_table(renja(plan)).values
    for row in values.to_dict("records"):
        if row["Tingkat"] == "Aksi":
            assert row["Kode Program"] == program_of(row["Kode (2025)"])
            assert row["Kode Kegiatan"] == activity_of(row["Kode (2025)"])
            assert isinstance(row["Kode (2025)"], str)


def test_both_nomenclatures_stand_beside_each_other() -> None:
    one = renja([_one(line="1.05.03.2.01.0007")])
    assert [(row.level, row.code, row.code_2020) for row in one] == [
        ("program", "1.05.03", None),
        ("activity", "1.05.03.2.01", None),
        ("line", "1.05.03.2.01.0007", "1.05.03.2.01.02"),
        ("action", "1.05.03.2.01.0007", "1.05.03.2.01.02"),
    ]


def test_a_line_that_is_a_kegiatan_stands_once_and_what_has_no_name_has_none() -> None:
    assert [(row.level, row.name is None) for row in renja([_one(line="1.01.02.2.01")])] == [
        ("program", True), ("activity", False), ("action", False),
    ]  # fmt: skip


def test_the_longest_overdue_is_first() -> None:
    late = [_one(due_on=date(2026, 11, 22)), _one(due_on=date(2026, 1, 5)), _one(due_on=TODAY)]
    assert [one.action.due_on for one in overdue(late, TODAY)] == [date(2026, 1, 5), date(2026, 11, 22)]
    done = replace(late[0], action=action(due_on=date(2026, 1, 5), state="done", progress_pct=100))
    assert overdue([done], TODAY) == ()


def test_what_is_weakest_is_what_a_line_can_improve() -> None:
    values = [("keltana", "I22", 2026, 40.0), ("keltana", "I01", 2026, 1.0), ("spab", "A8", 2026, 20.0),
              ("keltana", "I28", 2026, float("nan"))]  # fmt: skip
    found = weakest(values, 5)
    assert [(one.instrument, one.part) for one in found] == [("spab", "A8"), ("keltana", "I22")]
    assert found[1].lines[0].where == "kelurahan"
    assert len(weakest(values, 1)) == 1


def _one(**changes: object) -> KeptAction:
    return KeptAction(
        action_id="a", revision=1, action=action(**changes), area_name="x", level="kelurahan",
        kecamatan_code=None, kecamatan_name=None, recorded_at=AT, actor="ani",
    )  # fmt: skip
