"""The words of headings of forms, in Indonesian or English: of every form, and of some kinds of subjects.

The order of the words matters: when two columns could be meant, the earlier word wins.
"""

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
# A form of a respondent: the government stands as the city, its unit as the place, the number as the subject.
OF_RESPONDENTS = {
    "subject": (
        "pengisi", "nomor pengisi", "no pengisi", "nomor urut pengisi", "responden", "nomor responden",
        "no responden", "respondent", "respondent number",
    ),
    "place": (
        "opd", "perangkat daerah", "perangkat daerah opd", "opd pengisi", "perangkat daerah opd pengisi",
        "nama opd", "kode opd", "skpd", "unit kerja", "unit", "nama unit", "office", "government unit",
        "unit code",
    ),
    "city": (
        "pemerintah", "pemerintah daerah", "kode pemerintah", "nama pemerintah", "nama pemerintah daerah", "pemda",
        "government", "local government", "government code", "kode wilayah", "kode kemendagri",
    ),
    PERSON: ("nama", "name", "place", "nama pengisi", "nama responden"),
}  # fmt: skip
OWN_HEADINGS: dict[str, dict[str, tuple[str, ...]]] = {
    "kelurahan": {},
    "kecamatan": OF_KECAMATAN,
    "family": OF_HOUSEHOLDS,
    "government_unit": OF_RESPONDENTS,
}
