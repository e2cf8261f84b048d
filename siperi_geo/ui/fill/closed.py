"""The round takes no answers: what became of the form, what of it is kept, and who can open the round again."""

from collections.abc import Mapping

import streamlit as st

from siperi_geo.analysis.form_progress import parts_of
from siperi_geo.assessments import Draft, Round, draft_for, newest_form
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Instrument
from siperi_geo.rights import About, Right
from siperi_geo.text import moment, number, t
from siperi_geo.ui import frame, reads, scope, who
from siperi_geo.ui.fill import lists as fill_lists
from siperi_geo.ui.links import ROUNDS
from siperi_geo.ui.session import link_to


def show(instrument: Instrument, found: Round, subject_id: str | None, names: Mapping[str, str]) -> None:
    """That the round is closed or locked; of who is chosen the form, of all others how many forms are kept."""
    st.info(t(f"fill.round.is_{found.state}", year=found.year), icon=":material/event_busy:")
    if subject_id is not None:
        scope.only_for_subject(Right.SEE_FORM, instrument, subject_id)
        frame.section(frame.plain(names[subject_id]))
        _handed_in(instrument, found.year, subject_id)
        _kept(instrument, found.year, subject_id)
    elif kept := len(fill_lists.drafts(instrument, found)):
        frame.note(t("fill.closed.kept", n=number(kept, 0)))
    who_opens(instrument, "fill.closed.open")


def who_opens(instrument: Instrument, words: str) -> None:
    """These words and the way to the page where rounds are opened, for who may; for everybody else whom to ask."""
    if who.may(Right.MOVE_ROUNDS, About(instrument.id)):
        frame.note(t(words))
        link_to(ROUNDS, t("fill.to_rounds"), ":material/event_repeat:", {})
    else:
        frame.note(t("fill.closed.ask"))


def _handed_in(instrument: Instrument, year: int, subject_id: str) -> None:
    newest = newest_form(reads.store(), instrument.id, subject_id, year)
    if newest is None:
        st.markdown(t("fill.closed.none", year=year))
        return
    words = fill_lists.last_event(instrument.id, year, newest)
    box = st.warning if newest["state"] in fill_lists.BACK else st.info
    box(frame.plain(t(f"fill.newest.{newest['state']}", year=year, **words)))


def _kept(instrument: Instrument, year: int, subject_id: str) -> None:
    """How far the form is that was not handed in; of a version that is not here, that it is kept."""
    try:
        draft = draft_for(reads.store(), instrument, subject_id, year, actor=who.acting())
    except SiperiError as error:
        frame.problems(*error.problems)
        return
    if draft is not None:
        st.markdown(frame.plain(t("fill.closed.draft", **_stands(draft))))


def _stands(draft: Draft) -> dict[str, str]:
    parts = parts_of(draft.instrument, draft.answers)
    done, asked = sum(one.answered_count for one in parts), sum(len(one.asked) for one in parts)
    return {"part": number(done, 0), "all": number(asked, 0), "at": moment(draft.saved_at or draft.begun_at)}
