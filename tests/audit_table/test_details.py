"""What the audit keeps in details, in words: every shape that the program writes, in both languages."""

import re

import pytest

from siperi_geo.audit_table import detail
from siperi_geo.audit_table.details import NAMING, SAID
from siperi_geo.rights import Role
from siperi_geo.settings import ROOT
from siperi_geo.text import use_language

WRITTEN = re.compile(r'(?:action=|ACTION = |action, detail = |_changing\(.*?, |action = |"action": )"([a-z_]+)"')
NAMES = {
    "99.01": "Utara",
    "99.01.01.1001": "Bukit (Utara)",
    "school:1": "SD Satu (Bukit)",
    "a" * 16: "keltana 2026 Bukit",
}
SUBJECT = (
    "salah tulis; subject_id=school:1; kind=school; code=1; name=SD Satu; area_code=99.01.01.1001; "
    "subtype=sd; ownership=negeri; lon=None; lat=None; is_active=True"
)
SHAPES = [
    ("add_action_file", "berita acara 1.pdf 0123456789ab", "berita acara 1.pdf"),
    ("remove_action_file", "foto.jpg 0123456789ab", "foto.jpg"),
    ("lock_round", "locked", ""),
    ("open_round", "open: data kurang; lagi", "alasan: data kurang; lagi"),
    ("open_round", "open; until=2026-09-30", "hari penutupan 30 September 2026"),
    ("open_round", "open; until=2026-09-30: lagi", "hari penutupan 30 September 2026; alasan: lagi"),
    ("change_closing_day", "2026-09-30", "hari penutupan 30 September 2026"),
    ("change_closing_day", "–", "tanpa hari penutupan"),
    ("add_grant", "filler * * school:1", "Pengisi: SD Satu (Bukit)"),
    ("remove_grant", "planner * * *", "Perencana: tanpa batas"),
    (
        "add_account",
        "verifier keltana 99.01 *; admin * * *",
        "Verifikator: KELTANA, wilayah Utara; Admin: tanpa batas",
    ),
    ("discard_draft", "12 answers", "12 jawaban"),
    ("discard_draft", "1 answers, 3 files", "1 jawaban, 3 berkas"),
    ("discard_draft", "", ""),
    ("discard_draft", "version absent", "isian dari versi instrumen yang tidak ada lagi"),
    ("discard_draft", "DRAFT_SOMEBODY_ELSES", "isian yang dimulai orang lain"),
    ("add_evidence", "Q001 SK 1.pdf 0123456789ab", "Q001: SK 1.pdf"),
    ("remove_evidence", "", ""),
    ("import_forms", "", ""),
    (
        "import_forms",
        "ASSESSMENT_YEAR_DIFFERS a.csv · #2; ASSESSMENT_YEAR_DIFFERS a.csv · #3",
        "tahun ditentukan pengguna, berbeda dari isi formulir (a.csv · #2, a.csv · #3)",
    ),
    ("import_forms", "HOUSEHOLD_AS_BLANK 7", "jawaban yang tidak terbaca dianggap kosong (7)"),
    ("verify_form", f"cukup {'a' * 16} {'b' * 16}", f"cukup; keltana 2026 Bukit, {'b' * 16}"),
    ("return_form", "lengkapi; lalu kirim", "lengkapi; lalu kirim"),
    ("take_back_word", "Q001 ani: 0 foto tidak jelas", "Q001, catatan ani: nilai 0; foto tidak jelas"),
    ("take_back_word", "Q001 ani:  1 foto", "Q001, catatan ani: 1 foto"),
    (
        "import_subjects",
        "source=Dinas; 2025; kind=school; new=2; examples removed=4; school:1: name A, B -> C, "
        "area_code x -> 99.01; school:1: deactivated",
        "sumber: Dinas; 2025; Sekolah dan madrasah; 2 baru; 4 contoh dihapus; "
        "SD Satu (Bukit): nama: A, B → C, tempat: x → Utara; SD Satu (Bukit) dinonaktifkan",
    ),
    (
        "import_subjects",
        "source=Dinas; kind=family; new=5; changed=1; deactivated=0",
        "sumber: Dinas; Keluarga; 5 baru; 1 berubah; 0 dinonaktifkan",
    ),
    (
        "correct_subject",
        "subtype sd -> None, is_active True -> False; salah",
        "jenis: SD → –, aktif: ya → tidak; alasan: salah",
    ),
    ("correct_subject", "name A -> B; ", "nama: A → B"),
    ("remove_subject", SUBJECT, "alasan: salah tulis; SD Satu, kode 1, Bukit (Utara)"),
    ("deactivate_subjects", "tutup", "tutup"),
    (
        "import_populations",
        "source=BPS; new=3; 99.01.01.1001 2025: 1200 (BPS; 2024) -> 1300",
        "sumber: BPS; 3 baru; Bukit (Utara) 2025: 1.200 (BPS; 2024) → 1.300",
    ),
    ("remove_populations", "99.01: 1200 (BPS); x: 5 (y)", "Utara: 1.200 (BPS); x: 5 (y)"),
    (
        "import_hazards",
        "new=2; changed=1; sources=BPBD; 2024 | voi.id",
        "2 baru; 1 berubah; sumber: BPBD; 2024 | voi.id",
    ),
    (
        "remove_hazards",
        "99.01.01.1001: flood 3 (a; b); x: tsunami - (y)",
        "Bukit (Utara): Banjir, tinggi (a; b); x: Tsunami, kelas tidak disebut (y)",
    ),
    ("change_action", "revision=3; budget_idr, state", "revisi 3; Anggaran (Rp), Keadaan"),
    ("import_plan", "new=2; changed=1", "2 baru; 1 berubah"),
    ("import_costs", "new=3; changed=0", "3 baru; 0 berubah"),
    (
        "import_vulnerability",
        "new=2; changed=1; sources=BPS 2024",
        "2 baru; 1 berubah; sumber: BPS 2024",
    ),
    (
        "remove_vulnerability",
        "99.01.01.1001: elderly_share 2024 120000 (a; b)",
        "Bukit (Utara): Lanjut usia 2024, 12,0 % (a; b)",
    ),
    ("import_spm", "new=2; changed=1; years=2024, 2025", "2 baru; 1 berubah; tahun 2024, 2025"),
    ("remove_spm", "figures=1200", "1.200 angka"),
    ("set_spm_step", "done 2025-03-01; SK 5; lampiran", "selesai (1 Maret 2025); SK 5; lampiran"),
    ("remove_spm_step", "begun -; ", "sedang berjalan"),
    ("rescore", "*", "semua tahun"),
    ("rescore", "2024, 2025", "tahun 2024, 2025"),
    (
        "restore",
        "file_at=2025-06-15T15:06:40Z; data_at=; data_version=1; replaced_data_version=2; path=/old; 1.duckdb",
        "dari /old; 1.duckdb (berkas bertanggal 15 Jun 2025 23.06.40 WITA, perubahan terakhir di dalamnya –)",
    ),
    ("backup", "/copy.duckdb", "/copy.duckdb"),
    ("export_families", "40 → /f.csv: bantuan", "40 baris → /f.csv; alasan: bantuan"),
    ("export_audit", "12", "12 baris"),
    ("sign_in", "once", "sekali, untuk satu perintah"),
    ("sign_in", "10.0.0.7", "dari alamat 10.0.0.7"),
    ("sign_in_failed", "", ""),
    ("set_email", "", "tanpa alamat surel"),
    ("update_boundaries", "source: None -> BIG; licence: A -> B", "sumber: – → BIG; lisensi: A → B"),
]
# A reason, a file, a name of a service, or nothing at all.
SAYS_ITSELF = {
    *(
        "begin_draft",
        "submit_form",
        "activate_subject",
        "deactivate_subjects",
        "add_action",
        "add_pledge",
        "change_pledge",
        "give_offer",
        "take_back_offer",
        "accept_offer",
        "decline_offer",
        "forget_offer_contact",
        "set_target",
        "remove_target",
        "set_cost",
        "remove_cost",
        "import_boundaries",
        "use_boundaries",
    ),
    *("load_builtin", "demo", "demo_remove", "backup", "clean_evidence", "disable_account", "enable_account"),
    *("reset_password", "rescue_account", "change_password", "sign_out", "sign_in_service"),
}

# Names, numbers and reasons alone: the same words in both languages.
SAME_IN_BOTH = {
    "add_evidence",
    "add_action_file",
    "remove_action_file",
    "return_form",
    "verify_form",
    "remove_populations",
}


@pytest.mark.parametrize(("action", "text", "said"), SHAPES)
def test_a_shape_in_words(action: str, text: str, said: str) -> None:
    assert detail(action, text, NAMES) == said
    use_language("en")
    in_english = detail(action, text, NAMES)
    assert in_english != said or action in SAYS_ITSELF | SAME_IN_BOTH or not said


@pytest.mark.parametrize("action", sorted({*SAID, *NAMING}))
def test_what_another_version_wrote_stays_as_it_is(action: str) -> None:
    texts = {"open", "=1+1 <b>", "x=y; z", "2030-13-45", "UNHEARD_OF 7", "; ->"}
    for text in texts:
        assert isinstance(detail(action, text, {}), str)
    assert detail("of_another_version", "a=b", NAMES) == "a=b"
    assert detail("lock_round", "half", NAMES) == "half"
    assert detail("add_grant", "queen * * *", NAMES) == "queen * * *"


def test_every_action_that_the_program_writes_is_told_or_says_itself() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (ROOT / "siperi_geo").rglob("*.py")]
    found = {one for text in texts for one in WRITTEN.findall(text)} - {"web_form"}
    assert len(found) > 25
    assert found <= SAYS_ITSELF | set(SAID) | set(NAMING)
    shapes = {action for action, _, _ in SHAPES}
    others_alike = {"close_round", "take_back", "reject_form"}
    assert {*SAID, *NAMING} <= shapes | others_alike


def test_every_role_has_words() -> None:
    for role in Role:
        assert not detail("add_grant", f"{role.value} * * *", {}).startswith(role.value)
