"""One part of the form at a time: which one, its questions under their headings, and the way to the next."""

import html
from collections.abc import Sequence

import streamlit as st

from siperi_geo.analysis.advice import answers_of, version_of
from siperi_geo.analysis.earlier_answers import earlier_labels
from siperi_geo.analysis.form_progress import PartProgress, part_with
from siperi_geo.assessments import Draft, reviews_of
from siperi_geo.errors import SiperiError
from siperi_geo.instruments import Item, Label, Mark, Node, load
from siperi_geo.text import number, pick, t
from siperi_geo.ui import choices, frame, reads
from siperi_geo.ui.fill import jump as fill_jump
from siperi_geo.ui.fill import question as fill_question
from siperi_geo.ui.fill.question import Beside
from siperi_geo.ui.session import PART

SEND = "kirim"


def choose(parts: Sequence[PartProgress]) -> str:
    """The part that is filled in now (`?bagian=`), or the last one, which hands the form in."""
    if st.session_state.pop(fill_jump.RESUME, False):
        fill_jump.go(next((one.part.id for one in parts if one.unanswered), SEND))
    named = {
        one.part.id: Label(id=f"{n}. {one.part.name.id}", en=f"{n}. {one.part.name.en}")
        for n, one in enumerate(parts, start=1)
    }
    last = f"{len(parts) + 1}. "
    named[SEND] = Label(id=last + t("fill.send"), en=last + t("fill.send"))
    return choices.box(PART, t("fill.part"), named, width=420)


def beside(draft: Draft) -> Beside:
    """What a verifier said of the form that this one repairs, and what was answered in an earlier year.

    An earlier form of a version that is not here cannot be read; it is passed over. Of somebody without a name
    nothing of another form is read.
    """
    if draft.instrument.is_unnamed:
        return Beside({}, None, {})
    reviews = {} if draft.based_on is None else reviews_of(reads.store(), draft.based_on)
    rows = reads.query("assessments/earlier_per_subject", instrument=draft.instrument.id, year=draft.year)
    answers, version = answers_of(rows, draft.subject_id), version_of(rows, draft.subject_id)
    if answers is None or version is None:
        return Beside(reviews, None, {})
    year = int(rows.loc[rows["subject_id"] == draft.subject_id, "year"].iloc[0])
    try:
        then = load(draft.instrument.id, version)
    except SiperiError:
        return Beside(reviews, year, {}, version)
    return Beside(reviews, year, earlier_labels(draft.instrument, then, answers))


def to_repair(draft: Draft, parts: Sequence[PartProgress], said: Beside) -> None:
    """The way to every question that the verifier said something of; nothing where none was."""
    asked = {item.id for one in parts for item in one.asked}
    items = [item for item in draft.instrument.items if item.id in said.reviews and item.id in asked]
    if not items:
        return
    st.warning(t("fill.to_repair", n=number(len(items), 0)), icon=":material/rate_review:")
    for item in items:
        question_button(item, part_with(parts, item.id), key=f"repair_{item.id}")


def question_button(item: Item, home: PartProgress, *, key: str) -> None:
    """A button that leads to one question."""
    words = f"{item.number}. {frame.plain(pick(item.text))}"
    st.button(words, key=key, type="tertiary", on_click=fill_jump.go, args=(home.part.id, item.id))


def show(part: PartProgress, said: Beside) -> None:
    """The questions of a part under the headings of its nodes, all of them or only what is unanswered."""
    frame.section(frame.plain(pick(part.part.name)))
    if part.part.rule == "describe":
        frame.note(t("fill.describes"))
    if said.absent_version is not None:
        frame.note(t("fill.earlier.absent", year=said.earlier_year, version=said.absent_version))
    nodes = [node for node in part.part.walk() if node.items]
    with_mark = _marks_differ("fill.marks", [item.mark for item in part.asked])
    with_node_mark = _marks_differ("fill.marks.node", [node.mark for node in nodes])
    only_open = st.toggle(t("fill.only_open"), key=fill_jump.ONLY_OPEN)
    shown = set(part.unanswered if only_open else part.asked)
    if not shown:
        st.success(t("fill.part_done"))
    for node in nodes:
        items = [item for item in node.items if item in shown]
        if items:
            _heading(node, part.part, with_mark=with_node_mark)
        for item in items:
            fill_question.draw(item, said, with_mark=with_mark)


def _marks_differ(key: str, marks: Sequence[Mark]) -> bool:
    """Whether each must be marked by itself; a mark that all have is said here, once, unless it is "verified"."""
    if len(set(marks)) == 1 and marks[0] != "verified":
        frame.note(t(key, mark=t(f"method.mark.{marks[0]}")))
    return len(set(marks)) > 1


def _heading(node: Node, part: Node, *, with_mark: bool) -> None:
    if node is not part:
        st.html(f'<h4 class="siperi-node">{html.escape(pick(node.name))}</h4>')
    if node.evidence is not None:
        frame.note(t("fill.evidence", words=pick(node.evidence).rstrip(".")))
    if with_mark and node.mark != "verified":
        frame.note(t("fill.mark.node", mark=t(f"method.mark.{node.mark}")))


def steps(parts: Sequence[PartProgress], here: str) -> None:
    """To the part before and the part after, below the questions."""
    codes = [*(one.part.id for one in parts), SEND]
    names = {one.part.id: pick(one.part.name) for one in parts} | {SEND: t("fill.send")}
    place = codes.index(here)
    with st.container(horizontal=True, key="fill_steps"):
        for key, at in (("fill.previous", place - 1), ("fill.next", place + 1)):
            if 0 <= at < len(codes):
                st.button(
                    t(key, name=frame.plain(names[codes[at]])),
                    key=key,
                    type="primary" if at > place else "secondary",
                    on_click=fill_jump.go,
                    args=(codes[at],),
                )
