"""Boundaries: which layer do the maps show, and is this file fit to replace it? As `siperi boundaries`."""

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import boundary_import, frame, uploads, who

frame.heading("boundaries")
boundary_import.shown_sets()
who.only_for(Right.KEEP_BOUNDARIES)
boundary_import.switch()

frame.section(t("boundaries.add"))
boundary_import.say_stored()
files = uploads.file_box(t("boundaries.file"), key=boundary_import.FILE)
frame.note(t("boundaries.dry_run"))
if files:
    report = boundary_import.checked(files[0].name, files[0].getvalue())
    if report is not None:
        frame.section(t("boundaries.report"))
        boundary_import.show(report)
        boundary_import.decide(report)

frame.footer(None)
