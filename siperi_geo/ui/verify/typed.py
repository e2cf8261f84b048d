"""What a verifier has typed and not decided yet, kept per form for as long as the window is open.

Every widget and every note belongs to one assessment id: another form never gets them, and a form that was
replaced meanwhile keeps them until they are moved or thrown away. Only a decision stores them. Of an item only the
parts (`value`, `comment`) are kept that this verifier changed: the others are whatever is stored by then.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from siperi_geo.assessments import Review

TYPED = "siperi_verify_typed"
NOTHING = Review(None, "")


@dataclass(slots=True)
class Typed:
    """Of one form: the reason, what was typed of items, whose fields are open, what they were drawn with."""

    reason: str = ""
    said: dict[str, dict[str, Any]] = field(default_factory=dict)
    opened: set[str] = field(default_factory=set)
    stored: dict[str, Review] = field(default_factory=dict)


def of(assessment_id: str) -> Typed:
    """What is typed for a form; changing it changes what is kept."""
    kept: dict[str, Typed] = st.session_state.setdefault(TYPED, {})
    return kept.setdefault(assessment_id, Typed())


def said(assessment_id: str, stored: Mapping[str, Review] | None = None) -> dict[str, Review]:
    """Item → what the next decision would store of it, over what is `stored` by then (None: when last drawn)."""
    typed = of(assessment_id)
    before = typed.stored if stored is None else stored
    found = {item: said_of(assessment_id, item, before.get(item, NOTHING)) for item in typed.said}
    return {item: one for item, one in found.items() if not is_empty(one)}


def said_of(assessment_id: str, item_id: str, stored: Review) -> Review:
    """What is stored of one item, with what is typed in its place."""
    return replace(stored, **of(assessment_id).said.get(item_id, {}))


def is_pending(assessment_id: str) -> bool:
    """Whether something was typed that no decision has stored."""
    kept: Mapping[str, Typed] = st.session_state.get(TYPED, {})
    return assessment_id in kept and bool(kept[assessment_id].reason.strip() or said(assessment_id))


def is_empty(one: Review) -> bool:
    """Whether nothing is said."""
    return one.value is None and not one.comment.strip()


def forget(assessment_id: str) -> None:
    """Throw away what was typed for a form, its fields too."""
    st.session_state.get(TYPED, {}).pop(assessment_id, None)
    for key in [one for one in st.session_state if str(one).startswith(f"verify_{assessment_id}_")]:
        del st.session_state[key]


def move(before: str, after: str) -> None:
    """Take what was typed for a form over to the one that replaced it; what is typed there already stays."""
    old, new = of(before), of(after)
    new.reason = new.reason or old.reason
    new.said = {item: old.said.get(item, {}) | new.said.get(item, {}) for item in old.said | new.said}
    new.opened |= old.opened
    forget(before)


def open_item(assessment_id: str, item_id: str) -> None:
    """Show the fields of an item from the next run on."""
    of(assessment_id).opened.add(item_id)


def gather(assessment_id: str) -> Typed:
    """What is typed for a form, with what its fields hold at this moment, whichever callback comes first."""
    typed = of(assessment_id)
    for key in [str(one) for one in st.session_state if str(one).startswith(f"verify_{assessment_id}_")]:
        item_id, _, part = key.removeprefix(f"verify_{assessment_id}_").rpartition("_")
        if part == "reason":
            keep_reason(assessment_id)
        elif part in ("value", "comment"):
            keep(assessment_id, item_id, part)
    return typed


def reason_key(assessment_id: str) -> str:
    """The widget of the reason; what it holds is in the state before it is drawn."""
    key = f"verify_{assessment_id}_reason"
    st.session_state.setdefault(key, of(assessment_id).reason)
    return key


def keep_reason(assessment_id: str) -> None:
    """Keep what the widget of the reason holds now, if it is still there."""
    of(assessment_id).reason = str(st.session_state.get(f"verify_{assessment_id}_reason") or "")


def item_key(assessment_id: str, item_id: str, part: str, stored: Review) -> str:
    """The widget of a part (`value`, `comment`) of an item, with what was typed, else what is stored now."""
    key = f"verify_{assessment_id}_{item_id}_{part}"
    of(assessment_id).stored[item_id] = stored
    now = getattr(said_of(assessment_id, item_id, stored), part)
    if key not in st.session_state or st.session_state[key] != now:
        st.session_state[key] = now
    return key


def keep(assessment_id: str, item_id: str, part: str) -> None:
    """Keep what the widget of a part of an item holds now, if it is still there and not as it was drawn."""
    key, typed = f"verify_{assessment_id}_{item_id}_{part}", of(assessment_id)
    if key not in st.session_state:
        return
    now = st.session_state[key] or "" if part == "comment" else st.session_state[key]
    changed = {name: one for name, one in typed.said.pop(item_id, {}).items() if name != part}
    if now != getattr(typed.stored.get(item_id, NOTHING), part):
        changed[part] = now
    if changed:
        typed.said[item_id] = changed
