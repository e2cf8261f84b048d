"""The routes `/masuk` and `/keluar`: a session of the accounts begins and ends. Plain forms, without script."""

from html import escape
from ipaddress import ip_address

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from siperi_geo import accounts
from siperi_geo.accounts import SignedIn
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.rights import Person
from siperi_geo.server.apart import apart
from siperi_geo.server.asked import at, form_of, way_back
from siperi_geo.server.carried import carry, drop, token_of
from siperi_geo.server.plain import answer, hidden, link, onward, paragraph, refused, speak, to_other_language
from siperi_geo.server.sockets import connect_anew
from siperi_geo.settings import settings
from siperi_geo.store import Store, has_accounts, shared_store
from siperi_geo.text import t

SIGN_IN, SIGN_OUT, PASSWORD = "masuk", "keluar", "sandi"


def store() -> Store:
    """The server's store."""
    return shared_store(settings().store_path)


async def who_asks(request: Request) -> Person:
    """Who is signed in in the browser that asks."""
    return await run_in_threadpool(lambda: accounts.person_of(store(), token_of(request)))


async def show_sign_in(request: Request) -> Response:
    """The form; who is signed in already goes on to where they wanted."""
    speak(request)
    if not await run_in_threadpool(lambda: has_accounts(store())):
        return answer(t("sign_in.sign_in"), _laptop())
    person, back = await who_asks(request), way_back(request)
    if not person.name:
        return answer(t("sign_in.sign_in"), _form(back))
    waits = await run_in_threadpool(lambda: accounts.must_change(store(), token_of(request)))
    return onward(at(PASSWORD, next=back) if waits else back)


async def do_sign_in(request: Request) -> Response:
    """A new session with its cookie, and on; the one that this browser had is over."""
    speak(request)
    back, name = way_back(request), ""
    try:
        form = await form_of(request)
        back, name = way_back(request, form.get("next")), form.get("name", "").strip()
        signed = await apart(lambda: _signed_in(request, name, form.get("password", "")))
    except SiperiError as error:
        return refused(t("sign_in.sign_in"), error.problem, _form(back, name, error.problem))
    connect_anew(token_of(request))
    goal = at(PASSWORD, next=back) if signed.must_change else back
    return carry(onward(goal), request, signed.token)


async def show_sign_out(request: Request) -> Response:
    """Asks before; or says that nobody is signed in."""
    speak(request)
    person = await who_asks(request)
    if not person.name:
        ways = link(at(SIGN_IN), t("sign_in.sign_in")) + link(at(""), t("sign_in.to_dashboard"))
        return answer(t("sign_in.out.done"), paragraph(t("sign_in.out.done.what")) + ways)
    return answer(t("sign_in.out.title", name=person.name), _sure(way_back(request)))


async def do_sign_out(request: Request) -> Response:
    """The session is over, in every tab of this browser."""
    speak(request)
    try:
        await form_of(request)
    except SiperiError as error:
        return refused(t("sign_in.sign_out"), error.problem, _sure(at("")))
    await run_in_threadpool(lambda: accounts.sign_out(store(), token_of(request)))
    connect_anew(token_of(request))
    return drop(onward(at(SIGN_OUT)), request)


def _signed_in(request: Request, name: str, password: str) -> SignedIn:
    signed = accounts.sign_in(store(), name, password, address=address_of(request))
    accounts.sign_out(store(), token_of(request))
    return signed


def address_of(request: Request) -> str:
    """Where it comes from, for counting guesses; "" where a web server in between does not say, or says none.

    Everybody behind such a server would share its address: then the accounts alone count.
    """
    try:
        address = ip_address(request.client.host if request.client else "")
    except ValueError:
        return ""
    return "" if address.is_loopback else str(address)


def _form(back: str, name: str = "", problem: Problem | None = None) -> str:
    on_name, on_password = ("", " autofocus") if name else (" autofocus", "")
    told = ' aria-describedby="wrong"' if problem else ""
    return f"""{paragraph(t("sign_in.lead"))}
<form method="post">
{hidden("next", back)}
<label for="name">{escape(t("sign_in.name"))}</label>
<input id="name" name="name" value="{escape(name)}" autocomplete="username" autocapitalize="none"
 autocorrect="off" spellcheck="false" required{told}{on_name}>
<label for="password">{escape(t("sign_in.password"))}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required{told}{on_password}>
<button type="submit">{escape(t("sign_in.sign_in"))}</button>
</form>
{paragraph(t("sign_in.forgotten"), "note")}
{link(at(""), t("sign_in.to_dashboard"))}
{to_other_language("sign_in.other", next=back)}"""


def _sure(back: str) -> str:
    return f"""{paragraph(t("sign_in.out.lead"))}
<form method="post"><button type="submit">{escape(t("sign_in.sign_out"))}</button></form>
{link(back, t("sign_in.to_dashboard"))}
{to_other_language("sign_in.other")}"""


def _laptop() -> str:
    command = "siperi user add NAMA --role admin"
    return f"""{paragraph(t("sign_in.no_accounts"), "note")}
{paragraph(t("sign_in.no_accounts.what"))}
{paragraph(t("sign_in.no_accounts.do"))}
<p><code>{escape(command)}</code></p>
{link(at(""), t("sign_in.to_dashboard"))}
{to_other_language("sign_in.other")}"""
