"""What is planned, where, by whom, for how much, and how far is it? As `siperi plan`."""

from siperi_geo.ui import frame, plan_choice, plan_form, plan_import, plan_page

frame.heading("plans")
view = plan_choice.choose()

plan_page.overview(view)
plan_form.show(view)
plan_import.show(view)
plan_page.listed(view)
plan_page.summed(view)
plan_page.about_kinds()
frame.footer(None)
