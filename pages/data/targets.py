"""What does the city aim at, in which year, and where does that stand? As `siperi targets`."""

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import filters, frame, targets, who

frame.heading("targets")
who.only_for(Right.KEEP_REGISTERS)
instrument = filters.choose_instrument(lambda _: True)

frame.section(t("targets.stored"))
targets.stored()

frame.section(t("targets.add"))
targets.setting(instrument)
targets.removing()
frame.footer(None)
