"""The audit trail: who did what, when? As `siperi audit`."""

from siperi_geo.rights import Right
from siperi_geo.ui import audit, frame, who

frame.heading("audit")
who.only_for(Right.SEE_AUDIT)
audit.show(audit.choose())
frame.footer(None)
