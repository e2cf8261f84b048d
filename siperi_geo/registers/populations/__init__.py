"""The register of populations: people per kelurahan and year, so that kecamatan and city values are weighted.

The way in is `examine` (a dry run, the report) and `accept`; `remove_year` takes a year out again. Whether people
weigh is decided by the store's rule: only once every scored kelurahan of an area has a figure (`weightings`).
"""

from siperi_geo.registers.populations.planning import Entry, Examined, examine
from siperi_geo.registers.populations.report import (
    figures,
    lines,
    weighting_lines,
    weighting_table,
    weighting_title,
)
from siperi_geo.registers.populations.stored import Weighting, weightings
from siperi_geo.registers.populations.template import export_template
from siperi_geo.registers.populations.writing import accept, remove_year

__all__ = [
    "Entry",
    "Examined",
    "Weighting",
    "accept",
    "examine",
    "export_template",
    "figures",
    "lines",
    "remove_year",
    "weighting_lines",
    "weighting_table",
    "weighting_title",
    "weightings",
]
