"""Fragments speak the language of the page that they are part of, and say what the error catalogue knows."""

import pytest
from streamlit.testing.v1 import AppTest


def page() -> None:
    """A page in English whose fragment starts, as fragments do, without a language."""
    import streamlit as st

    from siperi_geo.errors import SiperiError
    from siperi_geo.text import t, use_language
    from siperi_geo.ui.fragments import fragment

    def draw() -> None:
        st.write(t("ui.language"))
        raise SiperiError("ROUND_ABSENT", instrument="keltana", year=2026)

    st.session_state["lang"] = "en"
    use_language("id")
    fragment(draw, key="part")()


@pytest.mark.usefixtures("toy_path")
def test_a_fragment_speaks_the_language_of_its_page() -> None:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert not app.exception
    assert app.markdown[0].value == "Language"
    assert "There is no round" in app.error[0].value
