"""Targets: on the node's own scale, with a source, replaced and removed with an audit row."""

from typing import Any

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.registers.targets import Target, remove_target, set_target, stored_targets
from siperi_geo.store import Store

RPJMD = "RPJMD 2025–2029"


@pytest.fixture
def store() -> Store:
    return Store.memory()


def audit(store: Store) -> list[list[str]]:
    rows: list[list[str]] = (
        store.sql("select action, target, detail from audit order by audit_id").to_numpy().tolist()
    )
    return rows


def put(store: Store, value: float, **more: Any) -> Target | None:
    return set_target(store, "keltana", 2026, value, **{"source": RPJMD, "actor": "ani"} | more)


def test_a_target_is_stored_as_it_was_written(store: Store) -> None:
    assert put(store, 65.5) is None
    (found,) = stored_targets(store)
    assert (found.instrument, found.node, found.year, found.target) == ("keltana", "index", 2026, 65.5)
    assert (found.source, found.actor) == (RPJMD, "ani")
    assert audit(store) == [["set_target", "keltana 2026 index", f"65.5; {RPJMD}"]]


def test_a_second_one_takes_its_place_and_gives_the_first_back(store: Store) -> None:
    put(store, 60)
    before = put(store, 70, source="Renstra")
    assert before is not None
    assert (before.target, before.source) == (60, RPJMD)
    assert [(one.target, one.source) for one in stored_targets(store)] == [(70, "Renstra")]


def test_an_aspect_has_a_target_on_its_own_scale(store: Store) -> None:
    aspect = "LD"
    assert put(store, 0.8, node=aspect) is None
    assert [(one.node, one.target) for one in stored_targets(store)] == [(aspect, 0.8)]


def test_another_year_and_another_node_stay(store: Store) -> None:
    put(store, 60)
    put(store, 0.8, node="LD")
    set_target(store, "keltana", 2027, 70, source=RPJMD, actor="ani")
    gone = remove_target(store, "keltana", 2026, actor="ani")
    assert gone.target == 60
    assert [(one.year, one.node) for one in stored_targets(store)] == [(2026, "LD"), (2027, "index")]
    assert audit(store)[-1] == ["remove_target", "keltana 2026 index", f"60; {RPJMD}"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"value": 100.01}, "TARGET_RANGE"),
        ({"value": 19.99}, "TARGET_RANGE"),
        ({"value": float("nan")}, "TARGET_RANGE"),
        ({"source": "  "}, "TARGET_SOURCE"),
        ({"node": "LD_1"}, "TARGET_NODE"),
        ({"year": 1999}, "TARGET_YEAR"),
        ({"code": "kelurahan"}, "INSTRUMENT_UNKNOWN"),
    ],
)
def test_what_cannot_be_a_target_is_refused_and_nothing_stored(
    store: Store, change: dict[str, Any], code: str
) -> None:
    given = {"code": "keltana", "year": 2026, "value": 65, "source": RPJMD, "actor": "ani"} | change
    with pytest.raises(SiperiError) as found:
        set_target(store, given.pop("code"), given.pop("year"), given.pop("value"), **given)
    assert found.value.code == code
    assert stored_targets(store) == ()


@pytest.mark.parametrize("value", [20, 100])
def test_both_ends_of_the_scale_can_be_aimed_at(store: Store, value: float) -> None:
    put(store, value)
    assert stored_targets(store)[0].target == value


def test_what_is_not_there_cannot_be_removed(store: Store) -> None:
    with pytest.raises(SiperiError) as found:
        remove_target(store, "keltana", 2026, actor="ani")
    assert found.value.code == "TARGET_NONE"
    assert audit(store) == []
