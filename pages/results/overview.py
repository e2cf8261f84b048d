"""Overview: how resilient is the city now, what changed, whom to visit first, who is missing?"""

from siperi_geo.ui import filters, frame, overview, overview_charts, visits

frame.heading("overview")
view = filters.choose(of="all")
found = overview.find(view)

overview.numbers(view, found)
visits.show(view)
overview.all_instruments(view)
overview_charts.show(view)
overview.who_took_part(view, found)
frame.footer(view)
