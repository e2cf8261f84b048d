"""Local governments: how resilient are the province and its kabupaten/kota, as their own officials see it?"""

from siperi_geo.ui import (
    erat,
    erat_calculation,
    erat_peers,
    erat_short,
    erat_spread,
    erat_sure,
    erat_trend,
    frame,
)

frame.heading("erat")
found = erat.choose()
erat.round_line(found)
erat.headline(found)
erat.dimensions(found)
erat_spread.show(found)
erat_peers.table(found)
erat_trend.show(found)
erat.places(found)
erat_sure.response(found)
erat_short.table(found)
erat_sure.reliability(found)
erat_calculation.show(found)
erat.source(found.instrument)
frame.footer(None)
