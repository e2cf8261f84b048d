"""Saving what is filled in, from the widgets' callbacks: every answer at once, and what became of it.

It draws nothing. Callbacks have no language: what is refused is kept as problems and shown by who draws.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain

import streamlit as st

from siperi_geo.assessments import Draft, draft_for, save_answer, save_note
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.store import Store
from siperi_geo.ui import reads, who
from siperi_geo.ui.fill import drawing, elsewhere
from siperi_geo.ui.fill.drawing import PAGE

DRAFT, SAVED, REFUSED = "fill_draft", "fill_saved", "fill_refused"
UNSAVED = "fill_unsaved"  # (draft id, item id) → the words of a note that could not be saved
GIVEN = "fill_given"  # the key of a note's box → the words that were last put into it
OVER = ("DRAFT_GONE", "DRAFT_SOMEBODY_ELSES", "ROUND_CLOSED", "ROUND_LOCKED", "ROUND_ABSENT")


@dataclass(frozen=True, slots=True)
class Refused:
    """What could not be saved: the item ("": of a form no longer on the screen), why, and the words of a note."""

    item_id: str
    problems: tuple[Problem, ...]
    note: str = ""


def hold(draft: Draft) -> None:
    """Fill in this draft on this page; called with what is stored now, whenever the whole page runs."""
    before: Draft | None = st.session_state.get(DRAFT)
    if before is not None and before.draft_id == draft.draft_id:
        elsewhere.note_others(elsewhere.differing(before, draft))
    else:
        st.session_state.pop(SAVED, None)
        elsewhere.forget()
    st.session_state[DRAFT] = draft


def held() -> Draft:
    """The draft of this page, as it was stored at the last run or answer."""
    draft: Draft = st.session_state[DRAFT]
    return draft


def let_go() -> None:
    """The draft of this page has ended here: it was handed in or discarded."""
    st.session_state.pop(DRAFT, None)


def ended_elsewhere(instrument: Instrument, subject_id: str, year: int, now: Draft | None) -> tuple[Problem, ...]:
    """That the form which this page had has ended without it, by what is stored of the same subject now; once."""
    before: Draft | None = st.session_state.get(DRAFT)
    if before is None or (before.instrument.id, before.subject_id, before.year) != (
        instrument.id,
        subject_id,
        year,
    ):
        return ()
    if now is not None and now.draft_id == before.draft_id:
        return ()
    let_go()
    return tuple(SiperiError("DRAFT_GONE", year=year).problems)


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


def answer(draft: Draft, item_id: str, *shown_by: str) -> None:
    """Callback: store the answer that was just chosen, or take it back, and draw the fragments that show it.

    It goes into the draft that the button was drawn for, whichever is on the page by now.
    """
    key = answer_key(draft, item_id)
    if key not in st.session_state:
        _lost()
        return
    value = st.session_state[key]
    save(draft, item_id, lambda store: save_answer(store, draft, item_id, value, actor=who.acting()))
    drawing.due(*shown_by)
    drawing.again()


def note(draft: Draft, item_id: str, *shown_by: str) -> None:
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
    elif (found := refused()) is not None:
        st.session_state[REFUSED] = replace(found, note=words)
    drawing.due(*shown_by)
    drawing.again()


def unsaved_note(draft: Draft, item_id: str) -> str | None:
    """The words of a note that could not be saved, until they are; None where there are none."""
    words: str | None = st.session_state.get(UNSAVED, {}).get((draft.draft_id, item_id))
    return words


def give_note(key: str, words: str) -> None:
    """Put the words of a note into its box where they are others than before: what is being typed in it stays."""
    given: dict[str, str] = st.session_state.setdefault(GIVEN, {})
    if key not in st.session_state or given.get(key) != words:
        st.session_state[key] = given[key] = words


def saved_at(item_id: str) -> datetime | None:
    """When something beside this item was saved on this page; None where nothing was."""
    at: datetime | None = st.session_state.get(SAVED, {}).get(item_id)
    return at


def refused(item_id: str | None = None) -> Refused | None:
    """What could not be saved just now, of one item or of any; None where all is well."""
    found: Refused | None = st.session_state.get(REFUSED)
    return found if found is not None and item_id in (None, found.item_id) else None


def take_refused() -> Refused | None:
    """What could not be saved before the whole page ran again, to be said above it, once."""
    found: Refused | None = st.session_state.pop(REFUSED, None)
    return found


def _lost() -> None:
    st.session_state[REFUSED] = Refused("", tuple(SiperiError("DRAFT_CLICK_LOST").problems))
    drawing.due(PAGE)
    drawing.again()


def save(draft: Draft, item_id: str, *acts: Callable[[Store], None]) -> bool:
    """Whether each of these was stored; where not, the others are, and why is kept.

    What the page shows wrongly after it is due to be drawn (`drawing.again`).
    """
    state, is_shown = st.session_state, is_held(draft.draft_id)
    state.pop(REFUSED, None)
    found = [_problems_of(act) for act in acts]
    if is_shown and not all(found):
        found.append(_problems_of(lambda store: _show_saved(store, draft, item_id)))
    problems = tuple(chain.from_iterable(found))
    if problems:
        state[REFUSED] = Refused(item_id if is_shown else "", problems)
    if not is_shown or any(problem.code in OVER for problem in problems):
        drawing.due(PAGE)  # it says where the form stands now
    if any(problem.code == "DRAFT_GONE" for problem in problems):
        let_go()
    return not problems


def _problems_of(act: Callable[[Store], None]) -> tuple[Problem, ...]:
    try:
        act(reads.store())
    except SiperiError as error:
        return error.problems
    return ()


def _show_saved(store: Store, draft: Draft, item_id: str) -> None:
    st.session_state.setdefault(SAVED, {})[item_id] = datetime.now(UTC)
    elsewhere.note_own(item_id)
    before = held()
    now = draft_for(store, draft.instrument, draft.subject_id, draft.year, actor=who.acting())
    if now is not None and now.draft_id == draft.draft_id:
        elsewhere.note_others(elsewhere.differing(before, now) - {item_id})
        st.session_state[DRAFT] = now
