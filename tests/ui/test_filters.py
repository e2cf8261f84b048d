"""Filters: what an address may ask for, in either language, and what happens to what it may not."""

from collections.abc import Callable
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


def every() -> None:
    """A page that offers the instruments of everybody."""
    import streamlit as st

    from siperi_geo.ui import filters

    view = filters.choose("level", "node", of="all")
    st.text(f"{view.instrument.id} {view.year} {view.level} {view.node}")


def on_page(page: Callable[[], None], **address: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=30)
    for key, value in address.items():
        app.query_params[key] = value
    return app.run()


def test_the_instruments_of_kelurahan_alone_are_no_choice(subjects_path: Path) -> None:
    app = on_page(page)
    assert "instrumen" not in [box.key for box in app.selectbox]


def test_where_all_are_asked_every_storable_instrument_is_offered(subjects_path: Path) -> None:
    box = on_page(every).selectbox(key="instrumen")
    names = [
        "KELTANA · kelurahan",
        "KATANA · keluarga",
        "KENCANA · kecamatan",
        "RSAB · fasilitas kesehatan",
        "SPAB · sekolah",
    ]
    assert box.options == names


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"instrumen": "spab"}, "spab 2025 kelurahan index"),
        ({"instrumen": "spab", "tahun": "2024", "tingkat": "kecamatan"}, "spab 2024 kecamatan index"),
        ({"instrumen": "spab", "aspek": "P2"}, "spab 2025 kelurahan P2"),
        ({"instrumen": "spab", "aspek": "LD"}, "spab 2025 kelurahan index"),
        ({"instrumen": "kencana", "tingkat": "kelurahan"}, "kencana 2025 kecamatan index"),
        ({"instrumen": "rsab", "tahun": "2024"}, "rsab 2025 kelurahan index"),
        ({"instrumen": "erat"}, "keltana 2025 kelurahan index"),
        ({"instrumen": "<script>"}, "keltana 2025 kelurahan index"),
    ],
)
def test_an_address_chooses_among_the_instruments(
    subjects_path: Path, asked: dict[str, str], expected: str
) -> None:
    assert chosen(on_page(every, **asked)) == expected


def test_an_instrument_that_a_page_does_not_offer_gives_way(subjects_path: Path) -> None:
    assert chosen(on_page(page, instrumen="spab")) == "keltana 2025 kelurahan index standard 2024"
