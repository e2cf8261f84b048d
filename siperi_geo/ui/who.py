"""Who acts in this session, and what a page does for somebody who may not use it.

Nothing is permitted here: the gate is below, at each write and restricted read (`store.permit`). A page only asks
first, so that nobody types in vain. It is asked anew at every call: a session may end, or lose a right, while its
page is open, and nothing of one reader is kept where another could meet it.
"""

import html
from collections.abc import Callable
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from siperi_geo import accounts
from siperi_geo.accounts.cookie import NAME
from siperi_geo.rights import WHOLE, WORDS, About, Actor, Person, Right, name_of
from siperi_geo.settings import actor, settings
from siperi_geo.text import language, t
from siperi_geo.ui import frame, local, reads, services, session

NOTED, WAS_IN = "siperi_acting", "siperi_was_in"
SIGN_IN, SIGN_OUT, PASSWORD = "masuk", "keluar", "sandi"


def has_accounts() -> bool:
    """Whether anybody has an account; without any (laptop mode) whoever sits at the computer may do everything."""
    return reads.is_with_accounts()


def acting() -> Actor:
    """Whose name is under what this session does; also in callbacks and fragments.

    A session of ours comes before what a service outside says.
    """
    if not has_accounts():
        return actor()
    person = accounts.person_of(reads.store(), token())
    return person if person.name else services.of_service(reads.store())


def later() -> Callable[[], Actor]:
    """Who acts, for when this run is over: a file is made when it is fetched, by a thread without a session.

    What is granted, and whether the session still holds, is asked then.
    """
    kept, email = token(), services.vouched()

    def now() -> Actor:
        if not has_accounts():
            return actor()
        person = accounts.person_of(reads.store(), kept)
        return person if person.name or email is None else accounts.person_by_email(reads.store(), email)

    return now


def note_name() -> Actor:
    """Who acts in this run of a whole page, noted for the parts of it that run again by themselves."""
    person = acting()
    st.session_state[NOTED] = name_of(person)
    if isinstance(person, Person) and person.name:
        st.session_state[WAS_IN] = True
    return person


def is_somebody_else() -> bool:
    """Whether another account acts now than when the whole page ran.

    Not where a session is over: what stands there stays until its reader signs in again, and nothing is saved.
    """
    name = name_of(acting())
    return bool(name) and st.session_state.get(NOTED, name) not in (name, "")


def token() -> str | None:
    """What the browser keeps of a sign-in, as it was when the page was opened."""
    found = st.context.cookies.get(NAME)
    return found if isinstance(found, str) else None


def may(right: Right, about: About = WHOLE) -> bool:
    """Whether who acts may do this about that."""
    person = acting()
    return not isinstance(person, Person) or person.may(right, about)


def may_somewhere(right: Right) -> bool:
    """Whether who acts may do this about anything at all."""
    person = acting()
    return not isinstance(person, Person) or person.may_somewhere(right)


def may_plan(area_code: str | None = None) -> bool:
    """Whether who looks may change the plan in an area, or somewhere; without accounts only at this computer."""
    if not has_accounts():
        return local.open_host() is None
    person = acting()
    if area_code is None or not isinstance(person, Person):
        return may_somewhere(Right.PLAN)
    return person.may(Right.PLAN, About(area_code=area_code))


def advice(key: str, right: Right) -> str:
    """The key of words that end in what to do: for who may not do it, of those that say what it means for them."""
    return key if may_somewhere(right) else f"{key}.seen"


def only_for(right: Right) -> None:
    """End the page for who may do this nowhere, with a word on what is missing and the way there."""
    person = acting()
    if not isinstance(person, Person):
        local.only_here()
    elif not person.name:
        was_in = token() is not None or bool(st.session_state.get(WAS_IN))
        frame.empty("sign_in.over" if was_in else "sign_in.needed", act=lambda: link(SIGN_IN, "sign_in.sign_in"))
    elif not person.grants and accounts.must_change(reads.store(), token()):
        frame.empty("sign_in.change_first", act=lambda: link(PASSWORD, "sign_in.change"))
    elif not person.may_somewhere(right):
        session.keep_address()
        words = WORDS[right][language() == "en"]
        frame.empty("sign_in.no_right", name=frame.plain(person.name), right=words)


def link(page: str, key: str) -> None:
    """A button-like link to one of the server's own pages, in this tab; from there back to the page shown."""
    context = get_script_run_ctx()
    here = context.pages_manager.get_pages().get(context.page_script_hash) if context else None
    query = urlencode(session.keep_address())
    back = f"{_base()}/{here.get('url_pathname', '') if here else ''}" + (f"?{query}" if query else "")
    goal = html.escape(address(page, next=back))
    st.html(f'<a class="siperi-go" href="{goal}">{html.escape(t(key))}</a>')


def address(page: str, **query: str) -> str:
    """The address of one of the server's own pages, in the language of this run."""
    spoken: dict[str, str] = {} if language() == settings().language else {"lang": language()}
    words = urlencode(spoken | query)
    return f"{_base()}/{page}" + (f"?{words}" if words else "")


def _base() -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}" if base else ""
