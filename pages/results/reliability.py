"""Reliability: how sure are we of each number, what proves it, and do weak areas lie beside weak ones?"""

from siperi_geo.text import t
from siperi_geo.ui import (
    filters,
    frame,
    reliability,
    reliability_clusters,
    reliability_intervals,
    reliability_proof,
    reliability_reads,
)

frame.heading("reliability")
view = filters.choose("level", "node", of="all")
layer = reliability.pick_layer(view)
reliability.say_part(view, layer)
rows, city = (reliability_reads.parts(view, level) for level in (view.level, "city"))
chosen = filters.pick_area(view, filters.area_labels(rows))

if layer == reliability.GRADE:
    reliability.grade(view, reliability_reads.grades(view, rows, view.level), chosen)
elif layer == reliability.EVIDENCE:
    reliability_proof.evidence(view, rows, chosen)
elif layer == reliability.GAP:
    gaps, whole = (reliability_reads.gaps(view, level) for level in (view.level, "city"))
    reliability_proof.gap(view, gaps, whole, chosen)
else:
    reliability_clusters.show(view, chosen)
if view.instrument.is_private:
    reliability_intervals.show(view, rows, city)
frame.note(t("reliability.erat"))
frame.footer(view)
