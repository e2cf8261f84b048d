"""Who may do what, tried: each mark of matrix.yaml is performed; what is refused leaves the store as it was."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.assessments import (
    add_evidence,
    begin,
    discard,
    draft_for,
    evidence_of_draft,
    remove_evidence,
    save_answer,
    save_note,
)
from siperi_geo.assessments.stored import stored_contents
from siperi_geo.errors import SiperiError
from siperi_geo.filling import submit
from siperi_geo.rights import Actor, Grant, Person, Role
from siperi_geo.settings import ROOT
from siperi_geo.store import Store
from siperi_geo.verification import decide
from tests.authorisation import city, forms, planning, town, unnamed
from tests.authorisation.rows import ACTS
from tests.authorisation.town import KELTANA, MATRIX, Ready, traces

COLUMNS: list[str] = MATRIX["columns"]
ROWS = (forms, unnamed, city, planning)  # they put their acts under ACTS
DOORS = ("transaction", "working", "recording", "write")
ADMIN = Person("admin", (Grant(Role.ADMIN),))
# Acts that leave no trace in this store.
LOOKING = {"read_audit", "use_boundaries", "fill_examples", "fill_example_figures"} | {
    f"{name}_{at}"
    for name in ("open_begun", "look_at_evidence", "look_at_action_file", "read_family")
    for at in town.PLACES
}
Tables = dict[str, tuple[int, int]]


def content(store: Store) -> Tables:
    """Of every table how many rows it has and what they come to."""
    names = store.sql("select table_name from duckdb_tables() where database_name = current_database()").iloc[:, 0]
    each = "select '{0}' as name, count(*)::bigint as n, bit_xor(hash(t)) as sum from \"{0}\" as t"
    rows = store.sql(" union all ".join(each.format(name) for name in names)).astype(object)
    return {name: (n, total) for name, n, total in rows.where(rows.notna(), 0).to_numpy().tolist()}


def marked(who: str, mark: str) -> list[str]:
    return [name for name, marks in MATRIX["acts"].items() if marks[COLUMNS.index(who)] == mark]


def refusal(who: Actor) -> str:
    return "NOT_ALLOWED" if isinstance(who, Person) and who.name else "SIGN_IN_NEEDED"


@pytest.mark.parametrize("column", [one for one in COLUMNS if one != "admin"])
def test_everybody_may_what_the_table_says(column: str, store: Store, ready: Ready) -> None:
    perform(column, store, ready)


def test_an_admin_may_all_and_every_write_of_the_program_is_in_the_table(
    store: Store, ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: set[str] = set()
    for door in DOORS:
        monkeypatch.setattr(Store, door, noting(getattr(Store, door), seen))
    perform("admin", store, ready)
    elsewhere, there = set(MATRIX["elsewhere"]), sites(ROOT / "siperi_geo")
    assert there - seen - elsewhere == set(), "a write that no row of the table goes through"
    assert elsewhere - there == set(), "a reason for what is not there any more"


def perform(column: str, store: Store, ready: Ready) -> None:
    """Try every act: those that are refused first, then the others, one after the other."""
    who = town.person(column, MATRIX["people"][column])
    before, left = content(store), traces(store)
    for name in marked(column, "."):
        with pytest.raises(SiperiError) as caught:
            ACTS[name](store, who, ready)
        assert (name, caught.value.code) == (name, refusal(who))
        assert traces(store) == left, f"{name} was refused and has left something"
    assert content(store) == before, "nothing of what was refused has changed anything"
    for name in marked(column, "x"):
        left = traces(store)
        ACTS[name](store, who, ready)
        assert traces(store) != left or name in LOOKING, f"{name} is said to be done and has changed nothing"


def test_who_handed_in_does_not_verify(store: Store, ready: Ready) -> None:
    both = Person("idle", (Grant(Role.FILLER, area_code=town.HERE), Grant(Role.VERIFIER)))
    form = submit(store, ready.drafts["here", town.SUBMITTED], actor=both)
    before = content(store)
    with pytest.raises(SiperiError) as caught:
        decide(store, form, "verified", actor=both)
    assert caught.value.code == "VERIFY_OWN"
    assert content(store) == before
    decide(store, form, "verified", actor=Person("verifier", (Grant(Role.VERIFIER),)))


def test_who_filled_something_in_does_not_verify_what_another_handed_in(store: Store, ready: Ready) -> None:
    names = ("filler", "subject", "verifier", "planner")
    handed, answered, noted, attached = (Person(one, (Grant(Role.FILLER), Grant(Role.VERIFIER))) for one in names)
    draft, item = ready.drafts["here", town.SUBMITTED], KELTANA.items[1].id
    save_answer(store, draft, item, 1, actor=answered)
    save_note(store, draft, town.ITEM, "SK ada", actor=noted)
    add_evidence(store, draft, item, "foto.pdf", town.PDF, actor=attached)
    with store.working(actor=ADMIN) as tx:
        tx.execute("delete from draft_hands")  # as of a form that was begun before these were kept
    form = submit(store, draft, actor=handed)
    assert stored_contents(store, KELTANA, town.SUBMITTED)[town.HERE].header == {}, "it is no content of the form"
    for one in (handed, answered, noted, attached):
        assert refused(store, form, one) == "VERIFY_OWN", one.name
    decide(store, form, "returned", actor=ADMIN, reason="bukti")
    again = submit(store, begin(store, KELTANA, town.HERE, town.SUBMITTED, actor=handed), actor=handed)
    assert refused(store, again, answered) == "VERIFY_OWN", "the repair has these answers still"
    decide(store, again, "verified", actor=ADMIN)


def test_what_others_wrote_over_is_filled_in_still(store: Store, ready: Ready) -> None:
    names = ("filler", "subject", "verifier", "planner")
    handed, answered, noted, attached = (Person(one, (Grant(Role.FILLER), Grant(Role.VERIFIER))) for one in names)
    draft, item = ready.drafts["here", town.SUBMITTED], KELTANA.items[1].id
    save_answer(store, draft, item, 0, actor=answered)
    save_note(store, draft, item, "SK ada", actor=noted)
    add_evidence(store, draft, item, "foto.pdf", town.PDF, actor=attached)
    (file,) = evidence_of_draft(store, draft.draft_id)[item]
    remove_evidence(store, draft, file.evidence_id, actor=handed)
    save_answer(store, draft, item, 1, actor=handed)
    save_note(store, draft, item, "", actor=handed)
    form = submit(store, draft, actor=handed)
    for one in (answered, noted, attached):
        assert refused(store, form, one) == "VERIFY_OWN", one.name
    assert store.sql("select * from draft_hands where draft_id = $d", {"d": draft.draft_id}).empty


def refused(store: Store, form: str, who: Person) -> str:
    """Why somebody may not verify a form."""
    with pytest.raises(SiperiError) as caught:
        decide(store, form, "verified", actor=who)
    return caught.value.code


def test_a_form_of_a_family_is_nobodys_but_who_began_it(store: Store, ready: Ready) -> None:
    draft, left = ready.own["family", "here", "filler"], traces(store)
    acts: dict[str, Callable[[], Any]] = {
        "open": lambda: begin(store, draft.instrument, draft.subject_id, draft.year, actor=ADMIN),
        "read": lambda: draft_for(store, draft.instrument, draft.subject_id, draft.year, actor=ADMIN),
        "answer": lambda: save_answer(store, draft, draft.instrument.items[0].id, 2, actor=ADMIN),
        "submit": lambda: submit(store, draft, actor=ADMIN),
        "discard": lambda: discard(store, draft, actor=ADMIN),
    }
    for name, act_ in acts.items():
        with pytest.raises(SiperiError) as caught:
            act_()
        assert (name, caught.value.code) == (name, "DRAFT_SOMEBODY_ELSES")
        assert traces(store) == left, name


def test_the_table_names_every_act_and_every_person_once() -> None:
    assert set(MATRIX["acts"]) == set(ACTS)
    assert list(MATRIX["people"]) == COLUMNS
    assert {len(marks) for marks in MATRIX["acts"].values()} == {len(COLUMNS)}
    assert {mark for marks in MATRIX["acts"].values() for mark in marks} == {"x", "."}


def sites(folder: Path) -> set[str]:
    """Every place in the program that begins a write: `assessments/drafts.py:save_answer`."""
    found = set()
    for path in folder.rglob("*.py"):
        functions = [
            one for one in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(one, ast.FunctionDef)
        ]
        for function in functions:  # an outer function comes before those inside it
            for call in (one for one in ast.walk(function) if isinstance(one, ast.Call)):
                if isinstance(call.func, ast.Attribute) and call.func.attr in DOORS and _names_actor(call):
                    found.add(f"{path.relative_to(folder).as_posix()}:{function.name}")
    return {site for site in found if not site.startswith("store/store.py")}


def _names_actor(call: ast.Call) -> bool:
    return any(keyword.arg in ("actor", None) for keyword in call.keywords)


def noting(door: Callable[..., Any], seen: set[str]) -> Callable[..., Any]:
    """The same door, which notes who goes through it."""

    def through(*given: Any, **named: Any) -> Any:
        code = sys._getframe(1).f_code
        path = Path(code.co_filename)
        if path.is_relative_to(ROOT / "siperi_geo"):
            seen.add(f"{path.relative_to(ROOT / 'siperi_geo').as_posix()}:{code.co_name}")
        return door(*given, **named)

    return through
