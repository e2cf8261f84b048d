"""Profile of an area: where does a kelurahan, a kecamatan or the city stand, what is weak, what threatens it?"""

from siperi_geo.ui import area_around, area_choice, area_results, frame, profile_cross, profile_sheet

frame.heading("area")
profile_sheet.lay_out()
here = area_choice.choose()
found = area_results.standings(here)

area_results.show(here, found)
area_results.aspects(found, here.level)
area_results.todo(here, found)
area_around.hazards(here)
area_around.people(here)
area_around.inside(here)
profile_cross.show(here.year, area_around.subjects(here))
area_results.sources(here, found)
frame.footer(None)
