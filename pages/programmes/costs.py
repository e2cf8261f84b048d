"""What does a unit of each budget line cost, in which year, and who states it? As `siperi costs`."""

from siperi_geo.rights import Right
from siperi_geo.text import t
from siperi_geo.ui import costs, frame, who

frame.heading("costs")
who.only_for(Right.KEEP_REGISTERS)

frame.section(t("costs.stored"))
costs.stored()

frame.section(t("costs.add"))
costs.setting()
costs.removing()

frame.section(t("costs.import"))
costs.importing()
frame.footer(None)
