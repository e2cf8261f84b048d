"""House rules of the command that no tool checks: what lets a running dashboard do a command's work."""

import ast
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import pytest

import siperi_geo.cli
from siperi_geo.cli.app import build
from siperi_geo.cli.handover import COMMANDS

FILES = sorted(Path(siperi_geo.cli.__file__).parent.glob("*.py"))


def names(node: ast.AST) -> set[str]:
    return {found.id for found in ast.walk(node) if isinstance(found, ast.Name)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_who_opens_the_store_is_marked(file: Path) -> None:
    if file.stem in {"stores", "handover"}:
        return
    for function in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(function, ast.FunctionDef) and "open_store" in names(function):
            assert "on_store" in {name for mark in function.decorator_list for name in names(mark)}, function.name


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_only_the_screen_writes_to_the_terminal(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    if file.stem != "screen":
        assert "sys.stdout" not in text
        assert "sys.stderr" not in text
        assert "print" not in names(ast.parse(text))


def leaves(hint: object) -> set[object]:
    """The simple types that a parameter is made of."""
    inner = get_args(hint)
    if get_origin(hint) is Literal:
        return {type(choice) for choice in inner}
    return set().union(*(leaves(one) for one in inner)) if inner else {hint}


def test_what_is_handed_over_is_made_of_what_json_carries() -> None:
    build()
    for name, command in COMMANDS.items():
        kinds = set().union(*(leaves(hint) for hint in get_type_hints(command).values()))
        assert kinds <= {str, int, float, bool, Path, type(None)}, name


def test_these_can_be_handed_over() -> None:
    build()
    assert set(COMMANDS) >= {
        "forms.import_",
        "boundaries.import_",
        "boundaries.list_",
        "boundaries.use",
        "demo.demo_",
        "data.rescore_",
        "data.backup_",
    }
