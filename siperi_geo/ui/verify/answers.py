"""The answers of one form, a section at a time: as declared, with their evidence, and what a verifier says."""

import html
from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from siperi_geo.analysis.evidence_share import evidence_share
from siperi_geo.analysis.reviewed import changed, contradicted
from siperi_geo.assessments import Evidence, Review, evidence_of_form
from siperi_geo.errors import Problem
from siperi_geo.instruments import NOT_ASKED, Instrument, Item, Label, Node
from siperi_geo.text import MISSING, language, pick, t
from siperi_geo.ui import calculation, choices, evidence_list, frame, reads
from siperi_geo.ui.fragments import fragment
from siperi_geo.ui.verify import outcome as verify_outcome
from siperi_geo.ui.verify import typed as verify_typed
from siperi_geo.ui.verify.form import Desk
from siperi_geo.ui.verify.typed import NOTHING

SECTION, STRIKING = "seksi", "striking"
MOST_COMMENT = 1000


def show(this: Desk, *, is_open: bool) -> None:
    """A choice of section, then its answers by indicator; `is_open`: with fields for the verifier."""
    instrument = this.instrument
    frame.section(t("verify.answers"))
    before = changed(this.form, instrument)
    striking = {*before, *contradicted(this.form), *this.earlier, *this.said}
    section = _choose(instrument, len(striking))
    nodes = _nodes(instrument, section, striking)
    if not nodes:
        frame.note(t("verify.striking.none"))
    if is_open:
        frame.note(t("verify.typing"))
    notes = calculation.notes_of(reads.query("assessments/note_per_item", assessment_id=this.form.assessment_id))
    files = evidence_of_form(reads.store(), this.form.assessment_id)
    frame.note(evidence_list.share(evidence_share(instrument, this.form.answers, files)))
    for node, items in nodes:
        _heading(instrument, node, section)
        with st.container(key=f"verify_node_{node.id}", gap=None):
            for item in items:
                _item(this, item, notes.get(item.id, {}), before)
                _evidence(this, item, files.get(item.id, ()))
                if item.id in this.own:
                    _take_back(this, item)
                if is_open and _answer(this, item) != NOT_ASKED:
                    _speak(this, item)


def _choose(instrument: Instrument, striking: int) -> str:
    """A section of the form, or only the answers that stand out (`?seksi=`)."""
    names = {section.id: section.name for section in instrument.sections}
    both = {lang: t("verify.striking") for lang in ("id", "en")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choices.box(SECTION, t("verify.section"), names | {STRIKING: Label(**both)}, width=420)
        if striking and chosen != STRIKING:
            only = partial(st.session_state.__setitem__, SECTION, STRIKING)
            st.button(t("verify.striking.only", n=striking), key="verify_striking", on_click=only)
    return chosen


def _nodes(instrument: Instrument, section: str, striking: set[str]) -> list[tuple[Node, Sequence[Item]]]:
    if section != STRIKING:
        return [(node, node.items) for node in instrument.node(section).walk() if node.items]
    found = [(node, [item for item in node.items if item.id in striking]) for node in instrument.root.walk()]
    return [(node, items) for node, items in found if items]


def _heading(instrument: Instrument, node: Node, section: str) -> None:
    name = (
        pick(calculation.node_names(instrument).get(node.id, node.name))
        if section == STRIKING
        else pick(node.name)
    )
    st.html(f'<h4 class="siperi-head">{html.escape(name)}</h4>')


def _answer(this: Desk, item: Item) -> int | None:
    return this.form.answers[this.instrument.item_position(item.id)]


def _words(instrument: Instrument, item: Item, answer: int | None) -> str:
    if answer is None:
        return t("method.not_answered")
    if answer == NOT_ASKED:
        return t("verify.not_asked")
    return pick(instrument.scale_of(item).choice_of(answer).label)


def _item(this: Desk, item: Item, note: Mapping[str, str], before: Mapping[str, int | None]) -> None:
    """The question, its answer, and what there is to know about it, a line each."""
    instrument, form = this.instrument, this.form
    found = [problem for problem in form.contradictions if problem.values["item"] == item.id]
    lines = [(t(f"method.column.{name}"), note[name]) for name in ("evidence", "note") if note.get(name)]
    if item.id in before and form.earlier:
        lines.append((t("verify.before", year=form.earlier.year), _words(instrument, item, before[item.id])))
    for one in this.earlier.get(item.id, ()):
        who = t("verify.earlier", revision=one.revision, actor=one.actor)
        lines.append((who, _said(instrument, item, one.review)))
    if item.id in this.said:
        lines.append((t("verify.said"), _said(instrument, item, this.said[item.id])))
    rows = "".join(f"<dt>{html.escape(name)}</dt><dd>{html.escape(words)}</dd>" for name, words in lines)
    st.html(
        f'<div class="siperi-answer"><p><b>{item.number}.</b> {html.escape(pick(item.text))} '
        f"<strong>{html.escape(_words(instrument, item, _answer(this, item)))}</strong></p>"
        f"{''.join(_warning(one) for one in found)}{f'<dl>{rows}</dl>' if rows else ''}</div>"
    )


def _evidence(this: Desk, item: Item, found: Sequence[Evidence]) -> None:
    """The files beside an answer, in a fragment of their own: opening one draws no other answer again."""
    if found:
        form = this.form.assessment_id
        fragment(evidence_list.show, key=f"verify_files_{form}_{item.id}")(found, key=f"{form}_{item.id}")


def _warning(problem: Problem) -> str:
    return f'<p class="siperi-caution">{html.escape(problem.message(language()))}</p>'


def _said(instrument: Instrument, item: Item, one: Review) -> str:
    """`Tidak – SK belum ada`, or what there is of it."""
    value = "" if one.value is None else _words(instrument, item, one.value)
    return " – ".join(words for words in (value, one.comment) if words) or MISSING


def _take_back(this: Desk, item: Item) -> None:
    """A button that takes back what is stored of an item; what is typed stays."""
    form = this.form.assessment_id
    st.button(
        t("verify.unsay", number=item.number),
        key=f"verify_unsay_{form}_{item.id}",
        type="tertiary",
        icon=":material/undo:",
        on_click=verify_outcome.take_back,
        args=(form, item.id, item.number, this.stored[item.id]),
    )


def _speak(this: Desk, item: Item) -> None:
    """The fields; where another verifier's word stands that is not to be taken back, that it stays."""
    typed = verify_typed.of(this.form.assessment_id).said
    if item.id in this.stored and item.id not in this.own and item.id not in typed:
        frame.note(t("verify.others_word"))
    else:
        _fields(this, item)


def _fields(this: Desk, item: Item) -> None:
    """The verifier's own answer and comment, behind a button until they are wanted."""
    form, stored = this.form.assessment_id, this.stored.get(item.id, NOTHING)
    if item.id not in verify_typed.of(form).opened and item.id not in this.said:
        st.button(
            t("verify.speak", number=item.number),
            key=f"verify_speak_{form}_{item.id}",
            type="tertiary",
            icon=":material/add_comment:",
            on_click=verify_typed.open_item,
            args=(form, item.id),
        )
        return
    with st.container(key=f"verify_fields_{item.id}"):
        _inputs(this, item, form, stored)
    now = verify_typed.said_of(form, item.id, stored)
    if verify_typed.is_empty(now) and not verify_typed.is_empty(stored):
        frame.note(t("verify.stays"))


def _inputs(this: Desk, item: Item, form: str, stored: Review) -> None:
    choice, text = st.columns([1, 2], gap="small")
    choice.selectbox(
        t("verify.value", number=item.number),
        [one.value for one in this.instrument.scale_of(item).choices],
        index=None,
        format_func=lambda value: _words(this.instrument, item, value),
        placeholder=t("verify.value.none"),
        key=verify_typed.item_key(form, item.id, "value", stored),
        on_change=verify_typed.keep,
        args=(form, item.id, "value"),
    )
    text.text_area(
        t("verify.comment", number=item.number),
        max_chars=MOST_COMMENT,
        height=68,
        key=verify_typed.item_key(form, item.id, "comment", stored),
        on_change=verify_typed.keep,
        args=(form, item.id, "comment"),
    )
