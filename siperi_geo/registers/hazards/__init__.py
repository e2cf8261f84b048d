"""The register of hazards: what an office or a study says threatens a kelurahan, of what class, and who says so.

The way in is `examine` (a dry run, the report) and `accept`; `remove` takes statements out again. Nothing is
computed of them: a kelurahan about which nothing is said is not safe, it is unknown.
"""

from siperi_geo.registers.hazards.kinds import class_name, hazard_name, known_hazard, table
from siperi_geo.registers.hazards.planning import Entry, Examined, examine
from siperi_geo.registers.hazards.report import limits_line, lines, statements, stored_statements
from siperi_geo.registers.hazards.values import levels_of, says_no_hazard
from siperi_geo.registers.hazards.writing import accept, found_by, remove

__all__ = [
    "Entry",
    "Examined",
    "accept",
    "class_name",
    "examine",
    "found_by",
    "hazard_name",
    "known_hazard",
    "levels_of",
    "limits_line",
    "lines",
    "remove",
    "says_no_hazard",
    "statements",
    "stored_statements",
    "table",
]
