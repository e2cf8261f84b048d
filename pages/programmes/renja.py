"""The plan as the yearly work plan (Renja, SIPD) has it, and the sheet of one kelurahan for its Musrenbang."""

from siperi_geo.ui import frame, musrenbang, plan_choice, renja_page

frame.heading("renja")
view = plan_choice.choose(full=False)

renja_page.renja_part(view)
musrenbang.part(view)
frame.footer(None)
