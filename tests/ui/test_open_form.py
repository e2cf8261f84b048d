"""An open form: redraws that are owed until they are made, and whether it is stored as it is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st

from siperi_geo.assessments import Draft, add_evidence, begin, draft_of, move_round, save_answer, save_note
from siperi_geo.filling import submit
from siperi_geo.instruments import load
from siperi_geo.store import shared_store
from siperi_geo.ui.fill import drawing, elsewhere, pulse
from siperi_geo.ui.fill import saving as fill_saving

BUKIT, YEAR = "99.01.01.1001", 2026


@pytest.fixture(autouse=True)
def _session(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(st, "session_state", {})


def test_what_a_later_answer_overtook_is_drawn_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(st, "rerun", lambda keys=drawing.PAGE: asked.append(keys))
    drawing.due("Q001", "panel")
    drawing.again()
    drawing.due("Q002", "panel")
    drawing.again()
    drawing.drawn("Q001")
    drawing.drawn("panel")
    drawing.again()
    drawing.page_begins()
    drawing.due("Q003")
    drawing.again()
    drawing.page_ends()
    drawing.again()
    assert asked == [["Q001", "panel"], ["Q001", "panel", "Q002"], ["Q002"], drawing.PAGE]


def test_a_form_is_as_stored_until_it_is_changed_or_ends_elsewhere(toy_path: Path) -> None:
    store = shared_store(toy_path)
    move_round(store, "keltana", YEAR, "open", actor="bpbd")
    fill_saving.hold(begin(store, load("keltana"), BUKIT, YEAR, actor="lurah"))

    def now() -> Draft:
        found = draft_of(store, "keltana", BUKIT, YEAR)
        assert found is not None
        return found

    changes: list[Callable[[], object]] = [
        lambda: save_answer(store, now(), "Q001", 1, actor="lain"),
        lambda: save_answer(store, now(), "Q001", None, actor="lain"),
        lambda: save_note(store, now(), "Q002", "SK", actor="lain"),
        lambda: add_evidence(store, now(), "Q003", "sk.pdf", b"%PDF-1.7 %%EOF", actor="lain"),
        lambda: save_answer(store, now(), "Q004", 1, actor="lain"),
    ]
    for change in changes:
        assert pulse.is_as_stored()
        change()
        assert not pulse.is_as_stored()
        fill_saving.hold(now())
    assert elsewhere.changed() == {"Q001", "Q002", "Q003", "Q004"}
    move_round(store, "keltana", YEAR, "closed", actor="bpbd")
    assert not pulse.is_as_stored()
    move_round(store, "keltana", YEAR, "open", actor="bpbd", reason="susulan")
    assert pulse.is_as_stored()
    submit(store, now(), actor="lain")
    assert not pulse.is_as_stored()
