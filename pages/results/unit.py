"""Profile of a school, a puskesmas, a hospital: how does it stand among its kind, and what does it do next?"""

from siperi_geo.ui import frame, profile_cross, profile_sheet, unit_choice, unit_parts, unit_years

frame.heading("unit")
profile_sheet.lay_out()
unit = unit_choice.choose()

one = unit_parts.result(unit)
unit_parts.register(unit)
unit_parts.aspects(unit, one)
unit_parts.todo(unit)
unit_years.show(unit)
unit_parts.evidence(unit)
profile_cross.show(unit.view.year, {unit.subject_id})
frame.footer(unit.view)
