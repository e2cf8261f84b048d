"""The work list of a verifier: one line per form, longest waiting first, and the verification of many at once.

It shows what `analysis.handed_in` found; it decides nothing by itself.
"""

import html
from collections.abc import Sequence
from functools import partial

import streamlit as st

from siperi_geo.analysis.cross import Touched
from siperi_geo.analysis.exact import floor_pct
from siperi_geo.analysis.handed_in import STATES, HandedIn
from siperi_geo.instruments import Instrument
from siperi_geo.text import MISSING, moment, number, percent, pick, signed, t
from siperi_geo.ui import frame
from siperi_geo.ui.verify import cross_list as verify_cross_list
from siperi_geo.ui.verify import outcome as verify_outcome
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.ui.verify.choice import Work, label, open_form
from siperi_geo.ui.verify.cross import found_in

MOST, ALL = 40, "verify_all_rows"
COLUMNS = ("index", "coverage", "contradictions", "jump", "handed_in", "state")


def show(work: Work) -> None:
    """How many are where, the forms in the state chosen, each with a button that opens it."""
    frame.section(t("verify.list", year=work.year))
    if work.me and not work.forms:
        st.info(t("verify.list.none.within"), icon=":material/inbox:")
        return
    counts = [
        f"{t(f'verify.state.{state}')}: {number(n, 0)}"
        for state in STATES
        if (n := sum(one.state == state for one in work.forms))
    ]
    frame.note(t("verify.counts", counts=" · ".join(counts), n=number(len(work.forms), 0)))
    found = found_in(work.year)
    verify_cross_list.note(found, work.forms)
    if not work.listed:
        st.info(t(f"verify.list.none.{work.state}"), icon=":material/inbox:")
        return
    shown = work.listed if st.session_state.get(ALL) else work.listed[:MOST]
    with st.container(key="verify_list", gap=None):
        st.html(f'<div class="siperi-work siperi-work-head" aria-hidden="true">{_heads()}</div>')
        for one in shown:
            _line(work, one, found.of(one.assessment_id))
    if len(shown) < len(work.listed):
        more = t("verify.list.more", n=number(len(work.listed), 0))
        st.button(more, on_click=partial(st.session_state.__setitem__, ALL, True))


def _heads() -> str:
    return "".join(f"<span>{html.escape(t(f'verify.column.{name}'))}</span>" for name in COLUMNS)


def _line(work: Work, form: HandedIn, touched: Touched) -> None:
    instrument = work.instrument
    with st.container(key=f"verify_line_{form.assessment_id}", gap=None):
        st.button(
            frame.plain(label(form)),
            key=f"verify_open_{form.assessment_id}",
            type="tertiary",
            icon=":material/chevron_right:",
            on_click=open_form,
            args=(instrument, form.subject_id),
        )
        cells = (
            _index(instrument, form),
            _coverage(form),
            *_findings(instrument, form, touched),
            _when(form),
            _state(work, form),
        )
        facts = "".join(
            f"<div><dt>{html.escape(t(f'verify.column.{name}'))}</dt><dd>{cell}</dd></div>"
            for name, cell in zip(COLUMNS, cells, strict=True)
        )
        st.html(f'<dl class="siperi-work">{facts}</dl>')


def _index(instrument: Instrument, form: HandedIn) -> str:
    if form.score is None:
        return html.escape(t("verify.concern.version_absent", version=form.version))
    band = instrument.class_named(form.score.class_code) if form.version == instrument.version else None
    words = pick(band.name) if band else "" if form.score.index is not None else t("ui.not_assessable")
    value = f"<b>{number(form.score.index, instrument.decimals)}</b> " if form.score.index is not None else ""
    return f"{value}<small>{html.escape(words)}</small>"


def _coverage(form: HandedIn) -> str:
    return MISSING if form.score is None else percent(floor_pct(form.score.coverage_pct))


def _findings(instrument: Instrument, form: HandedIn, touched: Touched) -> tuple[str, str]:
    """How many contradictions in the form and with others; the change, marked where it is big."""
    n = len(form.contradictions)
    contradictions = f"<mark>{number(n, 0)}</mark>" if n else "0"
    contradictions += verify_cross_list.in_line(touched)
    if form.jump is None:
        return contradictions, MISSING
    value = signed(form.jump.index, instrument.decimals)
    if form.jump.is_big:
        value = f"<mark>{value}</mark> {html.escape(t('verify.jump.big'))}"
    return contradictions, f"{value} <small>{html.escape(t('verify.since', year=form.jump.year))}</small>"


def _when(form: HandedIn) -> str:
    by = t("verify.by", revision=form.revision, actor=form.actor)
    return f"<small>{html.escape(moment(form.recorded_at))}, {html.escape(by)}</small>"


def _state(work: Work, form: HandedIn) -> str:
    words = [t(f"verify.concern.{name}") for name in ("repair", "reviewed") if name in form.concerns]
    words += [t("verify.concern.own")] if work.is_own(form) else []
    words += [t("verify.pending")] if verify_typed.is_pending(form.assessment_id) else []
    more = f" <small>{html.escape('; '.join(words))}</small>" if words else ""
    return f"{html.escape(t(f'verify.state.{form.state}'))}{more}"


def many(work: Work) -> None:
    """Verify all forms of the list in which nothing stands out, after a tick; nothing without any."""
    waiting = [one for one in work.listed if one.is_waiting and one.assessment_id in work.decidable]
    if not waiting or work.is_locked:
        return
    found = found_in(work.year)
    clear = [
        one
        for one in waiting
        if not (one.concerns or found.of(one.assessment_id).asked or verify_typed.is_pending(one.assessment_id))
        and not work.is_own(one)
    ]
    frame.section(t("verify.many"))
    frame.note(f"{t('verify.many.rule')} {t('cross.many')}")
    if any(work.is_own(one) for one in waiting):
        frame.note(t("verify.many.own"))
    frame.note(t("verify.many.counts", clear=number(len(clear), 0), waiting=number(len(waiting), 0)))
    if clear:
        _verify_all(clear)


def _verify_all(clear: Sequence[HandedIn]) -> None:
    n = number(len(clear), 0)
    with st.expander(t("verify.many.names", n=n)):
        frame.note(", ".join(label(one) for one in clear))
    ids = tuple(one.assessment_id for one in clear)
    sure = st.checkbox(t("verify.many.sure", n=n), key=verify_outcome.sure_key(ids))
    st.button(
        t("verify.many.do", n=n),
        type="primary",
        disabled=not sure,
        on_click=verify_outcome.verify_all,
        args=(ids,),
    )
