"""Headings of a table of actions, in Indonesian or English, as our own export writes them and as offices may.

A heading counts only when it is one of these. It reads no rows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from siperi_geo.registers.tables import Heading
from siperi_geo.sheets import fold

SPELLED: dict[str, tuple[str, ...]] = {
    "action_id": ("id aksi", "id", "action id"),
    "year": ("tahun", "tahun anggaran", "year", "budget year"),
    "what": ("aksi", "rencana aksi", "uraian", "uraian aksi", "kegiatan yang dilakukan", "action", "what"),
    "area_code": ("kode wilayah", "kode kelurahan", "kode kemendagri", "area code"),
    "area": ("wilayah", "lokasi", "kelurahan", "nama kelurahan", "area", "location"),
    "kecamatan": ("kecamatan", "district"),
    "line_code": ("kode sub kegiatan", "kode rekening", "kode baris", "kode", "line code", "code"),
    "line": ("sub kegiatan", "nama sub kegiatan", "baris program", "program", "nomenklatur", "line",
             "budget line"),
    "closes": ("bagian yang diperbaiki", "yang diperbaiki", "menutup", "closes", "parts it closes"),
    "owner_kind": ("jenis pelaksana", "jenis penanggung jawab", "owner kind", "kind of owner"),
    "owner_name": ("pelaksana", "penanggung jawab", "perangkat daerah", "opd", "owner"),
    "indicator": ("indikator", "indikator kinerja", "indicator"),
    "target": ("target", "jumlah target", "volume", "target quantity"),
    "unit": ("satuan", "unit"),
    "budget_idr": ("anggaran", "pagu", "anggaran rp", "pagu rp", "pagu indikatif", "pagu indikatif rp", "budget",
                   "budget idr", "budget rupiah"),
    "money": ("sumber dana", "sumber", "source of money"),
    "due_on": ("tenggat", "batas waktu", "due", "due date"),
    "progress_pct": ("kemajuan", "progres", "progress", "kemajuan %", "progress %"),
    "state": ("keadaan", "status", "state"),
    "reason": ("alasan batal", "alasan", "reason"),
    "evidence": ("bukti", "evidence"),
    "evidence_on": ("tanggal bukti", "evidence date"),
    "is_open": ("terbuka", "terbuka untuk mitra", "open", "open for others"),
}  # fmt: skip
NAMED = {words: name for name, every in SPELLED.items() for words in every}
IDLE = {"", "no", "nomor", "nr", "berkas bukti", "evidence files"}  # row numbers; files come otherwise


@dataclass(slots=True)
class PlanColumns:
    """Where each kind of column stands."""

    places: dict[str, int] = field(default_factory=dict)
    ignored: list[int] = field(default_factory=list)
    doubled: list[int] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many columns are understood."""
        return len(self.places)


def recognise(headings: Sequence[Heading]) -> PlanColumns | None:
    """The columns of a row of headings; None when it is not the head of a table of actions."""
    columns = PlanColumns()
    for place, heading in enumerate(headings):
        name = name_of(heading.own)
        if name is None:
            columns.ignored += [] if _words(heading.own) in IDLE else [place]
        elif name in columns.places:
            columns.doubled.append(place)
        else:
            columns.places[name] = place
    has_key = "action_id" in columns.places or {"what"} <= columns.places.keys()
    return columns if has_key and columns.size > 1 else None


def name_of(text: str) -> str | None:
    """What a heading stands for; None when it is not known.

    >>> name_of("Pagu indikatif (Rp)"), name_of("Sub-kegiatan"), name_of("Jumlah kejadian")
    ('budget_idr', 'line', None)
    """
    return NAMED.get(_words(text))


def _words(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9%]+", fold(text)))
