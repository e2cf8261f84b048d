"""Headings of a list of subjects, in Indonesian or English: which column holds what.

A heading counts only when all its words are known, so that "Kode Pos" or "Status Tanah" is never taken for
another thing. Columns about persons (heads, phones, NIK) are known in order to be left alone. It reads no rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Literal, cast

from siperi_geo.registers.subjects import government_headings
from siperi_geo.registers.subjects.kinds import Kind
from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import heading

Meaning = Literal[
    "code",
    "name",
    "subtype",
    "ownership",
    "area_code",
    "kelurahan",
    "kecamatan",
    "city",
    "lat",
    "lon",
    "point",
    "invited",
]
PERSONAL = {
    "kepala", "kepsek", "pimpinan", "direktur", "operator", "bendahara", "penanggung", "pj", "pic", "kontak",
    "contact", "telepon", "telpon", "telp", "tlp", "hp", "handphone", "phone", "mobile", "wa", "whatsapp",
    "email", "surel", "mail", "nik", "nip", "nuptk", "npwp", "ktp", "kk", "guru", "petugas", "ketua", "dokter",
    "rekening", "lahir", "principal", "head", "director", "fax", "faks", "siswa", "murid", "orangtua", "wali",
    "bidan", "perawat", "pengelola",
}  # fmt: skip
COUNTS = {"jumlah", "jml", "total", "banyaknya", "number"}
AREA_CODES = {"kode", "code", "id"}
CODES = AREA_CODES | {"nomor", "no"}
OF_CODES = CODES | {
    "pokok",
    "nasional",
    "statistik",
    "registrasi",
    "kemkes",
    "kemenkes",
    "satusehat",
    "npsn",
    "nsm",
}
KELURAHAN = {"kelurahan", "kel", "desa", "village"}
KECAMATAN = {"kecamatan", "kec", "district", "subdistrict"}
CITY = {"kabupaten", "kab", "kota", "city", "regency"}
OF_PLACES = KELURAHAN | {
    "nama",
    "name",
    "wilayah",
    "alamat",
    "lokasi",
    "area",
    "kemendagri",
    "dagri",
    "big",
    "atau",
}
TYPES = {"bentuk": 0, "type": 0, "tipe": 0, "jenis": 0, "jenjang": 1, "kategori": 2, "level": 2, "kelas": 3}
OF_TYPES = {"unit", "layanan", "of"}
OWNERSHIPS = {"status": 0, "negeri": 0, "swasta": 0, "ownership": 0, "kepemilikan": 1, "pemilik": 1, "owner": 1}
LAT = {"lintang", "latitude", "lat", "y", "ls"}
LON = {"bujur", "longitude", "long", "lng", "lon", "x", "bt"}
POINT = {"koordinat", "coordinate", "coordinates", "koordinate"}
OF_POINTS = POINT | {
    "titik",
    "gps",
    "lokasi",
    "derajat",
    "degrees",
    "selatan",
    "timur",
    "desimal",
    "dan",
    "geografis",
}
NAMES = {"nama", "name"}
NUMBERING = {"no", "nomor", "nr", "urut", "number"}


@dataclass(slots=True)
class SubjectColumns:
    """The columns of a list of subjects; `codes` surest first, the others None where there is none."""

    codes: list[int] = field(default_factory=list)
    name: int | None = None
    subtype: int | None = None
    ownership: int | None = None
    area_code: int | None = None
    kelurahan: int | None = None
    kecamatan: int | None = None
    city: int | None = None
    lat: int | None = None
    lon: int | None = None
    point: int | None = None
    invited: int | None = None
    personal: list[int] = field(default_factory=list)
    ignored: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    @property
    def places(self) -> list[int]:
        """Every column that is read."""
        named = [getattr(self, one.name) for one in fields(self)]
        return [*self.codes, *(place for place in named if isinstance(place, int))]

    @property
    def size(self) -> int:
        """How many columns are understood."""
        return len(self.places)

    @property
    def has_point(self) -> bool:
        return self.point is not None or (self.lat is not None and self.lon is not None)

    def is_list_of(self, kind: Kind) -> bool:
        """Whether it names subjects of a kind and says where they are."""
        has_place = self.area_code is not None or self.kelurahan is not None or self.has_point
        return self.name is not None and (bool(self.codes) if kind.within == "itself" else has_place)


def recognise(headings: Sequence[Heading], kind: Kind) -> SubjectColumns | None:
    """The columns of a row of headings; None when it is not the head of a list of subjects."""
    columns = SubjectColumns()
    ranked: dict[Meaning, list[tuple[int, int]]] = {}
    for place, words in enumerate(headings):
        meaning = meaning_of(words.whole, kind) or meaning_of(words.own, kind)
        if is_personal(words.whole):
            columns.personal.append(place)
        elif meaning:
            ranked.setdefault(meaning[0], []).append((meaning[1], place))
        elif words.own and not _words(words.own) <= NUMBERING:
            columns.ignored.append(place)
    for name, found in ranked.items():
        _take(columns, name, sorted(found))
    return columns if columns.is_list_of(kind) else None


def is_personal(text: str) -> bool:
    """Whether a heading speaks of persons, not of how many there are."""
    words = _words(text)
    return bool(words & PERSONAL) and not words & COUNTS


def meaning_of(text: str, kind: Kind) -> tuple[Meaning, int] | None:
    """What a heading stands for, and its rank (the lower the surer); None when any of its words is not known."""
    words = _words(text)
    if not words:
        return None
    if not kind.is_of_city:
        return cast("tuple[Meaning, int] | None", government_headings.meaning_of(words, kind))
    return _of_point(words) or _of_code(words, kind) or _of_place(words, kind) or _of_kind(words, kind)


def _of_point(words: set[str]) -> tuple[Meaning, int] | None:
    is_lat, is_lon = bool(words & LAT), bool(words & LON)
    if not words <= OF_POINTS | LAT | LON or not (is_lat or is_lon or words & POINT):
        return None
    if is_lat == is_lon:
        return "point", 0
    return ("lat", 0) if is_lat else ("lon", 0)


def _of_code(words: set[str], kind: Kind) -> tuple[Meaning, int] | None:
    for rank, name in enumerate(kind.code.headings):
        if name in words and words <= {*kind.code.headings, *OF_CODES, *kind.words}:
            return "code", rank
    if words & AREA_CODES and words & (OF_PLACES - NAMES):
        return ("area_code", 0) if words <= OF_PLACES | AREA_CODES else None
    if words & AREA_CODES or (words & CODES and words & {"pokok", "registrasi", "statistik"}):
        return ("code", len(kind.code.headings)) if words <= OF_CODES | kind.words else None
    return None


def _of_place(words: set[str], kind: Kind) -> tuple[Meaning, int] | None:
    if words & KELURAHAN and words <= OF_PLACES:
        return "kelurahan", 0
    if words & KECAMATAN and words <= OF_PLACES - KELURAHAN | KECAMATAN | kind.words:
        return "kecamatan", 0 if not words & kind.words else 1
    if words & CITY and words <= CITY | {"nama", "name", "atau"}:
        return "city", 0
    return None


def _of_kind(words: set[str], kind: Kind) -> tuple[Meaning, int] | None:
    if (ranks := [rank for word, rank in TYPES.items() if word in words]) and words <= {
        *TYPES, *OF_TYPES, *kind.words
    }:  # fmt: skip
        return "subtype", min(ranks)
    if (ranks := [rank for word, rank in OWNERSHIPS.items() if word in words]) and words <= {
        *OWNERSHIPS, *kind.words
    }:  # fmt: skip
        return "ownership", min(ranks)
    if words <= NAMES | kind.words | {"unit"} and words & (NAMES | kind.words):
        return "name", 0 if words & NAMES else 1
    return None


def _take(columns: SubjectColumns, name: Meaning, found: list[tuple[int, int]]) -> None:
    """Give a meaning its surest column; others of equal right are doubled, weaker ones ignored (codes kept)."""
    best = found[0][0]
    weaker = [place for rank, place in found[1:] if rank > best]
    columns.doubled += [place for rank, place in found[1:] if rank == best]
    if name == "code":
        columns.codes = [found[0][1], *weaker]
        return
    columns.ignored += weaker
    setattr(columns, name, found[0][1])


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", heading(text)))
