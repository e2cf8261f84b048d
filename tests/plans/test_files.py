"""Evidence files of actions: what is taken, limits, copies, cleaning, what the tables and the command say."""

from dataclasses import replace
from pathlib import Path

import pytest

from siperi_geo import plans
from siperi_geo.errors import SiperiError
from siperi_geo.settings import settings
from siperi_geo.store import Attachments, Store, backup, clean, referenced, run_checks
from siperi_geo.tables.plans import exchange_table, lacks_proof, plan_table, proof_of
from siperi_geo.text import city_today, day, use_language
from tests.assessments.test_evidence import PDF, picture
from tests.plans.conftest import BUKIT, Hand, action

JPG = picture()


@pytest.fixture
def kept(store: Store) -> str:
    return plans.add(store, action(), actor="ani")


def names(store: Store, action_id: str) -> list[str]:
    return [one.file_name for one in plans.files(store, action_id)]


def test_files_stand_beside_their_action_through_its_revisions(store: Store, kept: str) -> None:
    plans.add_file(store, kept, "../../foto <b>.jpg", JPG, actor="ani")
    plans.add_file(store, kept, "berita acara.pdf", PDF, actor="ani")
    assert names(store, kept) == ["foto <b>.jpg", "berita acara.pdf"]
    plans.revise(store, kept, action(budget_idr=1), seen=1, actor="ani")
    (now,) = plans.actions(store)
    assert (now.revision, now.file_count, now.filed_at is not None) == (2, 2, True)
    assert plans.revisions(store, kept)[0].file_count == 2
    one, content = plans.file_for(store, plans.files(store, kept)[0].evidence_id, actor="ani")
    assert (one.media_type, content) == ("image/jpeg", JPG)
    assert run_checks(store) == {}


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.pdf", b"", "EVIDENCE_EMPTY"),
        ("a.pdf", b"<script>", "EVIDENCE_KIND"),
        ("a.jpg", JPG[:-40], "EVIDENCE_UNREADABLE"),
        ("KTP 5371010101010001.jpg", JPG, "PLAN_IDENTITY"),
        ("kk_5371010101010001_.jpg", JPG, "PLAN_IDENTITY"),
    ],
)
def test_what_is_no_evidence_is_refused_and_leaves_nothing(
    store: Store, kept: str, name: str, content: bytes, code: str
) -> None:
    with pytest.raises(SiperiError, match=code):
        plans.add_file(store, kept, name, content, actor="ani")
    assert (names(store, kept), store.attachments.unreferenced(referenced(store))) == ([], {})


def test_the_limits_are_those_of_forms(store: Store, kept: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plans.add_file(store, kept, "a.pdf", PDF, actor="ani")
    with pytest.raises(SiperiError, match="EVIDENCE_TWICE"):
        plans.add_file(store, kept, "b.pdf", PDF, actor="ani")
    for n in range(settings().evidence_files - 1):
        plans.add_file(store, kept, f"{n}.pdf", PDF + bytes([n]), actor="ani")
    with pytest.raises(SiperiError, match="EVIDENCE_TOO_MANY"):
        plans.add_file(store, kept, "c.pdf", PDF + b"more", actor="ani")
    with pytest.raises(SiperiError, match="PLAN_ACTION_UNKNOWN"):
        plans.add_file(store, "no such", "c.pdf", PDF, actor="ani")
    with pytest.raises(SiperiError, match="EVIDENCE_TOO_LARGE"):
        plans.add_file(store, kept, "c.pdf", PDF + bytes(settings().evidence_mb * 2**20), actor="ani")


def test_a_file_that_was_taken_back_goes_when_files_are_cleaned_up(store: Store, kept: str) -> None:
    plans.add_file(store, kept, "a.pdf", PDF, actor="ani")
    assert clean(store, actor="ani") == 0
    (one,) = plans.files(store, kept)
    plans.remove_file(store, kept, one.evidence_id, actor="ani")
    plans.remove_file(store, kept, one.evidence_id, actor="ani")  # away already
    assert (names(store, kept), plans.has_file(store, one.evidence_id)) == ([], False)
    with pytest.raises(SiperiError, match="EVIDENCE_UNKNOWN"):
        plans.file_for(store, one.evidence_id, actor="ani")
    assert clean(store, actor="ani") == 1
    assert list(store.sql("select action from audit where action like '%action_file' order by all")["action"]) == [
        "add_action_file",
        "remove_action_file",
    ]


def test_a_backup_takes_the_files_along(store: Store, kept: str, tmp_path: Path) -> None:
    plans.add_file(store, kept, "a.pdf", PDF, actor="ani")
    target = backup(store, tmp_path / "copy.duckdb")
    assert Attachments.beside(target).problem_of(plans.files(store, kept)[0].sha256) is None


def test_tables_say_how_many_files_there_are_and_a_done_action_without_any(store: Store, kept: str) -> None:
    use_language("id")
    (bare,) = plans.actions(store)
    assert (proof_of(bare), lacks_proof(bare)) == ("–", False)
    done = replace(bare, action=action(state="done", progress_pct=100))
    assert (proof_of(done), lacks_proof(done)) == ("selesai, belum ada bukti", True)
    said = replace(done, action=replace(done.action, evidence="BA 1", evidence_on=city_today()))
    assert (proof_of(said), lacks_proof(said)) == (f"rujukan tertulis, {day(city_today())}", False)
    plans.add_file(store, kept, "a.pdf", PDF, actor="ani")
    (now,) = plans.actions(store)
    table = plan_table([now], city_today())
    said = f"Direncanakan, 0 %; bukti: 1 berkas, terakhir {day(city_today())}"
    assert list(table.shown["Keadaan, tenggat, bukti"]) == [said]
    assert list(table.values["Berkas bukti"]) == [1]
    assert "a.pdf" not in str(table.values) + str(exchange_table([now]).values)
    use_language("en")
    assert proof_of(now).startswith("1 file, of")


def test_the_number_of_files_of_an_export_is_no_change_when_it_is_read_back(store: Store, hand_in: Hand) -> None:
    kept = plans.add(store, action(), actor="ani")
    plans.add_file(store, kept, "a.pdf", PDF, actor="ani")
    table = exchange_table(plans.actions(store)).values
    assert list(table["Berkas bukti"]) == [1]
    found = hand_in(table.to_csv(sep=";", index=False))
    assert ([one.action for one in found.entries], found.problems) == (["unchanged"], ())
    assert found.entries[0].now.area_code == BUKIT
