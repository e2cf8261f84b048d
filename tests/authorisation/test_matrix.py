"""Who may do what, tried: each mark of matrix.yaml is performed; what is refused leaves the store as it was."""

import ast
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from siperi_geo.errors import SiperiError
from siperi_geo.filling import submit
from siperi_geo.rights import Actor, Grant, Person, Role
from siperi_geo.settings import ROOT
from siperi_geo.store import Store
from siperi_geo.verification import decide
from tests.authorisation import city, forms, town
from tests.authorisation.rows import ACTS
from tests.authorisation.town import MATRIX, Ready, traces

COLUMNS: list[str] = MATRIX["columns"]
ROWS = (forms, city)  # they put their acts under ACTS
DOORS = ("transaction", "working", "recording", "write")
# Acts that leave no trace in this store.
LOOKING = {"read_audit", "use_boundaries", "fill_examples"} | {
    f"{name}_{at}" for name in ("open_begun", "look_at_evidence") for at in town.PLACES
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
