"""The style sheet of all pages, and our words in place of Streamlit's own, which exist in English only.

Texts inside Streamlit's widgets cannot be set; the sheet hides each one and shows ours in its place. What is
hidden and replaced is held by a browser test that looks for English words on Indonesian pages.
"""

import json
from functools import cache
from pathlib import Path

from siperi_geo.settings import settings
from siperi_geo.text import language, t

HERE = Path(__file__).parent
SHEETS = ("colours.css", "style.css", "print.css", "map.css")
UPLOAD = '[data-testid="stFileUploaderDropzone"]'
COLUMNS = range(2, 16)  # of a row as a block; the first cell is its heading and needs no name
REPLACED = {
    f'{UPLOAD} [data-testid="stBaseButton-secondary"] p': "ui.upload.button",
    '[data-testid="stFileUploaderDropzoneInstructions"] span': "ui.upload.hint",
    '[class*="st-key-bukti_"] [data-testid="stFileUploaderDropzoneInstructions"] span': "evidence.hint",
    '[data-testid="stSelectboxVirtualDropdown"] [data-empty="true"] span': "ui.nothing_found",
    '[data-testid="stSkipToContent"]': "ui.skip",
}


def sheet() -> str:
    """The style sheet as one `<style>` element, in the language of this run."""
    return _sheet(language(), settings().max_file_mb, settings().evidence_mb)


@cache
def _sheet(_: str, mb: int, evidence_mb: int) -> str:
    limits = {"mb": mb, "evidence_mb": evidence_mb}
    rules = "".join(_replace(where, t(key, **limits)) for where, key in REPLACED.items())
    blocks = "".join(f".siperi-stack td:nth-child({at})::before {{ content: var(--c{at}); }}\n" for at in COLUMNS)
    own = "".join((HERE / one).read_text(encoding="utf-8") for one in SHEETS)
    words = f":root {{ --siperi-scroll: {json.dumps(t('ui.table.scroll'), ensure_ascii=False)}; }}\n"
    on_a_phone = f"@media (max-width: 640px) {{\n{blocks}}}\n"
    return f"<style>{words}{own}{on_a_phone}{rules}</style>"


def _replace(where: str, words: str) -> str:
    return f"{where} {{ font-size: 0; }} {where}::after {{ content: {json.dumps(words)}; font-size: 0.875rem; }}\n"
