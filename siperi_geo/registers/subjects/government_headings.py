"""Headings of lists of governments and of their units: which column holds what. Other lists: `headings`."""

from siperi_geo.registers.subjects.kinds import Kind

GOVERNMENT = {
    "pemerintah",
    "pemda",
    "provinsi",
    "province",
    "kabupaten",
    "kab",
    "kota",
    "city",
    "regency",
    "government",
}
BESIDE = {"nama", "name", "daerah", "atau", "local", "or", "lokal"}
CODES = {"kode", "code", "id"}
OF_AREA = {"wilayah", "kemendagri", "dagri"}
NAMES = {"nama", "name"}
INVITED = {"diundang", "undangan", "invited", "invitations"}
OF_INVITED = INVITED | {"responden", "pengisi", "yang", "jumlah", "jml", "respondents", "number", "of"}
TYPES = {"jenis", "bentuk", "tipe", "type", "tingkat", "level", "kategori"}


def meaning_of(words: set[str], kind: Kind) -> tuple[str, int] | None:
    """What the words of a heading stand for, and the rank (the lower the surer); None when any is not known.

    How many were invited is said of one year, which the heading names.
    """
    if kind.within == "government" and words & INVITED:
        years = {word for word in words if word.isdigit()}
        return ("invited", 0) if len(years) == 1 and words - years <= OF_INVITED else None
    if words & CODES:
        return _of_code(words, kind)
    if words & TYPES:
        return ("subtype", 0) if words <= TYPES | kind.words | {"of"} else None
    if kind.within == "government" and words & GOVERNMENT and words <= GOVERNMENT | BESIDE:
        return "kelurahan", 0  # the column of the place that a row lies in
    if words & (NAMES | kind.words) and words <= NAMES | kind.words | BESIDE:
        return "name", 0 if words & NAMES else 1
    return None


def _of_code(words: set[str], kind: Kind) -> tuple[str, int] | None:
    """A government's code; in a list of units a code that says no more is the unit's own."""
    if kind.within == "itself":
        return ("code", 0) if words <= CODES | OF_AREA | GOVERNMENT | BESIDE else None
    if words & (OF_AREA | GOVERNMENT):
        return ("area_code", 0) if words <= CODES | OF_AREA | GOVERNMENT | BESIDE else None
    return ("code", 0) if words <= CODES | kind.words else None
