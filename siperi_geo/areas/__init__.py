"""Administrative areas as values: Kemendagri codes, names that are spelled in many ways, their matching.

Pure: it reads no files and no store, and it holds no list of one city's names.
"""

from siperi_geo.areas.code import Area, AreaCode, Level, brief_name, full_name, is_kelurahan, placed_name
from siperi_geo.areas.match import Candidate, Match, MatchReport, Miss, is_like_an_area, match_name, match_names
from siperi_geo.areas.names import normalise_name

__all__ = [
    "Area",
    "AreaCode",
    "Candidate",
    "Level",
    "Match",
    "MatchReport",
    "Miss",
    "brief_name",
    "full_name",
    "is_kelurahan",
    "is_like_an_area",
    "match_name",
    "match_names",
    "normalise_name",
    "placed_name",
]
