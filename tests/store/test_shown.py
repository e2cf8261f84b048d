"""What others may read of a store: nothing secret and no household is in the snapshot, in no byte of its file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from siperi_geo.rights import SYSTEM
from siperi_geo.store import Store, backup, digest_of, publish, restore, run_checks, snapshot_path
from siperi_geo.store.shown import NONE, ROWS
from tests.families import BUKIT, household

AT = datetime(2026, 11, 22, tzinfo=UTC)
HASH = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA"
SECRETS = (
    HASH,
    "token-sha-of-ani",
    "10.20.30.40",
    "RAHASIA",
    "RAHASIA LISTED",
    "RAHASIA TAKEN BACK",
    household(1),
    household(20),
    "family:",
    "respondent:",
    "akun.ani",
)
SIGNED = {"actor": "akun.ani"}


def held(owner: str, words: str) -> dict[str, dict[str, Any]]:
    """A row for every table beside a form or a draft."""
    file = {"item_id": "x", "sha256": digest_of(words.encode()), "file_name": words, "added_at": AT, **SIGNED}
    return {
        "answer_notes": {"assessment_id": owner, "item_id": "x", "note": words},
        "assessment_headers": {"assessment_id": owner, "field": "place", "content": words},
        "assessment_events": {
            "assessment_id": owner, "from_state": "", "to_state": "submitted", "reason": words, "happened_at": AT,
        } | SIGNED,
        "item_reviews": {"assessment_id": owner, "item_id": "x", "comment": words, "reviewed_at": AT} | SIGNED,
        "assessment_evidence": {"evidence_id": words, "assessment_id": owner} | file,
        "draft_evidence": {"evidence_id": words, "draft_id": owner} | file,
        "draft_hands": {"draft_id": owner, "actor": words},
        "draft_answers": {"draft_id": owner, "item_id": "x", "note": words, "saved_at": AT} | SIGNED,
        "plan_evidence": {"evidence_id": f"aksi {words}", "action_id": "a", "sha256": file["sha256"],
                          "file_name": f"RAHASIA {words}", "added_at": AT, **SIGNED},
        "evidence_files": {"sha256": digest_of(words.encode()), "media_type": "image/png", "bytes": 1},
    }  # fmt: skip


def of_offers() -> dict[str, dict[str, Any]]:
    offer = {"offer_id": "o", "action_id": "a", "partner_kind": "media"}
    said = {"partner_name": "RAHASIA", "what": "RAHASIA", "may_be_named": False, "code_sha256": "h"}
    decided = {"offer_id": "o", "state": "accepted", "reason": "RAHASIA", "decided_at": AT}
    return {
        "offers": offer | said | {"given_at": AT},
        "offer_contacts": {"offer_id": "o", "contact_name": "RAHASIA", "reach": "10.20.30.40"},
        "offer_decisions": decided | SIGNED,
    }


def of_accounts() -> dict[str, dict[str, Any]]:
    return {
        "users": {
            "user_name": "ani", "office": "RAHASIA", "password_hash": HASH, "must_change": False,
            "is_active": True, "created_at": AT,
        } | SIGNED,
        "grants": {"user_name": "ani", "role": "admin", "granted_at": AT, "area_code": "RAHASIA"} | SIGNED,
        "sessions": {"token_sha256": "token-sha-of-ani", "user_name": "ani", "begun_at": AT, "seen_at": AT,
                     "ends_at": AT},
        "login_failures": {"tried": "address:10.20.30.40", "failures": 1, "last_at": AT},
        "quarantine": {"batch_id": "b", "line": 1, "place": "", "raw": "RAHASIA", "code": "X",
                       "message": "RAHASIA"},
    }  # fmt: skip


def draft(draft_id: str, subject_id: str) -> dict[str, Any]:
    form = {"instrument": "keltana", "version": "2021", "year": 2025, "begun_at": AT}
    return {"draft_id": draft_id, "subject_id": subject_id, "profile": subject_id, **form, **SIGNED}


@pytest.fixture
def store(families_path: Path) -> Iterator[Store]:
    """Toy town with households, accounts, and something beside every form."""
    with Store.open(families_path) as opened:
        forms = opened.sql("select assessment_id, subject_id from assessments order by all").to_dict("records")
        with opened.transaction(actor=SYSTEM, action="RAHASIA", target="RAHASIA", detail="RAHASIA") as tx:
            for number, form in enumerate(forms):
                is_family = form["subject_id"].startswith("family:")
                words = f"RAHASIA-{number}" if is_family else f"TERBUKA-{number}"
                tx.append("drafts", pd.DataFrame([draft(form["assessment_id"], form["subject_id"])]))
                for table, row in held(form["assessment_id"], words).items():
                    tx.append(table, pd.DataFrame([row]))
            worked_on = {"assessment_id": forms[0]["assessment_id"], "field": "filled_by", "content": "RAHASIA"}
            tx.append("assessment_headers", pd.DataFrame([worked_on]))
            state = {
                "from_state": "submitted",
                "to_state": "submitted",
                "reason": "Q001 RAHASIA",
                "happened_at": AT,
            }
            taken_back = {"assessment_id": forms[0]["assessment_id"], **state, **SIGNED}
            tx.append("assessment_events", pd.DataFrame([taken_back]))
            respondent = {"subject_id": "respondent:RAHASIA", "kind": "government_unit", "name": "RAHASIA"}
            tx.append("subjects", pd.DataFrame([respondent | {"area_code": "53.71", "is_active": True}]))
            tx.append("drafts", pd.DataFrame([draft("of a respondent", "respondent:RAHASIA")]))
            for table, row in (of_accounts() | of_offers()).items():
                tx.append(table, pd.DataFrame([row]))
            tx.execute("update assessments set batch_id = 'RAHASIA' where subject_id like 'family:%'")
            batch = {"batch_id": "RAHASIA", "action": "import_forms", "file_name": "RAHASIA", "rows_in": 1}
            counts = {"rows_good": 1, "rows_bad": 0, "created_at": AT}
            tx.append("batches", pd.DataFrame([batch | counts | SIGNED]))
            listed = {"batch_id": "L", "action": "import_subjects", "file_name": "RAHASIA LISTED"}
            taken_back = {"batch_id": "T", "file_name": "RAHASIA TAKEN BACK"}
            more = [batch | counts | SIGNED | one for one in (listed, taken_back)]
            tx.append("batches", pd.DataFrame(more))
            tx.execute("update subjects set batch_id = 'L' where kind = 'family'")
        yield opened


def rows(store: Store) -> dict[str, int]:
    tables = store.sql("select table_name from duckdb_tables() where database_name = current_database()")
    return {name: int(store.sql(f'select count(*) as n from "{name}"')["n"].iloc[0]) for name in tables.iloc[:, 0]}


def test_every_table_of_the_schema_is_judged() -> None:
    with Store.memory() as store:
        assert set(rows(store)) == set(ROWS), "a new table: which of its rows may others read?"


def test_nothing_private_is_in_the_file_and_all_else_is(store: Store, families_path: Path, tmp_path: Path) -> None:
    target = snapshot_path(families_path)
    publish(store, target)
    whole = backup(store, tmp_path / "whole.duckdb").read_bytes()
    shown = target.read_bytes()
    assert [secret for secret in SECRETS if secret.encode() not in whole] == [], "the search finds what is there"
    assert [secret for secret in SECRETS if secret.encode() in shown] == []
    assert b"TERBUKA-" in shown
    with Store.open(target, create=False, read_only=True) as snapshot:
        before, after = rows(store), rows(snapshot)
        of_others = store.sql("select count(*) as n from assessments where not subject_id like 'family:%'")
        assert after["assessments"] == of_others["n"].iloc[0] > 0
        assert before["scores"] > after["scores"] > 0
        assert {name for name in after if after[name] == 0 < before[name]} == {
            name for name, condition in ROWS.items() if condition == NONE
        }
        assert {name for name in after if after[name] == before[name]} >= {"areas", "boundaries", "score_methods"}


def test_checks_that_the_store_passes_the_snapshot_passes_too(families_path: Path) -> None:
    with Store.open(families_path) as store:
        publish(store, snapshot_path(families_path))
        with Store.open(snapshot_path(families_path), create=False, read_only=True) as snapshot:
            assert run_checks(store) == run_checks(snapshot) == {}


def test_whose_account_did_something_stays_in_the_store(store: Store, families_path: Path) -> None:
    with store.working(actor=SYSTEM) as tx:
        tx.execute("insert into targets values ('keltana', 'index', 2025, 1, 'RPJMD', now(), 'akun.ani')")
        tx.execute("insert into round_events values ('keltana', 2025, 'open', 'closed', 'uji', now(), 'akun.ani')")
    publish(store, snapshot_path(families_path))
    signed = "select table_name from duckdb_columns() where column_name = 'actor' and not internal"
    with Store.open(snapshot_path(families_path), create=False, read_only=True) as snapshot:
        tables = sorted(set(snapshot.sql(signed)["table_name"]) & set(rows(snapshot)))
        named = {
            name for table in tables for name in snapshot.sql(f'select distinct actor from "{table}"')["actor"]
        }
        assert named == {"-"}
        assert snapshot.sql("select source, actor from targets").to_dict("records") == [
            {"source": "RPJMD", "actor": "-"}
        ]


def test_a_table_that_nobody_judged_is_left_empty(
    store: Store, families_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(ROWS, "rounds")
    with store.working(actor=SYSTEM) as tx:
        tx.execute("insert into rounds values ('keltana', 2025, 'open', null, 0)")
    publish(store, snapshot_path(families_path))
    with Store.open(snapshot_path(families_path), create=False, read_only=True) as snapshot:
        assert rows(snapshot)["rounds"] == 0


def test_who_restores_from_it_is_told_what_is_not_in_it(families_path: Path, tmp_path: Path) -> None:
    with Store.open(families_path) as store:
        publish(store, snapshot_path(families_path))
        kept = backup(store, tmp_path / "kept.duckdb")
    assert restore(kept, families_path).problems == ()
    with Store.open(families_path) as store:
        publish(store, snapshot_path(families_path))
    (problem,) = restore(snapshot_path(families_path), families_path).problems
    assert problem is not None
    assert (problem.code, problem.is_error) == ("RESTORE_FROM_SNAPSHOT", False)
    with Store.open(families_path) as store:
        assert store.sql("select * from subjects where kind = 'family'").empty
        forms = store.sql("select * from assessments where subject_id = $subject", {"subject": BUKIT})
        assert not forms.empty
