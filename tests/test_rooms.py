"""House rules that no tool checks for us: pages are tables of contents, files stay one room."""

import ast
from pathlib import Path

import pytest

from siperi_geo.settings import ROOT

PAGES = sorted((ROOT / "pages").rglob("*.py"))
ALLOWED_IN_PAGES = {"streamlit", "siperi_geo"}
FORBIDDEN_ROOMS = {"siperi_geo.store", "siperi_geo.server", "siperi_geo.cli", "siperi_geo.demo"}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{a.name}" for a in node.names} | {node.module}
    return names


def test_no_page_lies_directly_in_pages() -> None:
    assert [path.name for path in (ROOT / "pages").glob("*.py")] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.stem)
def test_a_page_is_a_table_of_contents(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 80
    found = imports(page)
    assert {name.split(".")[0] for name in found} - {
        "collections",
        "typing",
        "dataclasses",
    } <= ALLOWED_IN_PAGES
    assert not found & FORBIDDEN_ROOMS


def test_the_frame_stays_a_frame() -> None:
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) <= 60


@pytest.mark.parametrize("lock", ["runtime", "build", "test", "lint"])
def test_every_requirement_is_pinned_with_hashes_and_names_no_registry(lock: str) -> None:
    text = (ROOT / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    pins = [line for line in text.splitlines() if line and line[0].isalnum()]
    assert pins
    assert all("==" in line and line.endswith("\\") for line in pins)
    assert "://" not in text
