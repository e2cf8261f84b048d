"""Method: by which rules is an index made, and how did a kelurahan, kecamatan or the city get its number?"""

import streamlit as st

from siperi_geo.analysis import advice, gaps
from siperi_geo.instruments import load
from siperi_geo.scoring import explain, worked_answers
from siperi_geo.text import t
from siperi_geo.ui import calculation, examples, filters, frame, means, method_rules, reads

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
    method_rules.sources(instrument)
    method_rules.history(instrument)
    frame.footer(None)
    st.stop()

view = filters.choose("variant")
if part == "mean":
    group = means.pick_group(view)
    means.show(view, group, calculation.pick_node(view.instrument))
    frame.footer(view)
    st.stop()

choice = {"instrument": view.instrument.id, "year": view.year}
root = view.instrument.root.id
scores = view.marked(reads.query("scores/score_per_kelurahan", **choice, variant=view.variant, node=root))
labels = filters.area_labels(scores)
area = filters.pick_area(view, labels)
if area is None:
    frame.empty("method.pick_area")

forms = reads.query("assessments/current_per_subject", **choice)
answers = advice.answers_of(forms, area)
if answers is None:
    words = {"area": frame.plain(labels[area]), "year": view.year}
    frame.empty("method.no_form", act=examples.link_to_forms, **words)
form = forms[forms["area_code"] == area].iloc[0]
instrument = load(view.instrument.id, form["version"])

frame.section(t("method.result", area=frame.plain(labels[area]), year=view.year))
if view.is_mixed:
    frame.note(t("map.tip.origin", origin=gaps.of_area(scores, area)["origin"].iloc[0]))
calculation.headline(instrument, answers, view.variant)
node = calculation.pick_node(instrument)
notes = calculation.notes_of(reads.query("assessments/note_per_item", assessment_id=form["assessment_id"]))
calculation.tree(instrument, explain(instrument, answers, node=node, variant=view.variant), notes)
frame.note(t("method.same_statement"))
frame.footer(view)
