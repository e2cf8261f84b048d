"""Evidence files: what is taken, what they are called, how many there is room for, how one is written down.

Whose a file is (an answer of a form, an action of the plan) and who may add or open it, the rooms above decide;
where the bytes lie, the store does (`store.attachments`).
"""

from siperi_geo.evidence.held import Evidence, Held, by_item, called, files_of
from siperi_geo.evidence.kinds import media_type_of, preview
from siperi_geo.evidence.taking import Given, check_room, check_size, received, same, write_down

__all__ = [
    "Evidence",
    "Given",
    "Held",
    "by_item",
    "called",
    "check_room",
    "check_size",
    "files_of",
    "media_type_of",
    "preview",
    "received",
    "same",
    "write_down",
]
