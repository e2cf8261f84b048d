"""Headings of a table of populations, in Indonesian or English: which column holds what, and of which year.

A heading counts only when all its words are known, so that "jumlah penduduk miskin" or "kepadatan penduduk" is
never taken for the number of people; nor does one that speaks of a share, a rate or a unit other than people,
in brackets or as a sign. It reads no rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import fold, heading

Kind = Literal["code", "name", "kecamatan", "year", "people", "male", "female"]
YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
PEOPLE = {"penduduk", "population", "populasi", "jiwa", "inhabitants"}
MALE = {"laki", "lk", "l", "male", "males", "pria"}
FEMALE = {"perempuan", "pr", "p", "female", "females", "wanita"}
SUM = {"jumlah", "total", "jml"}
BESIDE = SUM | PEOPLE | {
    "banyaknya", "banyak", "number", "of", "the", "dan", "and", "orang", "people", "persons", "tahun", "year",
    "data", "akhir", "keadaan", "semester", "i", "ii", "menurut", "jenis", "kelamin", "by", "sex", "kelurahan",
    "desember", "juni", "december", "june",
}  # fmt: skip
SHARE = re.compile(r"[%‰‱]")
NOT_PEOPLE = {
    "persen", "persentase", "prosentase", "percent", "percentage", "pct", "permil", "promil", "share", "proporsi",
    "kepadatan", "density", "rasio", "ratio", "rata", "laju", "pertumbuhan", "growth", "km", "ha", "hektar",
    "ribu", "ribuan", "thousand", "thousands", "juta", "million", "millions", "kk", "keluarga", "households",
}  # fmt: skip
YEARS = {"tahun", "year", "data"}
CODES = {"kode", "code", "id"}
OF_CODES = CODES | {"kelurahan", "desa", "wilayah", "kemendagri", "area", "administrasi", "kel", "dagri"}
KELURAHAN = {"kelurahan", "kel", "desa", "village", "villages"}
KECAMATAN = {"kecamatan", "kec", "distrik", "district", "districts", "subdistrict", "subdistricts"}
PLACES = {"wilayah", "nama", "name", "area", "place", "daerah"}
OF_PLACES = KELURAHAN | KECAMATAN | PLACES | {"urban", "dan", "and", "atau", "or", "administrasi", "kemendagri"}
NUMBERING = {"no", "nomor", "nr", "urut", "number"}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a heading stands for; the lower its rank the surer. `year` is None where it names none."""

    kind: Kind
    rank: int = 0
    year: int | None = None


@dataclass(slots=True)
class Figures:
    """The columns that hold the people of one year: all, or men and women apart."""

    people: int | None = None
    male: int | None = None
    female: int | None = None
    again: list[int] = field(default_factory=list)  # columns that say the people of the same year less surely

    @property
    def places(self) -> list[int]:
        """The columns there are."""
        return [place for place in (self.people, self.male, self.female) if place is not None]

    @property
    def is_whole(self) -> bool:
        return self.people is not None or None not in (self.male, self.female)


@dataclass(slots=True)
class PeopleColumns:
    """The columns of a table of populations; `figures` by year, None where the heading names no year."""

    code: int | None = None
    name: int | None = None
    kecamatan: int | None = None
    year: int | None = None
    figures: dict[int | None, Figures] = field(default_factory=dict)
    bare: list[int] = field(default_factory=list)  # counted without a word that says what: "Jumlah", "2023"
    ignored: list[int] = field(default_factory=list)
    undated: list[int] = field(default_factory=list)  # people of no year, beside columns that name theirs
    doubled: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many columns are understood, and how many years their headings name."""
        named = (self.code, self.name, self.kecamatan, self.year)
        years = [year for year in self.figures if year]
        return sum(place is not None for place in named) + len(self.figure_places) + len(years)

    @property
    def figure_places(self) -> list[int]:
        """Every column that holds a number of people."""
        return [place for figures in self.figures.values() for place in (*figures.places, *figures.again)]


def meaning_of(text: str) -> Meaning | None:
    """What a heading stands for; None when any of its words is not known."""
    years = {int(found) for found in YEAR.findall(fold(text))}
    words = set(re.findall(r"[a-z]+|\d+", heading(text))) - {str(year) for year in years}
    if len(years) > 1:
        return None
    year = years.pop() if years else None
    if not _is_no_people(text) and (people := _of_people(text, words, year)):
        return people
    return None if year else _of_place(words)


def _is_no_people(text: str) -> bool:
    """Whether a heading counts something else than people: brackets, which no other rule reads, count here."""
    return bool(SHARE.search(fold(text)) or NOT_PEOPLE & set(re.findall("[a-z]+", fold(text))))


def _of_people(text: str, words: set[str], year: int | None) -> Meaning | None:
    male, female, rest = words & MALE, words & FEMALE, words - MALE - FEMALE
    if not rest <= BESIDE or (year is None and words <= YEARS):
        return None
    if male and female:
        is_sum = "+" in text or words & (SUM | PEOPLE | {"dan", "and"})
        return Meaning("people", 0, year) if is_sum else None
    if male or female:
        return Meaning("male" if male else "female", 0, year)
    if words & PEOPLE:
        return Meaning("people", 0, year)
    return Meaning("people", 1, year) if words <= SUM | YEARS and (words or year) else None


def _of_place(words: set[str]) -> Meaning | None:
    if words & CODES:
        is_official = bool(words & {"kemendagri", "dagri"})
        return Meaning("code", 0 if is_official else 1) if words <= OF_CODES else None
    if words and words <= YEARS:
        return Meaning("year")
    if not words or not words <= OF_PLACES:
        return None
    if words & KELURAHAN:
        return Meaning("name")
    if words & KECAMATAN:
        return Meaning("kecamatan")
    return Meaning("name", 1) if words & PLACES else None


def recognise(headings: Sequence[Heading]) -> PeopleColumns | None:
    """The columns of a row of headings; None when it is not the head of a table of populations."""
    columns = PeopleColumns()
    ranked: dict[tuple[str, int | None], list[tuple[int, int]]] = {}
    for place, words in enumerate(headings):
        meaning = meaning_of(words.whole)
        if meaning:
            ranked.setdefault((meaning.kind, meaning.year), []).append((meaning.rank, place))
        elif words.own and (_is_no_people(words.own) or not set(heading(words.own).split()) <= NUMBERING):
            columns.ignored.append(place)
    for (kind, year), found in ranked.items():
        _take(columns, kind, year, sorted(found))
    has_place = columns.code is not None or columns.name is not None
    _leave_out(columns)
    return columns if has_place and columns.figures else None


def _leave_out(columns: PeopleColumns) -> None:
    """Take away men or women alone, and what names no year where others name theirs: it may sum several years."""
    whole = {year: one for year, one in columns.figures.items() if one.is_whole}
    columns.ignored += [place for one in columns.figures.values() if not one.is_whole for place in one.places]
    if columns.year is None and any(whole) and None in whole:
        columns.undated = whole.pop(None).places
    columns.figures = whole
    taken = columns.figure_places
    columns.bare = [place for place in columns.bare if place in taken and not _has_sexes(columns, place)]


def _has_sexes(columns: PeopleColumns, people: int) -> bool:
    return any(one.people == people and len(one.places) == 3 for one in columns.figures.values())


def _take(columns: PeopleColumns, kind: str, year: int | None, found: list[tuple[int, int]]) -> None:
    """Give a meaning its surest column; others of equal right are doubled, weaker ones ignored.

    Weaker ones of a year that both name are kept, to be compared.
    """
    best = found[0][0]
    columns.doubled += [place for rank, place in found[1:] if rank == best]
    weaker = [place for rank, place in found[1:] if rank > best]
    if kind == "people" and year:
        columns.figures.setdefault(year, Figures()).again = weaker
    else:
        columns.ignored += weaker
    if kind == "people" and best:
        columns.bare.append(found[0][1])
    if kind in ("people", "male", "female"):
        setattr(columns.figures.setdefault(year, Figures()), kind, found[0][1])
    else:
        setattr(columns, kind, found[0][1])
