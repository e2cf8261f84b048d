"""What lifts a class: the fewest items to the next class of every area, and what would be if some were met."""

from siperi_geo.ui import filters, frame, lift_closed, lift_if, lift_page, lift_reads

frame.heading("lift")
view = filters.choose("level", "variant", of="all")
if view.instrument.is_unnamed:
    lift_closed.show(view)
else:
    here = lift_reads.here(view)
    if not here.groups:
        frame.empty("lift.nothing")
    target = lift_page.choose_target(view)
    chosen = filters.pick_area(view, lift_page.labels(here))
    lift_page.areas(view, here, target)
    cheapest = lift_page.one(view, here, chosen, target) if chosen else lift_page.hint()
    lift_if.show(view, here, cheapest, chosen)
frame.footer(view)
