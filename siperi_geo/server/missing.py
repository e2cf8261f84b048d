"""The page for an address where there is no page: a plain one in the reader's language, with the ways on.

Without it Streamlit's HTML shell would answer, and show nothing or an English dialog. Which pages there are is
read in `dashboard.py` as text, since running it needs a reader's session.
"""

import ast
import re
from functools import cache
from html import escape
from typing import NamedTuple

from siperi_geo.rights import Right
from siperi_geo.server.plain import base_path, page, paragraph, to_other_language
from siperi_geo.settings import ROOT, settings
from siperi_geo.store import has_accounts, opened_store
from siperi_geo.text import t, use_language

FRAME = ROOT / "dashboard.py"
SHOWN_LETTERS = 80
# What the server writes itself: `sign_in`, `password`, `evidence`.
PLAIN = re.compile(r"/(masuk|keluar|sandi|bukti/[^/]+)")


class Listed(NamedTuple):
    """A page of the dashboard: the key of its title, and the right that it needs (None: open to everybody)."""

    title: str
    right: str | None


@cache
def pages() -> dict[str, Listed]:
    """Every page of the dashboard by its address (the first page has none: "")."""
    tree = ast.parse(FRAME.read_text(encoding="utf-8"))
    (table,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "SECTIONS"
    )
    sections = ast.literal_eval(table) if table is not None else {}
    return {
        address or "": Listed(f"ui.nav.{section}.{name}", right)
        for section, found in sections.items()
        for name, (_, address, right) in found.items()
    }


def is_page(path: str) -> bool:
    """Whether a page of the dashboard is at this path (a slash at its end is Streamlit's to take away)."""
    inside = _below_base(path)
    return inside is not None and inside.strip("/") in pages() and "//" not in inside


def is_plain(path: str) -> bool:
    """Whether the server writes what is at this path itself, with its own word for what is not there."""
    return PLAIN.fullmatch(path.removeprefix(base_path())) is not None


def missing_page(path: str, language: str) -> str:
    """The page that says so, and links to all that there are, or where there are accounts to the open ones."""
    use_language(language)
    home = f"{base_path()}/" if (inside := _below_base(path)) is None else "../" * (inside.count("/") - 1) or "./"
    query = "" if language == settings().language else f"?lang={language}"
    links = "\n".join(
        f'<li><a href="{escape(home + address + query)}">{escape(t(one.title))}</a></li>'
        for address, one in pages().items()
        if _is_shown(one.right)
    )
    shown = path if len(path) <= SHOWN_LETTERS else f"{path[:SHOWN_LETTERS]}…"
    body = paragraph(t("server.missing_what", address=shown))
    body += f'<nav aria-label="SiPERI Geo">\n{paragraph(t("server.missing_do"))}\n<ul>\n{links}\n</ul>\n</nav>\n'
    body += to_other_language("server.missing_other")
    return page(t("server.missing_title"), body, width="40rem")


def _is_shown(right: str | None) -> bool:
    store = opened_store(settings().store_path)
    if store is None or not has_accounts(store):
        return right != Right.SEE_AUDIT
    return right is None


def _below_base(path: str) -> str | None:
    """The path as the dashboard sees it, "/" for the first page; None outside its base path."""
    base = base_path()
    if path == base or path.startswith(f"{base}/"):
        return path.removeprefix(base) or "/"
    return None
