"""Participation: who took part, of how many, where is it too thin to believe the mean?"""

from siperi_geo.text import t
from siperi_geo.ui import filters, frame, participation, participation_counts

frame.heading("participation")
view = filters.choose("level", of="all", with_rounds=True)
areas = participation_counts.of(view, view.instrument, view.level)
chosen = filters.pick_area(view, participation.labels(areas))

participation.finding(view, areas)
participation.draw_map(view, areas, chosen)
participation.one(view, areas, chosen)
participation.side_by_side(view)
participation.governments(view)
frame.note(t("participation.rule"))
frame.note(t("families.one_count"))
frame.footer(view)
