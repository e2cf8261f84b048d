"""`<html lang>` follows the language switch: a frame of our own is drawn once someone has switched, not before."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

FOLDER = Path(__file__).parents[2] / "siperi_geo" / "ui" / "spoken"


def page() -> None:
    """A page that only chooses its language."""
    import streamlit as st

    from siperi_geo.text import use_language
    from siperi_geo.ui import spoken_language

    use_language(st.radio("language", ["id", "en"]) or "id")
    spoken_language.follow()


def frames(app: AppTest) -> list[str]:
    return [element.proto.json_args for element in app.get("component_instance")]


def test_the_frame_comes_with_the_first_switch_and_follows_the_next() -> None:
    app = AppTest.from_function(page, default_timeout=30).run()
    assert frames(app) == []
    app.radio[0].set_value("en").run()
    assert ['"language": "en"' in frame for frame in frames(app)] == [True]
    app.radio[0].set_value("id").run()
    assert ['"language": "id"' in frame for frame in frames(app)] == [True]


def test_it_asks_for_nothing_outside_and_has_no_script_in_its_text() -> None:
    shell = (FOLDER / "index.html").read_text(encoding="utf-8")
    assert '<script src="spoken.js" defer></script>' in shell
    assert shell.count("<script") == 1
    assert "://" not in shell + (FOLDER / "spoken.js").read_text(encoding="utf-8")
