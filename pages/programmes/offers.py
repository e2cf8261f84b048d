"""Which offers of help wait for a decision? For planners, within their area."""

from siperi_geo.rights import Right
from siperi_geo.ui import frame, offers_page, who

frame.heading("offers")
who.only_for(Right.PLAN)

offers_page.waiting()
offers_page.decided()
frame.footer(None)
