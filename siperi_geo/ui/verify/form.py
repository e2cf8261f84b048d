"""One form before a verifier: whose it is, its result, and beside it the result with the verifier's values.

Both results are scored by one statement; what is declared is never changed.
"""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.exact import floor_pct, is_missing
from siperi_geo.analysis.handed_in import HandedIn
from siperi_geo.analysis.reviewed import differing, with_reviews
from siperi_geo.assessments import Review
from siperi_geo.instruments import Instrument
from siperi_geo.rights import About, Right
from siperi_geo.scoring import FormScore, explain, reasons, score_form
from siperi_geo.text import language, moment, number, percent, pick, signed, t
from siperi_geo.ui import chart_view, frame, reads, scope, who
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.ui.verify.choice import Work, label, open_form


@dataclass(frozen=True, slots=True)
class Spoken:
    """What verifiers said of one item of an earlier form of the round."""

    revision: int
    actor: str
    review: Review


@dataclass(frozen=True, slots=True)
class Desk:
    """A form with what verifiers said: stored, of earlier forms of the round, and stored with what is typed.

    `own`: the items whose stored word whoever is here may take back.
    """

    form: HandedIn
    instrument: Instrument
    stored: Mapping[str, Review]
    earlier: Mapping[str, tuple[Spoken, ...]]
    said: Mapping[str, Review]
    own: frozenset[str]


def desk(work: Work, form: HandedIn) -> Desk:
    """Everything said about the form that is open; ends the page for whom it is not to be seen."""
    scope.only_for_subject(Right.SEE_FORM, work.instrument, form.subject_id)
    rows = reviews(work, form)
    is_this = rows["assessment_id"] == form.assessment_id
    stored = {str(row["item_id"]): _review(row) for row in rows[is_this].to_dict("records")}
    earlier: dict[str, list[Spoken]] = {}
    for row in rows[~is_this].to_dict("records"):
        spoken = Spoken(int(row["revision"]), str(row["actor"]), _review(row))
        earlier.setdefault(str(row["item_id"]), []).append(spoken)
    said = stored | verify_typed.said(form.assessment_id, stored)
    own = _own(work, form, rows[is_this])
    return Desk(form, work.instrument, stored, {item: tuple(of) for item, of in earlier.items()}, said, own)


def _own(work: Work, form: HandedIn, rows: pd.DataFrame) -> frozenset[str]:
    """One's own words, or everybody's for who may take back others'; none once the round is locked."""
    if not work.may_decide:
        return frozenset()
    about = About(work.instrument.id, form.area_code or None, form.subject_id)
    is_all = not work.me or who.may(Right.TAKE_BACK_WORDS, about)
    return frozenset(rows["item_id"] if is_all else rows[rows["actor"] == work.me]["item_id"])


def reviews(work: Work, form: HandedIn) -> pd.DataFrame:
    """`assessments/review_history` of whoever filled in the form."""
    asked = {"instrument": work.instrument.id, "year": work.year, "subject_id": form.subject_id}
    return reads.query("assessments/review_history", **asked)


def _review(row: Mapping[Hashable, Any]) -> Review:
    return Review(None if is_missing(row["value"]) else int(row["value"]), str(row["comment"]))


def heading(work: Work, form: HandedIn) -> None:
    """The way back, whose form it is, which revision, where it stands."""
    with st.container(horizontal=True):
        back, icon = (work.instrument, None), ":material/arrow_back:"
        st.button(t("verify.back"), key="verify_back", icon=icon, on_click=open_form, args=back)
        waiting = [one for one in work.listed if one.is_waiting and one.subject_id != form.subject_id]
        if waiting and not form.is_waiting:
            words = frame.plain(t("verify.next", name=label(waiting[0])))
            st.button(words, key="verify_next", on_click=open_form, args=(work.instrument, waiting[0].subject_id))
    frame.section(frame.plain(label(form)))
    values = {"revision": form.revision, "at": moment(form.recorded_at), "actor": form.actor}
    repaired = f" {t('verify.repaired')}" if form.is_repair else ""
    frame.note(f"{t('verify.handed_in', **values, state=t(f'verify.state.{form.state}'))}{repaired}")


def results(this: Desk) -> None:
    """Index as declared, index with the verifier's values, coverage, contradictions, change."""
    form, instrument = this.form, this.instrument
    declared = form.score
    assert declared is not None  # noqa: S101 - a form of an absent version is not opened
    chart_view.cards(
        [
            _index_card(instrument, "declared", declared, _class(instrument, declared)),
            _verifier_card(this),
            Card(t("verify.card.coverage"), percent(floor_pct(declared.coverage_pct)), _answered(declared)),
            Card(
                t("verify.card.contradictions"),
                number(len(form.contradictions), 0),
                t(f"verify.card.contradictions.{'some' if form.contradictions else 'none'}"),
                is_warning=bool(form.contradictions),
            ),
            *([_jump_card(this)] if form.earlier else []),
        ]
    )
    if declared.index is None:
        why = reasons(instrument, explain(instrument, form.answers, variant=declared.variant))
        frame.note(" ".join(why))
    frame.note(t("verify.never_over"))
    if form.contradictions:
        chart_view.bullets([problem.what(language()) for problem in form.contradictions])


def _index_card(instrument: Instrument, name: str, score: FormScore, remark: str) -> Card:
    return Card(t(f"verify.card.{name}"), number(score.index, instrument.decimals), remark)


def _class(instrument: Instrument, score: FormScore) -> str:
    band = instrument.class_named(score.class_code)
    return pick(band.name) if band else t("ui.not_assessable") if score.index is None else ""


def _answered(score: FormScore) -> str:
    return t("method.of", part=score.nodes[0].answered, all=score.nodes[0].total)


def _verifier_card(this: Desk) -> Card:
    """The index with the verifier's values; a dash while none differs."""
    instrument, answers = this.instrument, this.form.answers
    n = len(differing(instrument, answers, this.said))
    if not n:
        return Card(t("verify.card.verifier"), "–", t("verify.card.verifier.none"))
    score = score_form(instrument, with_reviews(instrument, answers, this.said), instrument.variants[0].id)
    remark = t("verify.card.verifier.some", n=number(n, 0), band=_class(instrument, score))
    return _index_card(instrument, "verifier", score, remark)


def _jump_card(this: Desk) -> Card:
    form, before = this.form, this.form.earlier
    assert before is not None  # noqa: S101
    name = t("verify.card.jump", year=before.year)
    if form.jump is None:
        same = before.version == form.version
        return Card(name, "–", t(f"verify.card.jump.{'no_index' if same else 'version'}"))
    value = signed(form.jump.index, this.instrument.decimals)
    then = t("verify.card.jump.before", index=number(before.index, this.instrument.decimals))
    remark = f"{then}; {t('verify.jump.big')}" if form.jump.is_big else then
    return Card(name, value, remark, is_warning=form.jump.is_big)
