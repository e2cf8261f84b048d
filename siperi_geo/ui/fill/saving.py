"""Saving what is filled in, from the widgets' callbacks: every answer at once, and what became of it.

It draws nothing. Callbacks have no language: what is refused is kept as problems and shown by who draws.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from siperi_geo.assessments import Draft, draft_of, save_answer, save_note
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.settings import actor
from siperi_geo.store import Store
from siperi_geo.ui import reads

DRAFT, SAVED, REFUSED = "fill_draft", "fill_saved", "fill_refused"
OVER = ("DRAFT_GONE", "ROUND_CLOSED", "ROUND_LOCKED", "ROUND_ABSENT")


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be saved: the item, and why."""

    item_id: str
    problems: tuple[Problem, ...]


def hold(draft: Draft) -> None:
    """Fill in this draft on this page; called with what is stored now, whenever the whole page runs."""
    before = st.session_state.get(DRAFT)
    if before is not None and before.draft_id != draft.draft_id:
        st.session_state.pop(SAVED, None)
    st.session_state[DRAFT] = draft


def held() -> Draft:
    """The draft of this page, as it was stored at the last run or answer."""
    draft: Draft = st.session_state[DRAFT]
    return draft


def answer_key(draft: Draft, item_id: str) -> str:
    """The key of the widget with the answers to an item."""
    return f"jawab_{draft.draft_id}_{item_id}"


def note_key(draft: Draft, item_id: str) -> str:
    """The key of the box with the note beside an item."""
    return f"catat_{draft.draft_id}_{item_id}"


def answer(item_id: str, shown_by: Sequence[str]) -> None:
    """Callback: store the answer that was just chosen, or take it back, and draw the fragments that show it."""
    draft = held()
    value = st.session_state[answer_key(draft, item_id)]
    _save(item_id, lambda store: save_answer(store, draft, item_id, value, actor=actor()))
    if refused() is None:
        st.rerun(list(shown_by))


def note(item_id: str) -> None:
    """Callback: store the note that was just written."""
    draft = held()
    words = st.session_state[note_key(draft, item_id)] or ""
    _save(item_id, lambda store: save_note(store, draft, item_id, words, actor=actor()))


def saved_at(item_id: str) -> datetime | None:
    """When something beside this item was saved on this page; None where nothing was."""
    at: datetime | None = st.session_state.get(SAVED, {}).get(item_id)
    return at


def refused(item_id: str | None = None) -> Refused | None:
    """What could not be saved just now, of one item or of any; None where all is well."""
    found: Refused | None = st.session_state.get(REFUSED)
    return found if found is not None and item_id in (None, found.item_id) else None


def take_refused() -> tuple[Problem, ...]:
    """What could not be saved before the whole page ran again, to be said above it, once."""
    found: Refused | None = st.session_state.pop(REFUSED, None)
    return found.problems if found else ()


def _save(item_id: str, save: Callable[[Store], None]) -> None:
    draft, state = held(), st.session_state
    state.pop(REFUSED, None)
    try:
        save(reads.store())
        state.setdefault(SAVED, {})[item_id] = datetime.now(UTC)
        now = draft_of(reads.store(), draft.instrument.id, draft.subject_id, draft.year)
        if now is not None and now.draft_id == draft.draft_id:
            state[DRAFT] = now
    except SiperiError as error:
        state[REFUSED] = Refused(item_id, tuple(error.problems))
        if any(problem.code in OVER for problem in error.problems):
            st.rerun()  # the whole page: it says where the form stands now
