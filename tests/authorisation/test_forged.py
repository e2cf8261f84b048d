"""Somebody who may fill in one form passes it off as another: nothing is done to the other one."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from siperi_geo.assessments import Draft, add_evidence, discard, remove_evidence, save_answer, save_note
from siperi_geo.errors import SiperiError
from siperi_geo.filling import submit
from siperi_geo.rights import Grant, Person, Role
from siperi_geo.store import Store
from siperi_geo.verification import decide_all
from tests.authorisation import town
from tests.authorisation.town import HERE, ITEM, PDF, Ready, traces

FILLER = Person("filler", (Grant(Role.FILLER, area_code=HERE),))
ACTS: dict[str, Callable[[Store, Draft, Ready], Any]] = {
    "answer": lambda store, draft, _: save_answer(store, draft, ITEM, 0, actor=FILLER),
    "note": lambda store, draft, _: save_note(store, draft, ITEM, "x", actor=FILLER),
    "attach": lambda store, draft, _: add_evidence(store, draft, ITEM, "x.pdf", PDF + b"x", actor=FILLER),
    "detach": lambda store, draft, ready: remove_evidence(store, draft, ready.evidence["there"], actor=FILLER),
    "discard": lambda store, draft, _: discard(store, draft, actor=FILLER),
    "submit": lambda store, draft, _: submit(store, draft, actor=FILLER),
}


def test_a_draft_of_others_under_ones_own_name_is_gone(store: Store, ready: Ready) -> None:
    forged = replace(ready.drafts["there", town.FILLED], subject_id=HERE)
    left = traces(store)
    for name, act in ACTS.items():
        with pytest.raises(SiperiError) as caught:
            act(store, forged, ready)
        assert (name, caught.value.code) == (name, "DRAFT_GONE")
        assert traces(store) == left, name


def test_ones_own_draft_gives_no_hold_on_a_file_of_others(store: Store, ready: Ready) -> None:
    mine, count = ready.drafts["here", town.FILLED], "select count(*) as n from draft_evidence"
    before = store.sql(count)["n"].iloc[0]
    remove_evidence(store, mine, ready.evidence["there"], actor=FILLER)
    assert store.sql(count)["n"].iloc[0] == before


def test_deciding_about_nothing_leaves_nothing(store: Store) -> None:
    left = traces(store)
    decide_all(store, [], "verified", actor=Person("idle"))
    assert traces(store) == left
