"""Saving what is filled in, from the widgets' callbacks: every answer at once, and what became of it.

It draws nothing. Callbacks have no language: what is refused is kept as problems and shown by who draws.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

import streamlit as st

from siperi_geo.assessments import Draft, draft_of, save_answer, save_note
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.store import Store
from siperi_geo.ui import reads, who

DRAFT, SAVED, REFUSED = "fill_draft", "fill_saved", "fill_refused"
UNSAVED = "fill_unsaved"  # (draft id, item id) → the words of a note that could not be saved
OVER = ("DRAFT_GONE", "ROUND_CLOSED", "ROUND_LOCKED", "ROUND_ABSENT")


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be saved: the item ("": of a form that is not on the screen any more), and why."""

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


def is_held(draft_id: str) -> bool:
    """Whether this draft is the one on the page: a click may come from what the page showed before."""
    before: Draft | None = st.session_state.get(DRAFT)
    return before is not None and before.draft_id == draft_id


def answer(draft: Draft, item_id: str, shown_by: Sequence[str]) -> None:
    """Callback: store the answer that was just chosen, or take it back, and draw the fragments that show it.

    It goes into the draft that the button was drawn for, whichever is on the page by now.
    """
    key = answer_key(draft, item_id)
    if key not in st.session_state:
        _lost()
        return
    value = st.session_state[key]
    save(draft, item_id, lambda store: save_answer(store, draft, item_id, value, actor=who.acting()))
    if refused() is None and is_held(draft.draft_id):
        st.rerun(list(shown_by))


def note(draft: Draft, item_id: str) -> None:
    """Callback: store the note that was just written, in the draft that its box was drawn for."""
    key = note_key(draft, item_id)
    if key not in st.session_state:
        _lost()
        return
    words, place = st.session_state[key] or "", (draft.draft_id, item_id)
    kept: dict[tuple[str, str], str] = st.session_state.setdefault(UNSAVED, {})
    kept[place] = words
    if save(draft, item_id, lambda store: save_note(store, draft, item_id, words, actor=who.acting())):
        del kept[place]


def unsaved_note(draft: Draft, item_id: str) -> str | None:
    """The words of a note that could not be saved, until they are; None where there are none."""
    words: str | None = st.session_state.get(UNSAVED, {}).get((draft.draft_id, item_id))
    return words


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


def _lost() -> None:
    st.session_state[REFUSED] = Refused("", tuple(SiperiError("DRAFT_CLICK_LOST").problems))
    st.rerun()


def save(draft: Draft, item_id: str, *acts: Callable[[Store], None]) -> bool:
    """Whether each of these was stored; where not, the others are, and why is kept."""
    state, is_shown = st.session_state, is_held(draft.draft_id)
    state.pop(REFUSED, None)
    found = [_problems_of(act) for act in acts]
    if is_shown and not all(found):
        found.append(_problems_of(lambda store: _show_saved(store, draft, item_id)))
    problems = tuple(chain.from_iterable(found))
    if problems:
        state[REFUSED] = Refused(item_id if is_shown else "", problems)
        if not is_shown or any(problem.code in OVER for problem in problems):
            st.rerun()  # the whole page: it says where the form stands now
    return not problems


def _problems_of(act: Callable[[Store], None]) -> tuple[Problem, ...]:
    try:
        act(reads.store())
    except SiperiError as error:
        return error.problems
    return ()


def _show_saved(store: Store, draft: Draft, item_id: str) -> None:
    st.session_state.setdefault(SAVED, {})[item_id] = datetime.now(UTC)
    now = draft_of(store, draft.instrument.id, draft.subject_id, draft.year)
    if now is not None and now.draft_id == draft.draft_id:
        st.session_state[DRAFT] = now
