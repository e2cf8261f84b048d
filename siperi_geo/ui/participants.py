"""The parts of the page about everybody whom an instrument asks: counts, one of them, all of them, a reminder."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from siperi_geo import tables
from siperi_geo.analysis import class_counts, round_standing
from siperi_geo.analysis.cards import Card
from siperi_geo.analysis.closing import closing, is_pressing
from siperi_geo.analysis.exact import is_missing
from siperi_geo.analysis.participation import remarks, remarks_of_standing
from siperi_geo.analysis.reminder import reminder
from siperi_geo.assessments import Round, round_of
from siperi_geo.rights import Right
from siperi_geo.text import city_today, number, pick, t
from siperi_geo.ui import (
    chart_view,
    choices,
    examples,
    frame,
    links,
    profile,
    profile_links,
    reads,
    results,
    table_view,
    who,
)
from siperi_geo.ui.view import View

Row = Mapping[Hashable, Any]
STATE = "status"


def everybody(view: View) -> pd.DataFrame:
    """Everybody asked, with remarks, origin, and where they stand; ends the page where nobody is asked."""
    scores = results.per_subject(view)
    if scores.empty:
        words = who.advice("participants.nobody", Right.KEEP_REGISTERS)
        frame.empty(words, act=links.to_register, unit=t(f"unit.{view.instrument.subject}"))
    asked = {"instrument": view.instrument.id, "year": view.year}
    forms = reads.query("assessments/newest_per_subject", **asked)
    drafts = reads.store().query(
        "drafts/draft_list"
    )  # never from a cache: an answer is no new version of the data
    drafts = drafts[(drafts["instrument"] == view.instrument.id) & (drafts["year"] == view.year)]
    found = remarks(view.instrument, scores, results.every_node(view))
    found = remarks_of_standing(round_standing.standing(found, forms, drafts))
    return view.marked(found.assign(form_state=[round_standing.in_words(row) for row in found.to_dict("records")]))


def inside(found: pd.DataFrame, within: str | None) -> pd.DataFrame:
    """Those in one kecamatan or kelurahan; all without one."""
    if within is None:
        return found
    return found[(found["area_code"] == within) | (found["kecamatan_code"] == within)].reset_index(drop=True)


def round_line(view: View) -> Round | None:
    """The round of the year shown, after a line that says where it stands and when it closes."""
    found = round_of(reads.store(), view.instrument.id, view.year)
    today = city_today()
    if found is None and not (view.years or view.is_verified_only):
        st.info(t(who.advice("ui.no_scores", Right.IMPORT_FORMS)), icon=":material/inbox:")
        examples.offer(view.instrument)
    elif found is None:
        frame.note(t(who.advice("participants.round.none", Right.MOVE_ROUNDS), year=view.year))
    elif found.state == "open" and found.closes_on is not None:
        say = frame.caution if is_pressing(found.closes_on, today) else frame.note
        say(t("participants.round.open.until", year=view.year, day=closing(found.closes_on, today)))
    else:
        frame.note(t(f"participants.round.{found.state}", year=view.year, edition=found.edition))
    return found


def counts(view: View, found: pd.DataFrame) -> None:
    """How many are asked, count, could be assessed; how many stand where, and how many are in each class."""
    unit = t(f"unit.{view.instrument.subject}")
    filled, assessed = int(found["assessment_id"].notna().sum()), int(found["index_value"].notna().sum())
    chart_view.cards(
        [
            Card(t("participants.card.asked"), number(len(found), 0), unit),
            Card(t("participants.card.filled"), number(filled, 0), _of_whom(view, found, filled)),
            Card(t("participants.card.assessed"), number(assessed, 0), t("participants.card.assessed.remark")),
        ]
    )
    frame.note(t("participants.standing", counts=round_standing.counted(found)))
    if not round_standing.in_states(found, round_standing.TO_REPAIR).empty:
        frame.note(t("participants.standing.returned"))
    named = [
        f"{pick(one.band.name) if one.band else t(f'participants.count.{one.kind}')}: {number(one.count, 0)}"
        for one in class_counts.of_subjects(view.instrument, found)
    ]
    frame.note(t("participants.classes", counts=" · ".join(named)))


def _of_whom(view: View, found: pd.DataFrame, filled: int) -> str:
    """Of how many, and where both are there how many of them are example data, which are nobody's form."""
    share = _share(filled, len(found))
    if not view.is_mixed:
        return share
    examples = int(found.loc[found["assessment_id"].notna(), "is_example"].astype(bool).sum())
    return t("participants.card.examples", share=share, n=number(examples, 0)) if examples else share


def _share(part: int, whole: int) -> str:
    return t("analysis.of", part=number(part, 0), all=number(whole, 0))


def one(view: View, found: pd.DataFrame, subject_id: str) -> None:
    """The result of one of them, or why there is none."""
    row: Row = found[found["subject_id"] == subject_id].iloc[0].to_dict()
    frame.section(frame.plain(str(row["subject_name"])))
    place = {"area": row["area_name"], "kecamatan": row["kecamatan_name"], "year": view.year}
    frame.note(t("participants.place", **place, state=row["form_state"]))
    if not is_missing(row["assessment_id"]) and row["state"] in round_standing.TO_REPAIR:
        frame.note(t("participants.earlier"))
    elif row["is_of_earlier"] and view.is_verified_only:
        frame.note(t("participants.waiting"))
    kind = row["state"] if row["state"] in ("draft", *round_standing.TO_REPAIR) else "none"
    profile.subject(view, row, t(f"participants.no_form.{kind}", year=view.year))
    if view.instrument.is_of_areas:
        profile_links.area(subject_id)
    else:
        profile_links.unit(subject_id, str(row["subject_name"]))


def table(view: View, found: pd.DataFrame) -> None:
    """All of them, or those who stand where the reader asks, as a table: lowest first, without a result last."""
    frame.section(t("participants.all"))
    state = _pick_state(found)
    shown = found if state is None else round_standing.in_states(found, [state])
    caption = t("participants.caption", year=view.year)
    if state is not None:
        caption = f"{caption} · {t(f'participants.state.{state}')}"
    table_view.show(view, tables.participants(view.instrument, shown), caption=caption, key="peserta")


def _pick_state(found: pd.DataFrame) -> str | None:
    """A select box over where people stand, of those places where somebody does; may stay empty."""
    known = [str(state) for state, n in round_standing.counts(found).items() if n]
    names = {state: t(f"participants.state.{state}") for state in known}
    label, hint = t("participants.pick.state"), t("participants.pick.state.all")
    return choices.optional_box(STATE, label, names, placeholder=hint, width=230)


def missing(view: View, found: pd.DataFrame, current: Round | None) -> None:
    """Those without a form, or with one to repair, as a text ready to send; a sentence when nobody is missing."""
    frame.section(t("participants.missing"))
    if current is not None and current.state == "locked":
        frame.note(t("participants.missing.locked", year=view.year))
        return
    if current is not None and found["is_made_up"].any():  # beside a real one nobody is made up
        words = who.advice("participants.missing.made_up", Right.KEEP_REGISTERS)
        frame.note(t(words, unit=t(f"unit.{view.instrument.subject}")))
        links.to_register()
        return
    today, closes_on = city_today(), current.closes_on if current else None
    words = reminder(view.instrument, view.year, found, today, closes_on=closes_on, is_round=current is not None)
    letter(view, words, current, nobody=t("participants.missing.nobody"))


def letter(view: View, words: str, current: Round | None, *, nobody: str) -> None:
    """A reminder as a text ready to send, or the sentence that nobody is missing."""
    if not words:
        frame.note(nobody)
        return
    if current is not None and current.state == "closed":
        frame.caution(t(who.advice("participants.missing.closed", Right.MOVE_ROUNDS), year=view.year))
    frame.note(t("participants.missing.lead"))
    st.code(words, language=None, wrap_lines=True, height=260)
