"""What somebody else, or the same person in another window, changed in a form that is open here.

It compares what the page has with what is stored, and says what differs; when that is looked at is for others.
"""

import streamlit as st

from siperi_geo.assessments import Draft
from siperi_geo.text import t
from siperi_geo.ui.fill import drawing

CHANGED, NEWS = "fill_elsewhere", "fill_news"


def differing(before: Draft, now: Draft) -> frozenset[str]:
    """The items of which the answer, the note or the evidence is another than before."""
    return frozenset(
        item.id
        for item, old, new in zip(now.instrument.items, before.answers, now.answers, strict=True)
        if (old, before.notes.get(item.id), before.evidence.get(item.id))
        != (new, now.notes.get(item.id), now.evidence.get(item.id))
    )


def note_others(items: frozenset[str]) -> None:
    """Keep what was changed elsewhere; the whole page is drawn with it."""
    if items:
        st.session_state[CHANGED] = changed() | items
        st.session_state[NEWS] = True
        drawing.due(drawing.PAGE)


def note_own(item_id: str) -> None:
    """What was saved here last is not from elsewhere any more."""
    st.session_state[CHANGED] = changed() - {item_id}


def changed() -> frozenset[str]:
    """The items that were changed elsewhere, and not here since."""
    found: frozenset[str] = st.session_state.get(CHANGED, frozenset())
    return found


def forget() -> None:
    """Another form is open now."""
    st.session_state.pop(CHANGED, None)
    st.session_state.pop(NEWS, None)


def say() -> None:
    """That something was changed elsewhere, once; over the page, wherever the reader is in it."""
    if st.session_state.pop(NEWS, False):
        st.toast(t("fill.elsewhere"), icon=":material/sync:", duration="long")
