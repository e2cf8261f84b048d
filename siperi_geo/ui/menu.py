"""The menu of pages as the reader may use them; the pages themselves are listed in `dashboard.py`.

A page that somebody may not use is out of the menu and still there: at its address it says what is missing.
"""

from collections.abc import Mapping

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from siperi_geo.rights import Actor, Person, Right
from siperi_geo.text import t

# Section → page → icon, address (the first page has none) and the right that it needs (open to everybody: none).
Sections = Mapping[str, Mapping[str, tuple[str, str | None, str | None]]]


def pages(sections: Sections, person: Actor) -> dict[str, list[StreamlitPage]]:
    """Every page under the words of its section, for `st.navigation`; hidden where it is not for this person."""
    return {
        t(f"ui.nav.{section}"): [
            st.Page(
                f"pages/{section}/{name}.py",
                title=t(f"ui.nav.{section}.{name}"),
                icon=icon,
                url_path=address,
                default=address is None,
                visibility="visible" if is_shown(person, right) else "hidden",
            )
            for name, (icon, address, right) in found.items()
        ]
        for section, found in sections.items()
    }


def is_shown(person: Actor, right: str | None) -> bool:
    """Whether a page that needs this right is in somebody's menu."""
    if not isinstance(person, Person):  # without accounts there is nobody whom an audit could tell apart
        return right != Right.SEE_AUDIT
    return right is None or person.may_somewhere(Right(right))
