"""The last part of the form: what is unanswered or contradicts itself, its evidence, handing in, throwing away."""

from collections.abc import Sequence

import streamlit as st

from siperi_geo.analysis.evidence_share import evidence_share
from siperi_geo.analysis.form_progress import PartProgress
from siperi_geo.assessments import Draft, discard
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.filling import standing, submit
from siperi_geo.registers.subjects import made_up
from siperi_geo.scoring import contradictions
from siperi_geo.text import language, number, percent, pick, t
from siperi_geo.ui import evidence_list, frame, reads, who
from siperi_geo.ui.fill import begin as fill_begin
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import place as fill_place
from siperi_geo.ui.fill import saving as fill_saving
from siperi_geo.ui.fill.part import question_button

MOST, MOST_CONTRADICTIONS = 3, 5
OVER, ACCEPTED, FEWER = "fill_over", "fill_accepted", "fill_fewer"
OVERTAKEN = ("DRAFT_OVERTAKEN", "DRAFT_OVERTAKEN_UNNAMED")
BLANKS, FOLLOWS, SURE = "fill_blanks", "fill_follows", "fill_sure"


def show(draft: Draft, parts: Sequence[PartProgress]) -> None:
    """Everything that a filler should know before handing in, and the button."""
    frame.section(t("fill.send"))
    blank = sum(len(one.unanswered) for one in parts)
    if not blank:
        st.success(t("fill.complete"), icon=":material/check_circle:")
    if draft.instrument.has_respondents:  # of whom "don't know" is an answer like any other
        _unrated(draft)
    else:
        for one in parts:
            _unanswered(one)
    _contradictions(draft)
    if not draft.instrument.is_unnamed:
        frame.note(evidence_list.share(evidence_share(draft.instrument, draft.answers, draft.evidence)))
    _examples(draft)
    _hand_in(draft, blank)
    _throw_away(draft)


def _unanswered(one: PartProgress) -> None:
    """The questions of a part that are not answered: the first as buttons, the others by number."""
    if not one.unanswered:
        return
    title = t("fill.unanswered", part=pick(one.part.name), n=number(len(one.unanswered), 0))
    st.markdown(f"**{frame.plain(title)}**")
    first = one.unanswered[:MOST] if one.answered_count else ()
    for item in first:
        question_button(item, one, key=f"open_{item.id}")
    if rest := one.unanswered[len(first) :]:
        if first:
            numbers = ", ".join(str(item.number) for item in rest)
            frame.note(t("fill.unanswered.more", n=number(len(rest), 0), numbers=numbers))
        st.button(t("fill.unanswered.open"), key=f"open_{one.part.id}", on_click=_only_open, args=(one.part.id,))


def _unrated(draft: Draft) -> None:
    """How much a part needs to be rated, and which of them do not have it."""
    instrument, score = draft.instrument, standing(draft)
    least = percent(min(node.min_answered_pct for node in instrument.aspects), 0)
    frame.note(t("fill.unrated", least=least))
    if lacking := [pick(node.name) for node in instrument.aspects if score.node(node.id).index is None]:
        frame.note(t("fill.unrated.names", names=", ".join(lacking)))


def _only_open(part: str) -> None:
    fill_jump.go(part)
    st.session_state[fill_jump.ONLY_OPEN] = True


def _contradictions(draft: Draft) -> None:
    found = contradictions(draft.instrument, draft.answers)
    if not found:
        return
    lines = [f"- {frame.plain(one.what(language()))}" for one in found]
    first = f"**{t('fill.contradictions', n=number(len(found), 0))}**"
    st.warning("\n".join([first, "", *lines[:MOST_CONTRADICTIONS]]))
    if rest := lines[MOST_CONTRADICTIONS:]:
        with st.expander(t("fill.contradictions.more", n=number(len(rest), 0))):
            st.markdown("\n".join(rest))


def _examples(draft: Draft) -> None:
    """That made-up households make way for the first real one, as imports say it too."""
    if draft.instrument.is_private and (n := made_up(reads.store(), draft.instrument.subject).subjects):
        frame.problems(Problem("HOUSEHOLD_EXAMPLES_GO", values={"n": n}))


def _hand_in(draft: Draft, blank: int) -> None:
    """The ticks, each for what it says and nothing else, and the button, which knows what it was pressed for."""
    frame.problems(*st.session_state.pop(FEWER, ()))
    key = f"{BLANKS}_{draft.draft_id}_{blank}"
    is_ordinary = not blank or draft.instrument.has_respondents
    is_known = is_ordinary or st.checkbox(t("fill.blank_is_not_no", n=number(blank, 0)), key=key)
    over, accepted = _followed(draft), st.session_state.pop(ACCEPTED, None)
    pressed = st.button(
        t("fill.submit"),
        type="primary",
        disabled=not is_known and accepted is None,
        icon=":material/send:",
        key="fill_submit",
        on_click=_accept,
        args=(draft, _accepted(draft, blank) if is_known else 0, over),
    )
    if pressed and accepted is not None:
        _submit(*accepted)


def _accepted(draft: Draft, blank: int) -> int:
    """How many blanks are fine by whoever hands in: any number where a blank is an answer."""
    return len(draft.instrument.items) if draft.instrument.has_respondents else blank


def _accept(draft: Draft, blanks: int, over: str | None) -> None:
    """Callback: what was on the screen when the button was pressed, whatever the page finds by now."""
    st.session_state[ACCEPTED] = (draft, blanks, over)


def _followed(draft: Draft) -> str | None:
    """The form that came in meanwhile, once the reader has ticked that this one follows it."""
    draft_id, assessment, problems = st.session_state.get(OVER, ("", "", ()))
    if draft_id != draft.draft_id:
        return None
    frame.problems(*problems)
    return assessment if st.checkbox(t("fill.follows"), key=f"{FOLLOWS}_{assessment}") else None


def _submit(draft: Draft, blanks: int, over: str | None) -> None:
    try:
        with st.spinner(t("fill.submitting")):
            submit(reads.store(), draft, actor=who.acting(), over=over, blanks=blanks)
    except SiperiError as error:
        found = {one.code: one for one in error.problems}
        if overtaken := next((one for code, one in found.items() if code in OVERTAKEN), None):
            st.session_state[OVER] = (draft.draft_id, overtaken.values["assessment"], tuple(error.problems))
        elif "DRAFT_BLANKS_MORE" in found:
            st.session_state[FEWER] = tuple(error.problems)
        else:
            frame.problems(*error.problems)
            return
    else:
        fill_begin.handed_in(draft)
    st.rerun()


def _throw_away(draft: Draft) -> None:
    with st.expander(t("fill.discard"), key=f"fill_away_{draft.draft_id}"):
        frame.note(t("fill.discard.lead"))
        is_sure = st.checkbox(t("fill.discard.sure"), key=f"{SURE}_{draft.draft_id}")
        pressed = st.button(t("fill.discard.do"), disabled=not is_sure, icon=":material/delete:")
        if pressed and is_sure:
            discard(reads.store(), draft, actor=who.acting())
            fill_saving.let_go()
            fill_place.close()
            st.rerun()
