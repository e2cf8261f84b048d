"""Which lines in which areas close most within a budget, and what would the next money buy?"""

from siperi_geo.programmes import catalogue
from siperi_geo.text import pick
from siperi_geo.ui import budget_choice, budget_marks, budget_page, budget_reads, frame, programme_basis

frame.heading("budget")
view = budget_choice.choose()
known = budget_reads.known(view)
lines = {line.code: f"{line.code} {pick(line.name)}" for line in catalogue().chosen_in(view.level)}
budget_marks.show(view, known.areas, lines)

known, found = budget_page.ended(view)
budget_page.result(known, found)
budget_page.picture(view, found)
budget_page.choices(view, known, found)
budget_page.sums(view, known, found)
budget_page.more(known, found)
budget_page.curve(view, known, found)
budget_page.ranking(found)
budget_page.left_out(view, known, found)
budget_page.rules()
programme_basis.footer(is_verified=view.is_verified)
