"""Deciding about one form: what each decision does to what counts, said before it is made."""

import html

import streamlit as st

from siperi_geo.analysis.exact import is_missing
from siperi_geo.assessments import FORM_MOVES, FormState, answers_of
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import load
from siperi_geo.scoring import score_form
from siperi_geo.text import moment, number, t
from siperi_geo.ui import frame, reads
from siperi_geo.ui.links import ROUNDS
from siperi_geo.ui.verify import outcome as verify_outcome
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.ui.verify.choice import Work, label
from siperi_geo.ui.verify.form import Desk

MOST_REASON = 2000
ANCHOR = "keputusan"


def link() -> None:
    """A link that goes down to the decision, past the answers."""
    st.html(f'<p class="siperi-note"><a href="#{ANCHOR}">{html.escape(t("verify.to_decision"))}</a></p>')


def show(work: Work, this: Desk) -> None:
    """The decisions that are possible, what the chosen one does, the reason, and one button."""
    form = this.form
    st.html(f'<span id="{ANCHOR}"></span>')
    frame.section(t("verify.decision"))
    moves = FORM_MOVES[form.state]
    to: FormState = moves[0]
    if len(moves) > 1:
        to = st.radio(
            t("verify.decision"),
            moves,
            format_func=lambda one: t(f"verify.do.{one}"),
            key=f"verify_{form.assessment_id}_move_{form.state}",
            label_visibility="collapsed",
        )
    frame.note(_effect(work, this, to))
    frame.note(t("verify.with_it", n=number(len(verify_typed.said(form.assessment_id, this.stored)), 0)))
    st.text_area(
        t("verify.reason"),
        max_chars=MOST_REASON,
        height=90,
        key=verify_typed.reason_key(form.assessment_id),
        on_change=verify_typed.keep_reason,
        args=(form.assessment_id,),
    )
    frame.note(t(f"verify.reason.{'needed' if to in ('returned', 'rejected') else 'free'}"))
    is_own = to == "verified" and work.is_own(form)
    if is_own:
        frame.caution(t("verify.own"))
    st.button(
        t(f"verify.do.{to}"),
        key=f"verify_do_{form.assessment_id}_{to}",
        type="primary" if form.is_waiting else "secondary",
        disabled=is_own,
        on_click=verify_outcome.carry_out,
        args=(form.assessment_id, label(form), to, form.state),
    )


def _effect(work: Work, this: Desk, to: FormState) -> str:
    """What a decision does, with the form that counts instead or did until now."""
    words = {"name": label(this.form), "year": work.year, "other": _other(this)}
    if to == "verified":
        return t("verify.effect.verified", **words)
    if (this.form.state, to) == ("returned", "rejected"):
        return t("verify.effect.rejected.returned", **words)
    return t(f"verify.effect.{to}.{'other' if words['other'] else 'alone'}", **words)


def _other(this: Desk) -> str:
    """The form that counts without this one: revision, when, index; empty where there is none."""
    rows = reads.query("assessments/counts_without", assessment_id=this.form.assessment_id)
    if rows.empty:
        return ""
    row = rows.iloc[0]
    try:
        instrument = load(this.instrument.id, str(row["version"]))
        index = number(score_form(instrument, answers_of(row["answers"])).index, instrument.decimals)
    except SiperiError:  # a version that is not here
        index = number(None)
    kind = "example" if row["is_example"] and not is_missing(row["is_example"]) else str(row["state"])
    state = t(f"verified.{kind}")
    return t(
        "verify.other", revision=int(row["revision"]), at=moment(row["recorded_at"]), index=index, state=state
    )


def locked(work: Work) -> None:
    """Why nothing can be decided: the round is published."""
    assert work.round is not None  # noqa: S101
    frame.caution(t("verify.locked", year=work.year, edition=work.round.edition))
    st.page_link(ROUNDS, label=t("ui.nav.fill.rounds"), icon=":material/event_repeat:")
