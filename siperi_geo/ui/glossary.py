"""The glossary on its page: a box that filters, the groups, each term with its meaning and the page that uses it.

Nobody is sent to a page that they cannot use: there its name stands alone.
"""

import html
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from siperi_geo.analysis.glossary import HAZARDS, PRODUCT, SURE, Entry, entries, search
from siperi_geo.instruments import Label, available, load
from siperi_geo.rights import Right
from siperi_geo.text import abbreviation, number, t
from siperi_geo.ui import choices, frame, titles, who
from siperi_geo.ui.session import remember

SEARCH, GROUP = "cari", "kelompok"
MOST_LETTERS, MOST_SHOWN = 60, 40
SHEET = Path(__file__).parent / "glossary.css"
NEEDS = {
    "fill/form": Right.FILL,
    "fill/rounds": Right.SEE_FORM,
    "fill/verify": Right.SEE_FORM,
    "data/forms": Right.IMPORT_FORMS,
    "data/boundaries": Right.KEEP_BOUNDARIES,
}


def chosen() -> tuple[Entry, ...]:
    """Draw the box and the groups; the entries that are asked for. Words in the box look through every group."""
    every = entries([load(code) for code in dict.fromkeys(ref.id for ref in available())])
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        words = _search()
        group = choices.box(GROUP, t("glossary.group"), _groups(every), width=300)
    if not words:
        return tuple(one for one in every if one.group == group)
    found = search(every, words)
    count = {"n": number(len(found), 0), "words": words}
    frame.note(t("glossary.found" if found else "glossary.found.none", **count))
    return found


def _search() -> str:
    """The words to look for; they stand in the address as `?cari=`."""
    if SEARCH not in st.session_state:
        st.session_state[SEARCH] = st.query_params.get(SEARCH, "")[:MOST_LETTERS]
    label, hint = t("glossary.search"), t("glossary.search.example")
    said = st.text_input(label, key=SEARCH, placeholder=hint, max_chars=MOST_LETTERS, width=360)
    return remember(SEARCH, (said or "").strip(), "")


def _groups(every: Sequence[Entry]) -> dict[str, Label]:
    names = {one.group: _group_name(one.group) for one in every}
    return {code: Label(id=name, en=name) for code, name in names.items()}


def show(found: Sequence[Entry]) -> None:
    """Each term, what it means, and a link to the page where it is used."""
    st.html(f"<style>{SHEET.read_text(encoding='utf-8')}</style>")
    is_mixed = len({one.group for one in found}) > 1
    usable = {page: who.may_somewhere(right) for page, right in NEEDS.items()}
    for at, one in enumerate(found[:MOST_SHOWN]):
        with st.container(key=f"term_{at}", gap=None):
            group = f" <small>{html.escape(_group_name(one.group))}</small>" if is_mixed else ""
            term = titles.marked(one.term) if one.is_title else html.escape(one.term)
            head = f"<dt>{term}{group}</dt>"
            st.html(f'<dl class="siperi-term">{head}<dd>{html.escape(one.text)}</dd></dl>')
            _link(one.page, is_usable=usable.get(one.page, True))
    if len(found) > MOST_SHOWN:
        frame.note(t("glossary.more", n=number(len(found) - MOST_SHOWN, 0)))


def _link(page: str, *, is_usable: bool) -> None:
    section, _, name = page.partition("/")
    words = t(f"ui.nav.{section}.{name}")
    if is_usable:
        st.page_link(f"pages/{page}.py", label=words, icon=":material/arrow_forward:")
    else:
        frame.note(t("glossary.page", name=words))


def _group_name(code: str) -> str:
    return t(f"glossary.group.{code}") if code in (PRODUCT, SURE, HAZARDS) else abbreviation(code)
