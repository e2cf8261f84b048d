"""Toy town with something for every act to be done to, and people with accounts; made once, copied for each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from siperi_geo import verification
from siperi_geo.assessments import Draft, Review, add_evidence, begin, draft_of, move_round, save_answer
from siperi_geo.assessments.family_register import ExaminedFamilies, examine_families
from siperi_geo.boundaries import BoundaryReport, builtin_areas, stored_areas
from siperi_geo.instruments import load
from siperi_geo.intake import Examined, ExaminedHouseholds, accept, examine, examine_households
from siperi_geo.registers import costs, hazards, populations, spm, subjects, vulnerability
from siperi_geo.rights import PUBLIC, SYSTEM, Actor, Grant, Person, Role
from siperi_geo.store import Store
from tests import people as accounts
from tests.authorisation import numbered, planned
from tests.authorisation.numbered import Own
from tests.boundaries import toys
from tests.families import add_families
from tests.intake import builders as households
from tests.toytown import build as toytown

MATRIX = yaml.safe_load((Path(__file__).parent / "matrix.yaml").read_text(encoding="utf-8"))
KELTANA, KATANA = load("keltana"), load("katana")
ITEM = KELTANA.items[0].id
HERE, THERE = "99.01.01.1001", "99.01.02.1001"
PLACES = {"here": HERE, "there": THERE}
PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
FRESH, FILLED, DISCARDED, ABANDONED, SUBMITTED = 2022, 2026, 2020, 2019, 2021  # rounds that are open
TO_OPEN, TO_CLOSE, TO_LOCK, TO_REOPEN = 2015, 2014, 2013, 2012
VERIFIED, RETURNED, REJECTED, BOTH, WITHDRAWN, IMPORTED = 2025, 2024, 2023, 2018, 2017, 2016
WORD = Review(0, "SK belum ada")  # of another verifier, on the forms that are verified together
TARGET = "sasaran"


@dataclass(frozen=True)
class Ready:
    """What acts are done to; it is the same in every copy of the store."""

    drafts: dict[tuple[str, int], Draft]
    evidence: dict[str, str]
    forms: dict[tuple[str, int], str]
    batch: str
    imports: dict[str, Examined]
    households: dict[str, ExaminedHouseholds]
    schools: subjects.Examined
    school: subjects.Subject
    families: dict[str, ExaminedFamilies]
    people: populations.Examined
    hazards: hazards.Examined
    costs: costs.Examined
    vulnerability: vulnerability.Examined
    spm: spm.Examined
    plans: dict[str, planned.Planned]
    boundaries: BoundaryReport
    own: Own  # of households and respondents


def person(name: str, said: dict[str, Any]) -> Actor:
    """Who a column of the matrix stands for."""
    if "grants" not in said:
        return name if said.get("bare") else PUBLIC
    return Person(name, tuple(Grant(**{**one, "role": Role(one["role"])}) for one in said["grants"]))


def make(store: Store, scratch: Path, named: dict[str, dict[str, Any]]) -> Ready:
    """Fill a copy of toy town in laptop mode, and end that mode."""
    add_families(store, {HERE: 2})
    for year in (FRESH, FILLED, DISCARDED, ABANDONED, SUBMITTED, TO_CLOSE, TO_LOCK, TO_REOPEN):
        move_round(store, "keltana", year, "open", actor="test")
    for year in (TO_LOCK, TO_REOPEN):
        move_round(store, "keltana", year, "closed", actor="test")
    ready = Ready(
        drafts={(at, year): _draft(store, code, year) for at, code in PLACES.items() for year in _begun()},
        evidence={at: _evidence(store, code) for at, code in PLACES.items()},
        batch=_accepted(store, scratch, WITHDRAWN, *PLACES.values()),
        forms=_forms(store, scratch),
        imports=_imports(store, scratch),
        households=_households(store, scratch),
        schools=_schools(store, scratch),
        families={at: _families(store, scratch, code) for at, code in PLACES.items()},
        school=_school(store),
        people=_people(store, scratch),
        hazards=_hazards(store, scratch),
        costs=_costs(store, scratch),
        vulnerability=_vulnerability(store, scratch),
        spm=_spm(store, scratch),
        plans={at: planned.make(store, scratch, code) for at, code in PLACES.items()},
        boundaries=toys.check(toys.write(scratch, toys.features())),
        own=numbered.make(store, scratch, PLACES, ["", "test", *named]),
    )
    for at in PLACES:
        verification.decide(store, ready.forms[at, BOTH], "verified", actor="test", said={ITEM: WORD})
        verification.decide(store, ready.forms[at, BOTH], "returned", actor="test", reason="bukti")
        verification.decide(store, ready.forms[at, BOTH], "submitted", actor="test")
    accounts.begin(store)
    for name, one in {**named, TARGET: {"grants": []}}.items():
        if "grants" in one and name != "admin":
            _join(store, person(name, one))
    return ready


def _begun() -> tuple[int, ...]:
    return FILLED, DISCARDED, ABANDONED, SUBMITTED


def _draft(store: Store, code: str, year: int) -> Draft:
    one = begin(store, KELTANA, code, year, actor="test")
    save_answer(store, one, ITEM, 1, actor="test")
    return one


def _evidence(store: Store, code: str) -> str:
    draft = draft_of(store, "keltana", code, FILLED)
    assert draft is not None
    add_evidence(store, draft, ITEM, "lama.pdf", PDF + code.encode(), actor="test")
    rows = store.sql("select evidence_id from draft_evidence where draft_id = $d", {"d": draft.draft_id})
    return str(rows["evidence_id"].iloc[0])


def _examined(store: Store, scratch: Path, year: int, *codes: str) -> Examined:
    file = scratch / f"{year}-{len(codes)}-{codes[0]}.csv"
    return examine(
        store, [toytown.write_csv(file, KELTANA, {code: {"met": 2} for code in codes})], KELTANA, year=year
    )


def _accepted(store: Store, scratch: Path, year: int, *codes: str) -> str:
    return accept(store, _examined(store, scratch, year, *codes), actor="test")


def _forms(store: Store, scratch: Path) -> dict[tuple[str, int], str]:
    for year in (REJECTED, BOTH):
        _accepted(store, scratch, year, *PLACES.values())
    rows = store.sql("select assessment_id, subject_id, year from assessments where instrument = 'keltana'")
    places = {code: at for at, code in PLACES.items()}
    return {(places[code], int(year)): form for form, code, year in rows.to_numpy(dtype=object) if code in places}


def _imports(store: Store, scratch: Path) -> dict[str, Examined]:
    codes = {at: (code,) for at, code in PLACES.items()} | {"both": (HERE, THERE)}
    return {at: _examined(store, scratch, IMPORTED - (at == "both"), *of_it) for at, of_it in codes.items()}


def _households(store: Store, scratch: Path) -> dict[str, ExaminedHouseholds]:
    names = {"here": "Bukit", "there": "Muara"}
    return {
        at: examine_households(
            store, [households.write(scratch / f"{at}.csv", [households.family(name, "1")])], KATANA
        )
        for at, name in names.items()
    }


def _families(store: Store, scratch: Path, code: str) -> ExaminedFamilies:
    file = scratch / f"families-{code}.csv"
    file.write_text(f"kode keluarga;kode kelurahan\n77;{code}\n", encoding="utf-8")
    return examine_families(store, file, stored_areas(store), source="kelurahan")


def _schools(store: Store, scratch: Path) -> subjects.Examined:
    rows = [{"code": "50300001", "name": "SD A", "type": "SD", "kelurahan": "Bukit"}]
    file = toytown.write_list(scratch / "schools.csv", rows)
    return subjects.examine(store, file, "school", stored_areas(store), source="x", locator=None)


def _school(store: Store) -> subjects.Subject:
    row = {
        "subject_id": "school:50300009",
        "kind": "school",
        "name": "SD Z",
        "area_code": HERE,
        "code": "50300009",
    }
    with store.working(actor=SYSTEM) as tx:
        tx.append("subjects", pd.DataFrame([row | {"subtype": "sd", "is_active": True}]))
    return next(one for one in subjects.stored_subjects(store, "school") if one.code == "50300009")


def _people(store: Store, scratch: Path) -> populations.Examined:
    with store.working(actor=SYSTEM) as tx:
        tx.execute(f"insert into populations values ('{HERE}', 2001, 1000, 'x')")
        tx.execute("insert into targets values ('keltana', 'index', 2001, 50000000, 'x', now(), 'x')")
    file = scratch / "penduduk.csv"
    file.write_text("Kelurahan,2019\nMuara,4000\n", encoding="utf-8")
    return populations.examine(store, file, builtin_areas(), source="x", is_checked=True)


def _hazards(store: Store, scratch: Path) -> hazards.Examined:
    with store.working(actor=SYSTEM) as tx:
        tx.execute(f"insert into hazards values ('{HERE}', 'flood', 2, null, '', 'x', 2001)")
    file = scratch / "bahaya.csv"
    file.write_text("Kelurahan,Bahaya\nMuara,banjir\n", encoding="utf-8")
    return hazards.examine(store, file, builtin_areas(), source="y")


def _costs(store: Store, scratch: Path) -> costs.Examined:
    with store.working(actor=SYSTEM) as tx:
        tx.execute("insert into unit_costs values ('1.05.04.2.04', 2001, 5, null, 'x', now(), 'x')")
    file = scratch / "biaya.csv"
    file.write_text("Kode,Biaya satuan,Tahun\n1.05.03.2.02.0020,5000000,2026\n", encoding="utf-8")
    return costs.examine(store, file, source="y")


def _vulnerability(store: Store, scratch: Path) -> vulnerability.Examined:
    with store.working(actor=SYSTEM) as tx:
        tx.execute(f"insert into vulnerabilities values ('{HERE}', 'elderly_share', 120000, 'x', 2001)")
    file = scratch / "kerentanan.csv"
    file.write_text("Kelurahan,Lansia,Tahun\nMuara,0.2,2024\n", encoding="utf-8")
    return vulnerability.examine(store, file, builtin_areas(), source="y")


def _spm(store: Store, scratch: Path) -> spm.Examined:
    with store.working(actor=SYSTEM) as tx:
        tx.execute(
            "insert into spm_figures values (2001, 'recipients', 'spm_b1', '99.01', '', 5, null, null, 'x');"
            "insert into spm_steps values (2001, 'spm_b1', 'plan', 'done', null, '', now(), 'x')"
        )
    file = scratch / "spm.csv"
    file.write_text("Layanan,Target,Realisasi\nspm_b2,9,5\n", encoding="utf-8")
    return spm.examine(store, file, builtin_areas(), source="y", year=2026)


def _join(store: Store, one: Actor) -> None:
    """An account of a column; its password does not matter here."""
    assert isinstance(one, Person)
    now = pd.Timestamp.now("UTC")
    user = {"office": "", "password_hash": "-", "must_change": False, "is_active": True, "created_at": now}
    with store.working(actor=SYSTEM) as tx:
        tx.append("users", pd.DataFrame([{"user_name": one.name, **user, "actor": "bpbd"}]))
        for grant in one.grants:
            row = {"role": grant.role.value, "instrument": grant.instrument, "area_code": grant.area_code}
            row |= {"subject_id": grant.subject_id, "user_name": one.name, "granted_at": now, "actor": "bpbd"}
            tx.append("grants", pd.DataFrame([row]))


def traces(store: Store) -> list[tuple[str, int]]:
    """The files of the store with their sizes: whatever is committed is written into its log at once."""
    assert store.path is not None
    files = [*store.path.parent.glob("siperi.duckdb*"), *store.attachments.folder.rglob("*")]
    return sorted((file.name, file.stat().st_size) for file in files)
