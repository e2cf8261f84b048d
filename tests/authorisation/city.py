"""What is done to registers, boundaries, the store and accounts: one function for each row."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from siperi_geo import accounts, demo
from siperi_geo.assessments.family_register import accept_families
from siperi_geo.boundaries import ensure_builtin, import_file, stored_areas
from siperi_geo.boundaries.sets import SCHEMATIC_ID
from siperi_geo.cli import audit, data, families
from siperi_geo.cli import boundaries as boundary_commands
from siperi_geo.registers import costs, hazards, populations, spm, subjects, targets, vulnerability
from siperi_geo.rights import SYSTEM, Actor, Grant, Role
from siperi_geo.store import Store, clean
from tests.authorisation import town
from tests.authorisation.rows import act, at_both, command, file_from
from tests.authorisation.town import KELTANA, Ready

LIMITED = Grant(Role.VERIFIER, "keltana")

# --- registers, boundaries, examples


@act
def import_subjects(store: Store, who: Actor, ready: Ready) -> None:
    subjects.accept(store, ready.schools, actor=who)


@act
def deactivate_subject(store: Store, who: Actor, ready: Ready) -> None:
    subjects.set_active(store, ready.school, False, actor=who, reason="tutup")


@act
def correct_subject(store: Store, who: Actor, ready: Ready) -> None:
    inactive = replace(ready.school, is_active=False)
    found = subjects.examine_one(store, inactive, subjects.Written("SD Zaitun", town.HERE), stored_areas(store))
    subjects.correct(store, found, actor=who)


@act
def remove_subject(store: Store, who: Actor, ready: Ready) -> None:
    (school,) = (one for one in subjects.stored_subjects(store, "school") if one.code == ready.school.code)
    subjects.remove(store, school, actor=who, reason="dobel")


@at_both
def list_families(store: Store, who: Actor, ready: Ready, at: str) -> None:
    accept_families(store, ready.families[at], actor=who)


@act
def import_populations(store: Store, who: Actor, ready: Ready) -> None:
    populations.accept(store, ready.people, actor=who)


@act
def remove_populations(store: Store, who: Actor, ready: Ready) -> None:
    populations.remove_year(store, 2001, actor=who)


@act
def import_hazards(store: Store, who: Actor, ready: Ready) -> None:
    hazards.accept(store, ready.hazards, actor=who)


@act
def remove_hazards(store: Store, who: Actor, ready: Ready) -> None:
    hazards.remove(store, actor=who, source="x")


@act
def import_vulnerability(store: Store, who: Actor, ready: Ready) -> None:
    vulnerability.accept(store, ready.vulnerability, actor=who)


@act
def remove_vulnerability(store: Store, who: Actor, ready: Ready) -> None:
    vulnerability.remove(store, actor=who, source="x")


@act
def import_spm(store: Store, who: Actor, ready: Ready) -> None:
    spm.accept(store, ready.spm, actor=who)


@act
def remove_spm(store: Store, who: Actor, ready: Ready) -> None:
    spm.remove(store, 2001, actor=who)


@act
def set_spm_step(store: Store, who: Actor, ready: Ready) -> None:
    spm.set_step(store, (2026, "spm_b1", "collect"), "begun", actor=who)


@act
def remove_spm_step(store: Store, who: Actor, ready: Ready) -> None:
    spm.remove_step(store, (2001, "spm_b1", "plan"), actor=who)


@act
def set_target(store: Store, who: Actor, ready: Ready) -> None:
    targets.set_target(store, KELTANA.id, 2026, 65, source="RPJMD", actor=who)


@act
def set_cost(store: Store, who: Actor, ready: Ready) -> None:
    costs.set_cost(store, "1.05.03.2.02.0013", 2026, 5, source="DPA", actor=who)


@act
def remove_cost(store: Store, who: Actor, ready: Ready) -> None:
    costs.remove_cost(store, "1.05.04.2.04", 2001, actor=who)


@act
def import_costs(store: Store, who: Actor, ready: Ready) -> None:
    costs.accept(store, ready.costs, actor=who)


@act
def remove_target(store: Store, who: Actor, ready: Ready) -> None:
    targets.remove_target(store, KELTANA.id, 2001, actor=who)


@act
def import_boundaries(store: Store, who: Actor, ready: Ready) -> None:
    facts = {"source": "Dinas X", "licence": "CC BY 4.0", "kind": "indicative"}
    with store.transaction(actor=who, action="import_boundaries", target="x") as tx:
        import_file(tx, ready.boundaries, name="Uji", **facts)


@act
def use_boundaries(store: Store, who: Actor, ready: Ready) -> None:
    command(boundary_commands.use, who, SCHEMATIC_ID)


@act
def fill_examples(store: Store, who: Actor, ready: Ready) -> None:
    """In a store without forms: example data never comes beside real data."""
    with _without_forms(store) as empty:
        demo.fill(empty, KELTANA, last_year=2025, most_areas=2, actor=who)


@contextmanager
def _without_forms(store: Store) -> Iterator[Store]:
    """A store with the accounts of this one and nothing else."""
    with Store.memory() as empty:
        ensure_builtin(empty)
        with empty.working(actor=SYSTEM) as tx:
            tx.append("users", store.sql("select * from users"))
        yield empty


@act
def fill_example_figures(store: Store, who: Actor, ready: Ready) -> None:
    with _without_forms(store) as empty:
        demo.fill_figures(empty, last_year=2025, most_areas=2, actor=who)


@act
def remove_example_figures(store: Store, who: Actor, ready: Ready) -> None:
    demo.remove_figures(store, actor=who)


@act
def remove_examples(store: Store, who: Actor, ready: Ready) -> None:
    demo.remove(store, actor=who)


# --- the store


@act
def rescore(store: Store, who: Actor, ready: Ready) -> None:
    command(data.rescore_, who, "keltana")


@act
def backup(store: Store, who: Actor, ready: Ready) -> None:
    file_from(data.backup_, who, store, "cadangan.duckdb", "file")


@act
def clean_evidence(store: Store, who: Actor, ready: Ready) -> None:
    clean(store, actor=who)


@act
def export_households(store: Store, who: Actor, ready: Ready) -> None:
    file_from(families.export, who, store, "keluarga.csv", "target", year=2025, reason="audit")


@act
def write_unasked(store: Store, who: Actor, ready: Ready) -> None:
    store.write(lambda tx: tx.execute("update rounds set edition = edition + 1"), actor=who)


@act
def work_unasked(store: Store, who: Actor, ready: Ready) -> None:
    with store.working(actor=who) as tx:
        tx.execute("update rounds set edition = edition + 1")


@act
def record_unasked(store: Store, who: Actor, ready: Ready) -> None:
    with store.recording(actor=who, action="x", target="x"):
        pass


# --- accounts


@act
def add_account(store: Store, who: Actor, ready: Ready) -> None:
    accounts.add_account(store, "baru", [LIMITED], actor=who)


@act
def add_grant(store: Store, who: Actor, ready: Ready) -> None:
    accounts.add_grant(store, town.TARGET, LIMITED, actor=who)


@act
def remove_grant(store: Store, who: Actor, ready: Ready) -> None:
    accounts.remove_grant(store, town.TARGET, LIMITED, actor=who)


@act
def reset_password(store: Store, who: Actor, ready: Ready) -> None:
    accounts.reset_password(store, town.TARGET, actor=who)


@act
def disable_account(store: Store, who: Actor, ready: Ready) -> None:
    accounts.set_active(store, town.TARGET, False, actor=who)


@act
def link_email(store: Store, who: Actor, ready: Ready) -> None:
    accounts.set_email(store, town.TARGET, "sasaran@example.org", actor=who)


@act
def export_audit(store: Store, who: Actor, ready: Ready) -> None:
    file_from(audit.audit, who, store, "jejak.csv", "out")


@act
def read_audit(store: Store, who: Actor, ready: Ready) -> None:
    accounts.audit_list(store, actor=who)
