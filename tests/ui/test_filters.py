"""Filters: what an address may ask for, in either language, and what happens to what it may not."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from siperi_geo.instruments import load


def page() -> None:
    """A page with every filter; it says what was chosen."""
    import streamlit as st

    from siperi_geo.ui import filters

    view = filters.choose("level", "node", "variant")
    st.text(f"{view.instrument.id} {view.year} {view.level} {view.node} {view.variant} {view.year_before}")


@pytest.fixture
def app(toy_path: Path) -> AppTest:
    return AppTest.from_function(page, default_timeout=30)


def chosen(app: AppTest) -> str:
    assert not app.exception
    return str(app.text[0].value)


def test_the_newest_year_and_the_index_come_first(app: AppTest) -> None:
    assert chosen(app.run()) == "keltana 2025 kelurahan index standard 2024"


@pytest.mark.parametrize(
    ("parameter", "value", "expected"),
    [
        ("tahun", "2024", "keltana 2024 kelurahan index standard None"),
        ("tahun", "1999", "keltana 2025 kelurahan index standard 2024"),
        ("tahun", "2024; drop table", "keltana 2025 kelurahan index standard 2024"),
        ("tingkat", "Kecamatan", "keltana 2025 kecamatan index standard 2024"),
        ("aspek", "<script>", "keltana 2025 kelurahan index standard 2024"),
    ],
)
def test_an_address_chooses_or_falls_back(app: AppTest, parameter: str, value: str, expected: str) -> None:
    app.query_params[parameter] = value
    assert chosen(app.run()) == expected


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_address_in_the_other_language_is_understood(app: AppTest, language: str) -> None:
    aspect = load("keltana").aspects[0]
    app.query_params["aspek"] = getattr(aspect.name, language)
    assert chosen(app.run()) == f"keltana 2025 kelurahan {aspect.id} standard 2024"
