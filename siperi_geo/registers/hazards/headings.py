"""Headings of a table of hazards, in Indonesian or English: long (a column for the hazard) or a column per hazard.

A heading counts only when all its words are known, so that "jumlah kejadian banjir" is no class of floods. It
reads no rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from siperi_geo.registers.hazards.kinds import hazards_in, words_of
from siperi_geo.registers.tables import Heading

HAZARD = {"bahaya", "ancaman", "hazard", "hazards", "bencana", "disaster", "rawan", "kerawanan"}
BESIDE_HAZARD = HAZARD | {"jenis", "nama", "potensi", "type", "kind", "of", "name", "tipe", "alam"}
INDEX = {"indeks", "index", "skor", "nilai", "score"}
CLASS = {"kelas", "tingkat", "level", "class", "kategori", "klasifikasi"}
BESIDE_CLASS = BESIDE_HAZARD | {"inarisk", "dan", "and", "atau", "or"}
ACCORDING = {"menurut", "according", "pernyataan", "statement"}
BESIDE_ACCORDING = ACCORDING | {"to", "siapa", "who", "oleh", "by"}
SOURCE = {"sumber", "source", "referensi", "reference", "rujukan", "tautan", "link", "dokumen"}
BESIDE_SOURCE = SOURCE | {"data", "of", "pustaka"} | HAZARD
YEAR = {"tahun", "year", "thn"}
BESIDE_YEAR = YEAR | {"data", "of", "kejadian", "sumber"}
CODES = {"kode", "code", "id"}
OF_CODES = CODES | {"kelurahan", "desa", "wilayah", "kemendagri", "area", "administrasi", "kel"}
NAMES = {"kelurahan", "kel", "desa", "village", "wilayah", "lokasi", "daerah", "area"}
OF_NAMES = NAMES | {"nama", "name", "urban", "atau", "or", "dan", "and"} | CODES
KECAMATAN = {"kecamatan", "kec", "district", "subdistrict"}
NUMBERING = {"no", "nomor", "nr", "urut"}
# In this order: a heading takes the first meaning that fits all its words.
KINDS = (
    ("year", YEAR, BESIDE_YEAR),
    ("code", CODES, OF_CODES),
    ("name", NAMES, OF_NAMES),
    ("kecamatan", KECAMATAN, KECAMATAN | {"nama", "name"}),
    ("index", INDEX, INDEX | BESIDE_CLASS),
    ("level", CLASS, CLASS | BESIDE_CLASS),
    ("hazard", HAZARD, BESIDE_HAZARD),
    ("according_to", ACCORDING, BESIDE_ACCORDING),
    ("source", SOURCE, BESIDE_SOURCE),
)


@dataclass(slots=True)
class HazardColumns:
    """The columns of a table of hazards; `wide`: a column per hazard, whose cells hold the class."""

    code: int | None = None
    name: int | None = None
    kecamatan: int | None = None
    hazard: int | None = None
    level: int | None = None
    index: int | None = None
    according_to: int | None = None
    source: int | None = None
    year: int | None = None
    wide: dict[int, str] = field(default_factory=dict)
    indices: set[int] = field(default_factory=set)  # of `wide`: those whose heading speaks of an index
    ignored: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many columns are understood."""
        kinds = (kind for kind, *_ in KINDS)
        return sum(getattr(self, kind) is not None for kind in kinds) + len(self.wide)

    @property
    def said(self) -> list[int]:
        """Every column that says something of a hazard."""
        named = (self.hazard, self.level, self.index)
        return [place for place in (*named, *self.wide) if place is not None]


def recognise(headings: Sequence[Heading]) -> HazardColumns | None:
    """The columns of a row of headings; None when it is not the head of a table of hazards."""
    columns = HazardColumns()
    for place, heading in enumerate(headings):
        words = set(words_of(heading.whole)) | set(words_of(heading.own))
        kind = kind_of(heading.whole) or kind_of(heading.own)
        if kind is None and (hazard := hazard_of(heading.whole)):
            columns.wide[place] = hazard
            columns.indices |= {place} if words & INDEX else set()
        elif kind is None:
            columns.ignored += [place] if words - NUMBERING else []
        elif getattr(columns, kind) is None:
            setattr(columns, kind, place)
        else:
            columns.doubled.append(place)
    if columns.hazard is not None:
        columns.ignored, columns.wide = sorted([*columns.ignored, *columns.wide]), {}
    has_place = columns.code is not None or columns.name is not None
    return columns if has_place and (columns.hazard is not None or columns.wide) else None


def kind_of(text: str) -> str | None:
    """What a heading stands for; None when any of its words is not known.

    >>> kind_of("Jenis Bahaya"), kind_of("kelurahan_code"), kind_of("Kelas bahaya"), kind_of("Jumlah kejadian")
    ('hazard', 'code', 'level', None)
    """
    words = set(words_of(text))
    return next((kind for kind, named, known in KINDS if words & named and words <= known), None)


def hazard_of(text: str) -> str | None:
    """The one hazard that a heading speaks of, with or without a word for its class: `Kelas bahaya banjir`."""
    beside = HAZARD | INDEX | CLASS | {"potensi", "inarisk"}
    rest = " ".join(word for word in words_of(text) if word not in beside)
    found = hazards_in(rest) or ()
    return found[0] if len(found) == 1 else None
