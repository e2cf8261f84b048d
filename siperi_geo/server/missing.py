"""The page for an address where there is no page: a plain one in the reader's language, with the ways on.

Without it Streamlit's HTML shell would answer, and show nothing or an English dialog. Which pages there are is
read in `dashboard.py` as text, since running it needs a reader's session.
"""

import ast
from functools import cache
from html import escape

import streamlit as st

from siperi_geo.settings import ROOT, settings
from siperi_geo.text import t, use_language

FRAME = ROOT / "dashboard.py"
SHOWN_LETTERS = 80
PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} · SiPERI Geo</title>
<style>
body {{ margin: 0 auto; padding: 2.4rem 1.2rem; max-width: 40rem; color: #16191d; line-height: 1.5;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; }}
h1 {{ font-size: 1.9rem; line-height: 1.2; }}
p {{ overflow-wrap: anywhere; }}
ul {{ list-style: none; padding: 0; }}
a {{ display: inline-block; padding: 0.5rem 0; color: #0b5394; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{what}</p>
<nav aria-label="SiPERI Geo">
<p>{do}</p>
<ul>
{links}
</ul>
</nav>
<p><a href="?lang={other}" lang="{other}" hreflang="{other}">{in_other}</a></p>
</main>
</body>
</html>
"""


@cache
def pages() -> dict[str, str]:
    """Every page of the dashboard: its address (the first page has none: "") and the key of its title."""
    tree = ast.parse(FRAME.read_text(encoding="utf-8"))
    (table,) = (
        node.value
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "SECTIONS"
    )
    sections = ast.literal_eval(table) if table is not None else {}
    return {
        address or "": f"ui.nav.{section}.{name}"
        for section, found in sections.items()
        for name, (_, address) in found.items()
    }


def is_page(path: str) -> bool:
    """Whether a page of the dashboard is at this path (a slash at its end is Streamlit's to take away)."""
    inside = _below_base(path)
    return inside is not None and inside.strip("/") in pages() and "//" not in inside


def missing_page(path: str, language: str) -> str:
    """The page that says so, and links to all that there are."""
    use_language(language)
    home = f"{base_path()}/" if (inside := _below_base(path)) is None else "../" * (inside.count("/") - 1) or "./"
    query = "" if language == settings().language else f"?lang={language}"
    links = (
        f'<li><a href="{escape(home + address + query)}">{escape(t(key))}</a></li>'
        for address, key in pages().items()
    )
    shown = path if len(path) <= SHOWN_LETTERS else f"{path[:SHOWN_LETTERS]}…"
    return PAGE.format(
        language=language,
        title=escape(t("server.missing_title")),
        what=escape(t("server.missing_what", address=shown)),
        do=escape(t("server.missing_do")),
        links="\n".join(links),
        other="id" if language == "en" else "en",
        in_other=escape(t("server.missing_other")),
    )


def base_path() -> str:
    """What comes before every address of the dashboard: "" or, behind another server, "/siperi"."""
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""


def _below_base(path: str) -> str | None:
    """The path as the dashboard sees it, "/" for the first page; None outside its base path."""
    base = base_path()
    if path == base or path.startswith(f"{base}/"):
        return path.removeprefix(base) or "/"
    return None
