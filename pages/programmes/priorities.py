"""Priorities: which area and which budget line come first, why, and how sure that is."""

from siperi_geo.ui import frame, priority_choice, priority_page, programme_basis

frame.heading("priorities")
view = priority_choice.choose()

priority_page.first(view)
priority_page.ranking(view)
priority_page.opened(view)
priority_page.on_map(view)
priority_page.doubts(view)
priority_page.rules(view)
programme_basis.footer(is_verified=view.is_verified)
