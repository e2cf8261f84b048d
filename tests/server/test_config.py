"""Streamlit's own settings: what must stay off, and the one figure that is written twice."""

import tomllib

import pytest

from siperi_geo.settings import ROOT, Settings

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("section", "key", "value"),
    [
        ("browser", "gatherUsageStats", False),
        ("client", "showErrorDetails", "none"),
        ("client", "toolbarMode", "minimal"),
        ("runner", "postScriptGC", False),
        ("server", "address", "127.0.0.1"),
        ("server", "enableStaticServing", False),
        ("server", "fileWatcherType", "none"),
    ],
)
def test_it_stays_as_designed(section: str, key: str, value: object) -> None:
    assert CONFIG[section][key] == value


def test_the_upload_limit_is_that_of_the_import() -> None:
    assert CONFIG["server"]["maxUploadSize"] == Settings.model_fields["max_file_mb"].default


def test_no_font_or_theme_comes_from_outside() -> None:
    assert all("://" not in str(value) for value in CONFIG["theme"].values())
