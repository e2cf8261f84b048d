"""SPM: who has not been served yet, what is missing, and in which months the office reported it."""

from siperi_geo.ui import frame, spm_choice, spm_evidence, spm_money, spm_page, spm_years

frame.heading("spm")
view = spm_choice.choose()

spm_page.services(view)
spm_page.areas(view)
spm_page.gaps(view)
spm_evidence.show(view)
spm_money.show(view)
spm_years.show(view)
spm_page.report(view)
spm_page.steps(view)
spm_page.rules(view)
frame.footer(None)
