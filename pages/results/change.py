"""Change: what changed between two years, where, and how much of it is real?"""

from siperi_geo.text import t
from siperi_geo.ui import (
    change_parts,
    change_rows,
    change_view,
    change_words,
    change_years,
    compare,
    examples,
    filters,
    frame,
)

frame.heading("change")
view = filters.choose("level", "node", of="all")
year_before = compare.pick_year_before(view)
if year_before is None:
    key = "change.first_year" if len(view.years) > 1 else "change.only_year"
    frame.empty(key, act=examples.link_to_forms, year=view.year)
pair = compare.pick(view, year_before)
rows = change_rows.of(pair)
labels = filters.area_labels(rows.areas)
chosen = filters.pick_area(view, labels)

change_words.findings(pair, rows, chosen, change_parts.finding(pair, rows, chosen))
change_words.say(pair)
frame.note(t("change.rule.private" if view.instrument.is_private else "change.rule"))

change_view.draw_map(pair, rows, chosen)
change_parts.show(pair, rows, chosen)
change_view.draw_areas(pair, rows, chosen)
change_view.draw_above(pair, rows)
change_view.draw_classes(pair, rows)
change_view.draw_subjects(pair, rows)
change_years.show(view, chosen)

change_view.draw_links(pair, rows, chosen)
frame.footer(view)
