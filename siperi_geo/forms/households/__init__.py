"""Files of many households: read in one pass, in little memory, and never more of a household than is asked for.

No name, no identity number, no address leaves this room: a household goes by a running number that the kelurahan
gave. Whose kelurahan that is, and what storing would do, is decided in `assessments`.
"""

from siperi_geo.forms.households.header import HeaderWords
from siperi_geo.forms.households.read import Tell, read_households
from siperi_geo.forms.households.values import BLANK, NOTHING, File, Households, Reason, Said

__all__ = ["BLANK", "NOTHING", "File", "HeaderWords", "Households", "Reason", "Said", "Tell", "read_households"]
