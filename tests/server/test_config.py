"""Streamlit's own settings: what must stay off, and the one figure that is written twice."""

import tomllib

import pytest
from streamlit import config

from siperi_geo.server.run import limit_uploads
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


def test_another_limit_of_imports_or_evidence_is_that_of_the_upload_too(monkeypatch: pytest.MonkeyPatch) -> None:
    before = config.get_option("server.maxUploadSize")
    monkeypatch.setenv("SIPERI_MAX_FILE_MB", "17")
    limit_uploads()
    assert config.get_option("server.maxUploadSize") == 17
    monkeypatch.setenv("SIPERI_EVIDENCE_MB", "23")
    limit_uploads()
    assert config.get_option("server.maxUploadSize") == 23
    config.set_option("server.maxUploadSize", before)


def test_no_font_or_theme_comes_from_outside() -> None:
    assert all("://" not in str(value) for value in CONFIG["theme"].values())
