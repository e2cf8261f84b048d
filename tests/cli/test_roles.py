"""With accounts: what each command does for whoever is signed in, or for nobody. `x`: done, `.`: refused."""

from pathlib import Path

import pytest

from siperi_geo.plans.writing import append
from siperi_geo.rights import Grant, Role
from siperi_geo.store import Store, close_shared_stores
from tests import people
from tests.assessments.test_evidence import PDF
from tests.cli.running import Ran
from tests.families import BUKIT, MUARA, add_families
from tests.plans.conftest import ACTION

WHO = {"": None, "lurah": Grant(Role.FILLER, area_code=BUKIT), "vera": Grant(Role.VERIFIER, area_code=BUKIT),
       "rena": Grant(Role.PLANNER), "bpbd": None}  # fmt: skip
COMMANDS = {
    "targets list": "x x x x x",
    "costs list": "x x x x x",
    "hazards list": "x x x x x",
    "families summary --year 2025": "x x x x x",
    "rounds missing keltana 2025": "x x x x x",
    "contradictions --year 2025": ". x x x x",
    "withdraw": ". . . x x",
    "plan list": "x x x x x",
    "plan export --out {folder}/rencana-{who}.csv": "x x x x x",
    "plan file aksi-1 {folder}/bukti-{who}.pdf": ". . . x x",
    "targets set keltana 2026 70 --source RPJMD": ". . . x x",
    "targets remove keltana 2026": ". . . x x",
    "costs set 1.05.03.2.02.0013 2026 5juta --source DPA": ". . . x x",
    "costs remove 1.05.04.2.04 2026": ". . . x x",
    "hazards remove --source BPBD-{who} --commit": ". . . x x",
    "rounds open rsab 20{at}": ". . . x x",
    "rescore": ". . . . x",
    "audit": ". . . . x",
    "backup {folder}/{who}.duckdb": ". . . . x",
    "families export {folder}/{who}.csv --year 2025 --reason uji": ". . . . x",
}


@pytest.fixture
def town(toy_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Families, a target, a hazard of everybody's own, and accounts."""
    for who in WHO:
        (tmp_path / f"bukti-{who}.pdf").write_bytes(PDF + who.encode())
    with Store.open(toy_path) as store:
        add_families(store, {MUARA: 12})
        with store.transaction(actor="test", action="change", target="toy") as tx:
            tx.execute("insert into targets values ('keltana', 'index', 2026, 1000000, 'x', now(), 'x')")
            append(tx, [("aksi-1", 1, ACTION)])
            tx.execute("insert into unit_costs values ('1.05.04.2.04', 2026, 5, null, 'x', now(), 'x')")
            for who in WHO:
                tx.execute(f"insert into hazards values ('{BUKIT}', 'flood', 1, null, '', 'BPBD-{who}', 2025)")
        people.begin(store)
        for name, grant in WHO.items():
            if grant is not None:
                people.join(store, name, grant)
    monkeypatch.setenv("SIPERI_PASSWORD", people.PASSWORD)
    return toy_path


@pytest.mark.parametrize("who", WHO)
def test_a_command_does_what_its_sender_may(
    who: str, town: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    at = list(WHO).index(who)
    if who:
        monkeypatch.setenv("SIPERI_USER", who)
    else:
        monkeypatch.delenv("SIPERI_PASSWORD")
    for command, marks in COMMANDS.items():
        words = command.format(who=who, folder=tmp_path, at=10 + at).split()
        ran = Ran(capsys, *words)
        if marks.split()[at] == "x":
            assert (command, ran.code) == (command, 0), ran.err
        else:
            assert ("NOT_ALLOWED" if who else "SIGN_IN_NEEDED") in ran.err, (command, ran.err)
            assert (command, ran.code) == (command, 2)
    close_shared_stores()
    made = [tmp_path / f"{who}.csv", tmp_path / f"{who}.duckdb"]
    assert [one.exists() for one in made] == [who == "bpbd"] * 2
