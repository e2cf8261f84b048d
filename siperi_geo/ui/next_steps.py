"""What a chosen kelurahan does next, the same list on every page: by the version its form was filled on."""

import html
from dataclasses import dataclass

import streamlit as st

from siperi_geo.analysis import gap_sentences
from siperi_geo.analysis.advice import answers_of, version_of
from siperi_geo.analysis.gap_parts import of_assessed
from siperi_geo.analysis.steps import NextSteps, next_steps
from siperi_geo.instruments import Instrument, load
from siperi_geo.scoring import explain, reasons
from siperi_geo.ui import results
from siperi_geo.ui.view import View


@dataclass(frozen=True, slots=True)
class Todo:
    """The instrument of one form, what it leaves to do below the node shown, and why it has no index, if so."""

    instrument: Instrument
    found: NextSteps
    why_not: tuple[str, ...]


def of(view: View, subject_id: str) -> Todo | None:
    """What one subject has to do; None without a form."""
    forms = results.forms(view)
    answers = answers_of(forms, subject_id)
    if answers is None:
        return None
    instrument = load(view.instrument.id, version_of(forms, subject_id))
    nodes = results.every_node(view)
    nodes = nodes[nodes["subject_id"] == subject_id]
    is_scored = not of_assessed(instrument, nodes).empty
    why_not = [] if is_scored else reasons(instrument, explain(instrument, answers, variant=view.variant))
    return Todo(instrument, next_steps(instrument, answers, nodes, view.node), tuple(why_not))


def show(todo: Todo) -> None:
    """The list under its heading, blanks before it; one sentence when nothing is left to do."""
    title, blanks = gap_sentences.steps_title(todo.found), gap_sentences.blanks(todo.found)
    first = f'<p class="siperi-first">{html.escape(blanks)}</p>' if blanks else ""
    lines = [f"<li>{html.escape(words)}</li>" for words in gap_sentences.steps(todo.instrument, todo.found)]
    steps = f'<ol class="siperi-steps">{"".join(lines)}</ol>' if lines else ""
    st.html(f'<p class="siperi-head">{html.escape(title)}</p>{first}{steps}')
