"""Side by side: how do up to six areas, schools or facilities differ, and in what most?"""

from siperi_geo.ui import beside_areas, filters, frame

frame.heading("beside")
view = filters.choose("level", of="all")
asked = beside_areas.choose(view)
beside_areas.show(view, asked, beside_areas.found(view, asked))
frame.footer(view)
