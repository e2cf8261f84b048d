"""Our words for what Streamlit says by itself, in English: names for screen readers, and that the server stopped.

A frame of our own puts them into the page, where it also closes the menu of a phone behind a choice. What can be
replaced by the style sheet alone stands in `styles`.
"""

from pathlib import Path

import streamlit.components.v1 as components

from siperi_geo.settings import settings
from siperi_geo.text import t
from siperi_geo.ui import reads

FRAME = components.declare_component("borrowed", path=str(Path(__file__).parent / "borrowed"))
# What Streamlit calls its parts; with a comma at the end: the part of a date, before the name of its field.
LABELS = {
    "Add files": "ui.upload.button",
    "App pages": "ui.label.pages",
    "Choose date": "ui.label.date",
    "Clear value": "ui.label.clear",
    "Close": "ui.label.close",
    "Collapse sidebar": "ui.label.collapse",
    "Copy to clipboard": "ui.label.copy",
    "Dismiss": "ui.label.close",
    "Expand sidebar": "ui.label.expand",
    "Open": "ui.label.open",
    "Sidebar": "ui.label.sidebar",
    "day,": "ui.label.day",
    "file upload": "ui.upload.button",
    "month,": "ui.label.month",
    "year,": "ui.label.year",
}
NAMES = {
    '[data-testid="stSkipToContent"]': "ui.skip",
    '[data-testid="stFileUploaderDropzone"] [data-testid="stBaseButton-secondary"]': "ui.upload.button",
}
STOPPED = "Connection error"
TOO_BIG = "File must be "  # followed by the limit; said at the file and, on hover, beside it


def replace() -> None:
    """Draw the frame, in the language of this run; who has an account may sit anywhere and start no server."""
    stopped = "ui.stopped.served" if reads.is_with_accounts() else "ui.stopped"
    words = {
        "labels": {theirs: t(key) for theirs, key in LABELS.items()},
        "names": {where: t(key) for where, key in NAMES.items()},
        "refused": {"theirs": TOO_BIG, "text": t("ui.upload.too_big", mb=settings().max_file_mb)},
        "stopped": {"theirs": STOPPED, "title": t(f"{stopped}.title"), "text": t(f"{stopped}.text")},
    }
    FRAME(words=words, default=None, key="borrowed")
