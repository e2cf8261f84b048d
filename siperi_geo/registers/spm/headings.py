"""Headings of the office's tables of the minimum service standard, in Indonesian or English.

Two shapes are read: a row per service, sub-activity or item with target, months and total; and the wide row per
kelurahan that has recipients, quality and budget beside each other. It reads no rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from siperi_geo.registers.numbers import TIMES
from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import fold

Kind = Literal[
    "year", "code", "name", "kecamatan", "hazard", "line", "measure", "source", "target", "total", "share", "rest",
    "budget", "spent", "points_max", "points",
]  # fmt: skip
MONTHS = (
    ("januari", "jan", "january"), ("februari", "feb", "pebruari", "february"), ("maret", "mar", "march"),
    ("april", "apr"), ("mei", "may"), ("juni", "jun", "june"), ("juli", "jul", "july"),
    ("agustus", "agu", "ags", "agt", "aug", "august"), ("september", "sep", "sept"),
    ("oktober", "okt", "oct", "october"), ("november", "nov", "nopember", "nop"),
    ("desember", "des", "dec", "december"),
)  # fmt: skip
FIGURES: tuple[Kind, ...] = ("target", "budget", "points_max", "total", "spent", "points")
SUMS = {"jumlah", "jml", "sum"}
MANY = {"line", "share", "rest"}  # a table may have several of these
QUARTERS = (("1", "i"), ("2", "ii"), ("3", "iii"), ("4", "iv"))
BESIDE_MONTH = {"per", "bulan", "bulanan", "triwulanan", "month", "realisasi", "capaian", "jumlah", "terlayani"}
QUARTER = {"tw", "triwulan", "quarter", "kuartal"}
MONEY = {"anggaran", "pagu", "budget", "biaya", "dana", "rp", "rupiah"}
QUALITY = {"mutu", "quality", "poin", "points"}
DONE = {
    "realisasi", "realised", "realized", "terlayani", "served", "total", "capaian", "tercapai", "serapan",
    "terserap", "terpenuhi", "diperoleh", "earned",
}  # fmt: skip
AIM = {"target", "sasaran", "dilayani", "kebutuhan", "rencana", "max", "maks", "maksimal", "maximum"}
PLACES: tuple[tuple[Kind, set[str], set[str]], ...] = (
    ("year", {"tahun", "year", "thn"}, {"anggaran", "data", "capaian"}),
    ("code", {"kode", "code", "id"}, {"kelurahan", "wilayah", "kemendagri", "area", "kel"}),
    ("name", {"kelurahan", "kel", "desa", "wilayah", "lokasi", "area"}, {"nama", "name", "kode", "atau", "or"}),
    ("kecamatan", {"kecamatan", "kec", "district"}, {"nama", "name"}),
    ("hazard", {"ancaman", "bahaya", "hazard"}, {"jenis", "bencana", "nama", "type", "kind"}),
    ("measure", {"ukuran", "measure"}, {"jenis"}),
    ("source", {"sumber", "source", "rujukan"}, {"data", "dokumen"}),
    (
        "line",
        {"layanan", "pelayanan", "service", "indikator", "uraian", "kegiatan", "subkegiatan", "butir", "line",
         "item", "rekening", "nomenklatur", "activity", "activities"},
        {"jenis", "sub", "dasar", "spm", "mutu", "id", "program", "nama", "kode", "dan", "atau", "pencapaian",
         "kinerja", "sasaran", "urusan", "of", "the", "code", "quality"},
    ),
)  # fmt: skip


@dataclass(slots=True)
class SpmColumns:
    """The columns of a table: places by what they hold; months and quarters by their number from 1."""

    places: dict[Kind, int] = field(default_factory=dict)
    months: dict[int, int] = field(default_factory=dict)
    quarters: dict[int, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)  # every column that names a line, from left to right
    indicators: list[int] = field(default_factory=list)  # in the words of an indicator, which may be any
    ignored: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many columns are understood."""
        return len(self.places) + len(self.months) + len(self.quarters)

    @property
    def counted(self) -> tuple[Kind, Kind]:
        """The columns that months and total belong to: those of the target, else of money, else of points."""
        if self.of("target") is None and self.of("budget") is not None:
            return "budget", "total" if self.of("spent") is None else "spent"
        if self.of("target") is None and self.of("points_max") is not None:
            return "points_max", "total" if self.of("points") is None else "points"
        return "target", "total"

    @property
    def figure_places(self) -> set[int]:
        """The columns that hold numbers to be stored."""
        found = {self.of(kind) for kind in FIGURES} | {*self.months.values()} | {*self.quarters.values()}
        return {place for place in found if place is not None}

    def of(self, kind: Kind) -> int | None:
        """Where a kind of column stands."""
        return self.places.get(kind)


def recognise(headings: Sequence[Heading]) -> SpmColumns | None:
    """The columns of a row of headings; None when it is not the head of a table of the standard."""
    columns = SpmColumns()
    for place, heading in enumerate(headings):
        _take(columns, place, heading)
    _take_sum_of_months(columns, headings)
    has_aim = any(columns.of(kind) is not None for kind in ("target", "budget", "points_max"))
    has_who = any(columns.of(kind) is not None for kind in ("line", "code", "name"))
    return columns if has_aim and has_who else None


def _take(columns: SpmColumns, place: int, heading: Heading) -> None:
    if words_of(heading.whole) & TIMES:
        columns.ignored.append(place)
        return
    for text in (heading.whole, heading.own):
        for found, number in ((columns.months, month_of(text)), (columns.quarters, quarter_of(text))):
            if number is not None:
                columns.doubled += [place] if number in found else []
                found.setdefault(number, place)
                return
    for text in (heading.whole, heading.own):
        kind = kind_of(text)
        if kind is not None:
            columns.doubled += [place] if kind in columns.places and kind not in MANY else []
            columns.places.setdefault(kind, place)
            if kind == "line":
                is_indicator = bool(words_of(text) & {"indikator", "indicator"})
                (columns.indicators if is_indicator else columns.lines).append(place)
            return
    if words_of(heading.whole) - {"no", "nomor", "satuan", "unit", "ket", "keterangan", "note"}:
        columns.ignored.append(place)


def _take_sum_of_months(columns: SpmColumns, headings: Sequence[Heading]) -> None:
    """`Jumlah` alone behind months or quarters is their total."""
    sums = [place for place in columns.ignored if fold(headings[place].own) in SUMS]
    if len(sums) == 1 and (columns.months or columns.quarters) and columns.of(columns.counted[1]) is None:
        columns.places["total"] = sums[0]
        columns.ignored.remove(sums[0])


def month_of(text: str) -> int | None:
    """The month that a heading names, from 1.

    >>> month_of("Realisasi bulan Mei"), month_of("Maret 2025"), month_of("Target")
    (5, 3, None)
    """
    rest = {word for word in words_of(text) if not word.isdigit()} - BESIDE_MONTH
    return next((n for n, names in enumerate(MONTHS, 1) if len(rest) == 1 and rest & {*names}), None)


def quarter_of(text: str) -> int | None:
    """The quarter that a heading names, from 1: `TW II`, `Triwulan 2`, `TW2`."""
    words = words_of(re.sub(r"\b(?:tw|q) ?(\d)\b", r"tw \1", fold(text)))
    rest = words - QUARTER - BESIDE_MONTH
    if not words & QUARTER:
        return None
    return next((n for n, names in enumerate(QUARTERS, 1) if len(rest) == 1 and rest & {*names}), None)


def kind_of(text: str) -> Kind | None:
    """What a heading stands for; None when it is not known.

    >>> kind_of("Jumlah yang harus dilayani"), kind_of("Realisasi anggaran (Rp)"), kind_of("Belum terlayani")
    ('target', 'spent', 'rest')
    >>> kind_of("% capaian"), kind_of("quality_max"), kind_of("Jenis layanan dasar")
    ('share', 'points_max', 'line')
    """
    words = words_of(text)
    if "%" in text or words & {"persen", "persentase", "percent", "pct"}:
        return None if words & AIM and not words & DONE else "share"
    if words & {"belum", "sisa", "remaining", "kekurangan"}:
        return "rest"
    for kind, named, beside in PLACES:
        if words & named and words <= named | beside:
            return kind
    if words & MONEY:
        return "spent" if words & DONE else "budget"
    if words & QUALITY:
        return "points_max" if words & AIM else "points"
    if words & AIM and not words & (DONE - {"total"}):
        return "target"
    return "total" if words & DONE else None


def words_of(text: str) -> set[str]:
    """The words of a heading in lower case; `target_people` is two."""
    return set(re.findall(r"[a-z0-9]+", fold(text)))
