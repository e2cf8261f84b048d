"""What lifts a class: the fewest or cheapest items to the next one of every area, and what would be if."""

from siperi_geo.ui import filters, frame, lift_closed, lift_costs, lift_erat, lift_if, lift_page, lift_reads

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
    is_by_cost = lift_costs.choose(view)
    lift_page.areas(view, here, target, is_by_cost=is_by_cost)
    hint = lift_page.hint
    cheapest = lift_page.one(view, here, chosen, target, is_by_cost=is_by_cost) if chosen else hint()
    lift_if.show(view, here, cheapest, chosen)
lift_erat.show(view.year)
frame.footer(view)
