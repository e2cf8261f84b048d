"""One question of a form: its answers to choose from, what was saved, what a verifier said, a note and evidence.

It is a fragment: an answer is stored and confirmed without drawing the page again.
"""

import html
from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from siperi_geo.assessments import MOST_NOTE, Draft, Review
from siperi_geo.instruments import Instrument, Item, Label
from siperi_geo.text import clock, pick, t
from siperi_geo.ui import evidence_list, frame, who
from siperi_geo.ui.fill import drawing as fill_drawing
from siperi_geo.ui.fill import elsewhere as fill_elsewhere
from siperi_geo.ui.fill import evidence as fill_evidence
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fill.progress import PANEL
from siperi_geo.ui.fill.saving import Refused
from siperi_geo.ui.fragments import fragment


@dataclass(frozen=True)
class Beside:
    """What stands beside the questions of a form: verifier's words, and the answers of an earlier year.

    `absent_version`: the earlier answers are of a version that is not here, so they cannot be read.
    """

    reviews: Mapping[str, Review]
    earlier_year: int | None
    earlier: Mapping[str, Label]
    absent_version: str | None = None


def draw(item: Item, beside: Beside, *, with_mark: bool) -> None:
    """The question as it is stored now, in a fragment of its own."""
    drawn_for = fill_saving.held().draft_id
    fragment(_draw, key=fill_jump.question_key(item.id))(drawn_for, item, beside, with_mark=with_mark)


def _draw(drawn_for: str, item: Item, beside: Beside, *, with_mark: bool) -> None:
    if not fill_saving.is_held(drawn_for):
        return  # the page went on to another form: it is being drawn again as a whole
    draft = fill_saving.held()
    refused = fill_saving.refused(item.id)
    with st.container(key=fill_jump.question_key(item.id), gap="xsmall"):
        words = html.escape(pick(item.text))
        st.html(f'<p class="siperi-question" aria-hidden="true"><b>{item.number}.</b> {words}</p>')
        _asked_for(item, with_mark=with_mark)
        _answers(draft, item)
        _status(draft, item)
        if refused is not None:
            _say_refused(refused)
        _review(draft.instrument, item, beside)
        if not draft.instrument.is_unnamed:
            _more(draft, item, beside)
    fill_drawing.drawn(fill_jump.question_key(item.id))


def _answers(draft: Draft, item: Item) -> None:
    names = {one.value: pick(one.label) for one in draft.instrument.scale_of(item).choices}
    key, stored = fill_saving.answer_key(draft, item.id), draft.answers[draft.instrument.item_position(item.id)]
    if key not in st.session_state or st.session_state[key] != stored:
        st.session_state[key] = stored  # only then: it would undo a tap that is still on its way
    st.segmented_control(
        f"{item.number}. {pick(item.text)}",  # heard as it is; what is seen stands above
        list(names),
        label_visibility="collapsed",
        format_func=lambda value: names[value],
        key=key,
        on_change=fill_saving.answer,
        args=(draft, item.id, fill_jump.question_key(item.id), PANEL),
    )


def _status(draft: Draft, item: Item) -> None:
    """A quiet line of its own, always there: what is saved, and when it was just now."""
    is_blank = draft.answers[draft.instrument.item_position(item.id)] is None
    at = fill_saving.saved_at(item.id)
    blank = "unknown" if draft.instrument.has_respondents else "blank"
    when = "_elsewhere" if item.id in fill_elsewhere.changed() else "" if at is None else "_at"
    words = t(f"fill.status.{blank if is_blank else 'answered'}{when}", at=clock(at) if at else "")
    kind = "siperi-saved" if at else "siperi-saved siperi-quiet"
    st.html(f'<p class="{kind}" role="status">{html.escape(words)}</p>')


def _say_refused(refused: Refused) -> None:
    """Why nothing was saved; where the session is over, the way back into it."""
    if all(problem.code != "SIGN_IN_NEEDED" for problem in refused.problems):
        frame.problems(*refused.problems)
        return
    st.error(t("fill.session_over"))
    who.link(who.SIGN_IN, "sign_in.sign_in")


def _asked_for(item: Item, *, with_mark: bool) -> None:
    said = [] if item.evidence is None else [t("fill.evidence", words=pick(item.evidence).rstrip("."))]
    if with_mark and item.mark != "verified":
        said.append(t("fill.mark", mark=t(f"method.mark.{item.mark}")))
    if said:
        frame.note(" ".join(said))


def _review(instrument: Instrument, item: Item, beside: Beside) -> None:
    review = beside.reviews.get(item.id)
    if review is None:
        return
    words = []
    if review.value is not None:
        answer = pick(instrument.scale_of(item).choice_of(review.value).label)
        words.append(t("fill.review.value", answer=answer))
    if review.comment:
        words.append(t("fill.review.comment", comment=review.comment))
    frame.caution(" ".join(words))


def _more(draft: Draft, item: Item, beside: Beside) -> None:
    """The note, the evidence and the earlier answer, folded; drawn only while they are open."""
    note = draft.notes.get(item.id, "")
    then = beside.earlier.get(item.id)
    if note:
        frame.note(t("fill.note.is", note=note))
    evidence_list.count(draft.evidence.get(item.id, ()))
    title = t("fill.more.note")
    if then is not None:
        title += " · " + t("fill.more.earlier", year=beside.earlier_year)
    key, unsaved = f"lagi_{draft.draft_id}_{item.id}", fill_saving.unsaved_note(draft, item.id)
    folded = st.expander(title, unsaved is not None, key=key, type="compact", on_change="rerun")
    if not folded.open:
        return
    with folded:
        if then is not None:
            frame.note(t("fill.earlier", year=beside.earlier_year, answer=pick(then)))
        if unsaved is not None:
            frame.caution(t("fill.note.unsaved"))
        _note_box(draft, item, note if unsaved is None else unsaved)
        fill_evidence.box(draft, item)


def _note_box(draft: Draft, item: Item, words: str) -> None:
    key = fill_saving.note_key(draft, item.id)
    fill_saving.give_note(key, words)
    st.text_area(
        t("fill.note"),
        max_chars=MOST_NOTE,
        key=key,
        on_change=fill_saving.note,
        args=(draft, item.id, fill_jump.question_key(item.id)),
        height=80,
    )
