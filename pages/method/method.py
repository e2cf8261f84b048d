"""Method: by which rules is an index made, and how did a kelurahan, kecamatan or the city get its number?"""

import streamlit as st

from siperi_geo.analysis import advice
from siperi_geo.instruments import load
from siperi_geo.scoring import explain, worked_answers
from siperi_geo.text import t
from siperi_geo.ui import (
    beside,
    calculation,
    examples,
    filters,
    form_notes,
    form_steps,
    frame,
    means,
    method_cross,
    method_rules,
    results,
)

frame.heading("method")
part = calculation.choose_part()
if part == "rules":
    instrument = filters.choose_instrument()
    method_rules.formula(instrument)
    method_rules.weights(instrument)
    method_rules.classes(instrument)
    method_rules.blanks(instrument)
    frame.section(t("method.example"))
    frame.note(t("method.example.note"))
    calculation.tree(instrument, explain(instrument, worked_answers(instrument)), {})
    method_cross.show(instrument)
    method_rules.sources(instrument)
    method_rules.history(instrument)
    frame.footer(None)
    st.stop()

view = filters.choose("variant", of="all")
if part == "mean":
    group = means.pick_group(view)
    means.show(view, group, calculation.pick_node(view.instrument))
    frame.footer(view)
    st.stop()

scores = view.marked(results.per_subject(view))
labels = filters.subject_labels(scores)
subject = filters.pick_subject(view, labels)
if subject is None:
    frame.empty(f"method.pick.{view.instrument.subject}")

forms = results.forms(view)
answers = advice.answers_of(forms, subject)
if answers is None:
    words = {"area": frame.plain(labels[subject]), "year": view.year}
    frame.empty("method.no_form", act=examples.link_to_forms, **words)
form = forms[forms["subject_id"] == subject].iloc[0]
instrument = load(view.instrument.id, form["version"])

frame.section(t("method.result", area=frame.plain(labels[subject]), year=view.year))
if view.is_mixed:
    frame.note(t("map.tip.origin", origin=scores.loc[scores["subject_id"] == subject, "origin"].iloc[0]))
calculation.headline(instrument, answers, view.variant)
form_steps.show(instrument, view.year, form)
node = calculation.pick_node(instrument)
notes = form_notes.of(instrument, form)
pairs = beside.of(view, instrument, form)
beside.say(view, instrument, pairs)
calculation.tree(instrument, explain(instrument, answers, node=node, variant=view.variant), notes, pairs)
frame.note(t("method.same_statement"))
frame.footer(view)
