"""How far a form in progress is and how it stands so far, above its questions; what would raise it, on request.

What it shows is provisional: a form counts from the moment it is handed in.
"""

import html
from datetime import UTC, datetime

import streamlit as st

from siperi_geo import palette
from siperi_geo.analysis.exact import floor_pct
from siperi_geo.analysis.form_progress import PartProgress, part_with, parts_of, still_needed
from siperi_geo.assessments import Draft
from siperi_geo.filling import Gain, gains, standing
from siperi_geo.instruments import Instrument
from siperi_geo.scoring import FormScore
from siperi_geo.text import clock, number, percent, pick, signed, t
from siperi_geo.ui import frame
from siperi_geo.ui.fill import drawing as fill_drawing
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fragments import fragment

FOUND, PANEL = "fill_gains", "fill_panel_now"


def panel() -> None:
    """Progress and score of the draft that is held, in a fragment (PANEL) that answers run again."""
    with st.container(key="fill_panel", border=True):
        fragment(_panel, key=PANEL)()


def _panel() -> None:
    draft = fill_saving.held()
    parts = parts_of(draft.instrument, draft.answers)
    wide, narrow = st.columns([3, 2], gap="medium")
    wide.html(_counts(parts))
    with narrow:
        st.html(_score(draft, standing(draft)))
        _what_would_raise(draft, parts)
    fill_drawing.drawn(PANEL)


def _counts(parts: tuple[PartProgress, ...]) -> str:
    done, asked = sum(one.answered_count for one in parts), sum(len(one.asked) for one in parts)
    words = t("fill.answered", part=number(done, 0), all=number(asked, 0))
    lines = "".join(_bar(one) for one in parts)
    return f'<p class="siperi-head">{html.escape(words)}</p><ul class="siperi-bars siperi-filled">{lines}</ul>'


def _bar(one: PartProgress) -> str:
    done, asked = one.answered_count, len(one.asked)
    counted = html.escape(f"{number(done, 0)}/{number(asked, 0)}")
    bar = f'<i style="width:{100 * done / asked:.1f}%;background:{palette.ACCENT}"></i>' if done else ""
    return f"<li><span>{html.escape(pick(one.part.name))}</span><b>{counted}</b><i>{bar}</i></li>"


def _score(draft: Draft, score: FormScore) -> str:
    instrument = draft.instrument
    if score.index is None:
        lacking = still_needed(instrument, draft.answers, score)
        words = t("fill.not_yet", n=number(lacking, 0)) if lacking else t("fill.not_assessable")
        value = f'<p class="siperi-first">{html.escape(words)}</p>'
    else:
        index, band = number(score.index, instrument.decimals), _band(instrument, score)
        value = f'<p class="siperi-index"><b>{index}</b>{band}</p>'
    covered = t("fill.coverage", coverage=percent(floor_pct(score.coverage_pct)))
    title = html.escape(t("fill.provisional"))
    return f'<p class="siperi-head">{title}</p>{value}<p class="siperi-note">{html.escape(covered)}</p>'


def _band(instrument: Instrument, score: FormScore) -> str:
    band = instrument.class_named(score.class_code)
    if band is None:
        return ""
    ground = palette.class_colour(band.order, len(instrument.classes))
    style = f"background:{ground};color:{palette.ink_on(ground)}"
    return f'<span style="{style}">{html.escape(pick(band.name))}</span>'


def _what_would_raise(draft: Draft, parts: tuple[PartProgress, ...]) -> None:
    """A button that works out which answers would raise the index most, and what it found for these answers."""
    if st.button(t("fill.raise"), key="fill_raise", type="tertiary", icon=":material/trending_up:"):
        found = gains(draft.instrument, draft.answers)
        st.session_state[FOUND] = (draft.draft_id, draft.answers, found, datetime.now(UTC))
    draft_id, answers, found, at = st.session_state.get(FOUND, ("", (), [], None))
    if draft_id != draft.draft_id or answers != draft.answers:
        return
    if not found:
        frame.note(t("fill.raise.none"))
        return
    frame.note(t("fill.raise.of", at=clock(at)))
    pressed = [_gain(draft.instrument, one, parts) for one in found]
    if any(pressed):
        st.rerun()


def _gain(instrument: Instrument, one: Gain, parts: tuple[PartProgress, ...]) -> bool:
    words = t(
        "fill.raise.one",
        number=one.item.number,
        text=pick(one.item.text).rstrip("."),
        answer=pick(one.choice.label),
        points=signed(one.index, instrument.decimals),
    )
    home = part_with(parts, one.item.id).part.id
    key = f"raise_{one.item.id}"
    return st.button(frame.plain(words), key=key, type="tertiary", on_click=fill_jump.go, args=(home, one.item.id))
