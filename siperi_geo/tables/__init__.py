"""Tables: the twin of every chart and map, and the tables of pages and commands. One module per subject.

Headings come from the column dictionary, values are written for people and kept plain for files. Rows of one
kelurahan, school or facility carry its code for files, and say whether they are example or real data while the
store holds both. It fetches nothing and computes nothing; what is shared by tables of results is in `rows`.
"""

from siperi_geo.tables.change import areas_change, change, movements
from siperi_geo.tables.gaps import area_gaps, matrix, missed, node_gaps
from siperi_geo.tables.overview import classes, standings, trend
from siperi_geo.tables.rows import Row, class_name, display
from siperi_geo.tables.scores import mean_parts, participants, scores

__all__ = [
    "Row",
    "area_gaps",
    "areas_change",
    "change",
    "class_name",
    "classes",
    "display",
    "matrix",
    "mean_parts",
    "missed",
    "movements",
    "node_gaps",
    "participants",
    "scores",
    "standings",
    "trend",
]
