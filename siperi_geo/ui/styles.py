"""The style sheet of all pages, and our words in place of Streamlit's own, which exist in English only.

Texts inside Streamlit's widgets cannot be set; the sheet hides each one and shows ours in its place. What is
hidden and replaced is held by a browser test that looks for English words on Indonesian pages.
"""

import json
from pathlib import Path

from siperi_geo.settings import settings
from siperi_geo.text import t

SHEET = Path(__file__).parent / "style.css"
UPLOAD = '[data-testid="stFileUploaderDropzone"]'
REPLACED = {
    f'{UPLOAD} [data-testid="stBaseButton-secondary"] p': "ui.upload.button",
    '[data-testid="stFileUploaderDropzoneInstructions"] span': "ui.upload.hint",
    '[data-testid="stSelectboxVirtualDropdown"] [data-empty="true"] span': "ui.nothing_found",
    '[data-testid="stSkipToContent"]': "ui.skip",
}


def sheet() -> str:
    """The style sheet as one `<style>` element, in the language of this run."""
    rules = "".join(_replace(where, t(key, mb=settings().max_file_mb)) for where, key in REPLACED.items())
    return f"<style>{SHEET.read_text(encoding='utf-8')}{rules}</style>"


def _replace(where: str, words: str) -> str:
    return f"{where} {{ font-size: 0; }} {where}::after {{ content: {json.dumps(words)}; font-size: 0.875rem; }}\n"
