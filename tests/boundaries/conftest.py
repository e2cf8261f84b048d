"""Toy town as the city that boundary files are held against."""

from pathlib import Path

import pytest

from tests.toytown.build import BOUNDARIES, CITY


@pytest.fixture
def town(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The settings point to toy town; returns an empty folder for its files."""
    monkeypatch.setenv("SIPERI_BOUNDARIES", str(BOUNDARIES))
    monkeypatch.setenv("SIPERI_CITY", CITY)
    return tmp_path
