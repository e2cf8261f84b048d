"""Headings: which column of a table holds what, by its words, in Indonesian or English.

The order of the words matters: when two columns could be meant, the earlier word wins. It reads no rows.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from openpyxl.utils import get_column_letter

from siperi_geo.errors import brief
from siperi_geo.instruments import Instrument
from siperi_geo.sheets import Line, Sheet, fold, heading, whole_number

HEADINGS: dict[str, tuple[str, ...]] = {
    "subject": (
        "subject id", "kode kelurahan", "kode desa", "kode desa kelurahan", "kode kemendagri", "kode wilayah",
        "area code", "kode", "id subjek", "subjek", "subject",
    ),
    "area": (
        "nama desa kelurahan", "nama kelurahan", "nama desa", "desa kelurahan", "kelurahan desa",
        "kelurahan", "desa",
    ),
    "place": ("nama", "name", "place"),
    "kecamatan": ("kecamatan", "nama kecamatan", "distrik", "kapanewon", "district"),
    "city": ("kabupaten kota", "kota kabupaten", "kab kota", "nama kota", "kota", "kabupaten", "city"),
    "province": ("provinsi", "propinsi", "province"),
    "year": ("tahun", "tahun penilaian", "year"),
    "date": ("tanggal", "tanggal penilaian", "tanggal pengisian", "tgl", "date", "filled on"),
    "hazard": ("jenis bencana", "jenis ancaman", "ancaman", "bahaya", "hazard"),
    "profile": ("profil", "profil formulir", "profile", "form profile"),
    "item": (
        "item id", "id butir", "kode butir", "kode item", "kode pertanyaan", "no pertanyaan",
        "nomor pertanyaan", "no butir", "nomor butir", "item", "butir", "question id", "no soal", "no",
        "nomor", "pertanyaan", "question",
    ),
    "answer": ("answer", "jawaban", "respon", "respons", "response", "isian", "nilai"),
    "note": ("note", "notes", "catatan", "catatan diskusi", "keterangan"),
    "evidence": ("evidence", "bukti", "dokumen verifikasi", "dokumen", "bukti dukung", "dokumen bukti"),
}  # fmt: skip
_KELURAHAN_CODES = ("kode kelurahan", "kode desa", "kode desa kelurahan")
_AREA_CODES = (*_KELURAHAN_CODES, "kode kemendagri", "kode wilayah", "area code")
OF_KECAMATAN = {"subject": ("kode kecamatan",), "area_code": _KELURAHAN_CODES}
OF_OTHERS = {
    "subject": (
        "npsn", "nsm", "npsn nsm", "nsm npsn", "kode sekolah", "kode madrasah", "kode faskes", "kode fasilitas",
        "kode fasyankes", "kode puskesmas", "kode rumah sakit", "kode rs",
    ),
    "area_code": _AREA_CODES,
    "place": (
        "nama sekolah", "nama madrasah", "nama satuan pendidikan", "nama fasilitas kesehatan", "nama fasilitas",
        "nama faskes", "nama puskesmas", "nama rumah sakit", "sekolah", "madrasah", "satuan pendidikan",
        "fasilitas kesehatan", "faskes", "puskesmas", "rumah sakit",
    ),
}  # fmt: skip
PERSON = "person"  # columns about persons: known so that they can be named, and never read
OF_HOUSEHOLDS = {
    "subject": (
        "kode keluarga", "kode rumah tangga", "kode ruta", "nomor keluarga", "no keluarga", "nomor urut keluarga",
        "no urut keluarga", "nomor urut", "no urut", "id keluarga", "household", "household id", "household code",
        "family", "family code", "family id",
    ),
    "area_code": _AREA_CODES,
    PERSON: ("nama", "name", "place"),
}  # fmt: skip
PERSON_WORDS = frozenset(
    [
        *("nama", "name", "kepala", "responden", "respondent", "petugas", "anggota", "nik", "ktp", "kk", "seri"),
        *("hp", "handphone", "telp", "telepon", "wa", "whatsapp", "phone", "alamat", "address", "email"),
        *("lahir", "birth", "ttl"),
    ]
)
_CODE = re.compile(r"([a-z]*)[ ._-]*0*(\d+)")


@cache
def fields_for(subject: str) -> dict[str, tuple[str, int]]:
    """Words of headings → the field they stand for on forms of such subjects, and how sure: 0 is surest.

    The code of a kelurahan says whose a form of a kelurahan is; of a school it says where it is.
    """
    own = {"kelurahan": {}, "kecamatan": OF_KECAMATAN, "family": OF_HOUSEHOLDS}.get(subject, OF_OTHERS)
    taken = {word for words in own.values() for word in words}
    found: dict[str, tuple[str, int]] = {}
    for field in HEADINGS.keys() | own.keys():
        rest = [word for word in HEADINGS.get(field, ()) if word not in taken]
        found |= {word: (field, rank) for rank, word in enumerate((*own.get(field, ()), *rest))}
    return found


class ItemIndex:
    """Finds an item by what people write: its id in any case (`q7` for `Q007`) or its bare number."""

    def __init__(self, instrument: Instrument) -> None:
        self._positions: dict[str, int] = {}
        for position, item in enumerate(instrument.items):
            self._positions.setdefault(str(item.number), position)
        for position, item in enumerate(instrument.items):
            self._positions.setdefault(_plain_code(fold(item.id)), position)
        self._positions |= {fold(item.id): place for place, item in enumerate(instrument.items)}
        self._prefixes = {"", *(found[1] for word in self._positions if (found := _CODE.fullmatch(word)))}
        self.size = len(instrument.items)
        self.fields = fields_for(instrument.subject)
        self.keys = {"subject", "place", "kecamatan" if instrument.subject == "kecamatan" else "area"}

    def field_of(self, text: str) -> str | None:
        """The field a heading or label stands for, if any."""
        return self.fields.get(heading(text), (None, 0))[0]

    def find(self, text: str) -> int | None:
        """The position of the item, or None."""
        word = fold(text)
        found = self._positions.get(word)
        if found is None:
            number = whole_number(word.rstrip(" .)"))
            found = self._positions.get(_plain_code(word) if number is None else str(number))
        return found

    def looks_like_item(self, text: str) -> bool:
        """True for `Q129` or `129` where items are called Q001 … Q128: meant as an item, but unknown."""
        found = _CODE.fullmatch(fold(text))
        return found is not None and found[1] in self._prefixes


def _plain_code(word: str) -> str:
    found = _CODE.fullmatch(word)
    return found[1] + found[2] if found else word


@dataclass(frozen=True, slots=True)
class Columns:
    """The heading row of a table: where each field and each item stands, and which columns mean nothing."""

    line: Line
    fields: dict[str, int]
    items: dict[int, int]  # position of the item → column
    unknown: tuple[int, ...]
    doubled: tuple[str, ...]
    has_letters: bool  # workbooks name columns A, B, …; a CSV names them by their heading

    @property
    def is_long(self) -> bool:
        return {"item", "answer"} <= self.fields.keys()

    def is_wide(self, index: ItemIndex) -> bool:
        """True for one row per subject: item columns beside a key, or half of all items on their own."""
        has_key = bool(index.keys & self.fields.keys())
        return len(self.items) >= min(2, index.size) and (has_key or 2 * len(self.items) >= index.size)

    def name(self, column: int) -> str:
        """How a person finds this column: its letter in a workbook, its heading in a CSV."""
        if self.has_letters:
            return get_column_letter(column + 1)
        return brief(self.line.cell(column)) or f"[{column + 1}]"

    def of(self, field: str) -> str | None:
        """The name of the column of a field."""
        return self.name(self.fields[field]) if field in self.fields else None


def read_columns(line: Line, sheet: Sheet, index: ItemIndex) -> Columns:
    """What each cell of a row would mean if the row were the headings of a table."""
    fields: dict[str, list[tuple[int, int]]] = defaultdict(list)  # field → (rank of the word, column)
    items: dict[int, list[int]] = defaultdict(list)
    unknown: list[int] = []
    for column in range(len(line.cells)):
        text = line.cell(column)
        field, rank = index.fields.get(heading(text), (None, 0))
        if field:
            fields[field].append((rank, column))
        elif (position := index.find(text)) is not None:
            items[position].append(column)
        elif text:
            unknown.append(column)
    best = {field: min(found) for field, found in fields.items()}
    twice = [best[field][1] for field, found in fields.items() if _count(found, best[field][0]) > 1]
    twice += [columns[0] for columns in items.values() if len(columns) > 1]
    return Columns(
        line,
        {field: column for field, (_, column) in best.items()},
        {position: columns[0] for position, columns in items.items()},
        tuple(unknown),
        tuple(brief(line.cell(column)) for column in sorted(twice)),
        has_letters=sheet.name is not None,
    )


def _count(found: list[tuple[int, int]], rank: int) -> int:
    return sum(one == rank for one, _ in found)
