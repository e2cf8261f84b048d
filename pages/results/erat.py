"""Local governments: how resilient are the province and its kabupaten/kota, as their own officials see it?"""

from siperi_geo.ui import erat, erat_calculation, frame

frame.heading("erat")
found = erat.choose()
erat.headline(found)
erat.dimensions(found)
erat.places(found)
erat_calculation.show(found)
erat.source(found.instrument)
frame.footer(None)
