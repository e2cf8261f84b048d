"""Evidence files on the command line: the doctor names what is wrong, copies carry them, `evidence` cleans up."""

from pathlib import Path

import pytest

from siperi_geo.assessments import add_evidence, begin, evidence_of_draft, move_round, remove_evidence
from siperi_geo.instruments import load
from siperi_geo.store import Attachments, Store
from tests.cli.running import Ran

PDF = b"%PDF-1.7 %%EOF"


@pytest.fixture
def held(toy_path: Path) -> list[str]:
    """The SHA-256 of two files of a draft; a third was taken out again."""
    with Store.open(toy_path) as store:
        move_round(store, "keltana", 2026, "open", actor="t")
        draft = begin(store, load("keltana"), "99.01.01.1001", 2026, actor="lurah")
        for n in range(3):
            add_evidence(store, draft, "Q001", f"SK {n}.pdf", PDF + b"%d" % n, actor="lurah")
        *kept, out = evidence_of_draft(store, draft.draft_id)["Q001"]
        remove_evidence(store, draft, out.evidence_id, actor="lurah")
    return [one.sha256 for one in kept]


def test_the_doctor_copies_and_cleaning(
    held: list[str],
    toy_path: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SIPERI_PORT", "0")
    copy, here = tmp_path / "copies" / "copy.duckdb", Attachments.beside(toy_path)
    assert Ran(capsys, "backup", copy).code == 0
    said = Ran(capsys, "doctor").out
    assert "Berkas bukti: 2 berkas, semuanya utuh" in said
    assert "PERHATIAN  Berkas bukti: 1 berkas" in said
    assert "Tidak dipakai formulir atau aksi mana pun: 1 berkas" in Ran(capsys, "evidence").out
    assert "Dihapus: 1 berkas" in Ran(capsys, "evidence", "--clean").out
    assert "Tidak ada berkas yang tidak dipakai." in Ran(capsys, "evidence").out

    here.path_of(held[0]).unlink()
    here.path_of(held[1]).write_bytes(b"spoilt")
    ran = Ran(capsys, "doctor")
    assert ran.code == 1
    for words in ("EVIDENCE_MISSING [SK 0.pdf]", "EVIDENCE_DAMAGED [SK 1.pdf]"):
        assert f"MASALAH    Berkas bukti: {words}" in ran.out
    ran = Ran(capsys, "backup", tmp_path / "poor.duckdb")
    assert (ran.code, "EVIDENCE_MISSING" in ran.err, (tmp_path / "poor.duckdb").exists()) == (1, True, True)
    assert Ran(capsys, "evidence").code == 1

    assert Ran(capsys, "restore", copy).code == 0
    assert all(here.read(sha256) for sha256 in held)
    Attachments.beside(copy).path_of(held[0]).unlink()
    assert Ran(capsys, "restore", copy).code == 0, "what is in place already is enough"
    here.path_of(held[0]).unlink()
    ran = Ran(capsys, "restore", copy)
    assert (ran.code, "EVIDENCE_MISSING [SK 0.pdf]" in ran.err, "Penyimpanan dipulihkan" in ran.out) == (
        1,
        True,
        True,
    )
