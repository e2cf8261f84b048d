"""The route `/sandi`: one's own password set anew, which everybody must do after a one-time password."""

from html import escape

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from siperi_geo import accounts
from siperi_geo.errors import Problem, SiperiError
from siperi_geo.server.apart import apart
from siperi_geo.server.asked import at, form_of, way_back
from siperi_geo.server.carried import token_of
from siperi_geo.server.plain import answer, hidden, link, onward, paragraph, refused, speak, to_other_language
from siperi_geo.server.sign_in import PASSWORD, SIGN_IN, store, who_asks
from siperi_geo.text import t

DONE = "selesai"


async def show_password(request: Request) -> Response:
    """The form, or after a change the word that it was made; who is not signed in does that first."""
    speak(request)
    person, back = await who_asks(request), way_back(request)
    if not person.name:
        return onward(at(SIGN_IN, next=at(PASSWORD, next=back)))
    if DONE in request.query_params and not await _waits(request):
        done = f'<p class="done" role="status">{escape(t("sign_in.new.done.what", name=person.name))}</p>'
        return answer(t("sign_in.new.done"), done + link(back, t("sign_in.go_on")))
    return answer(t("sign_in.change"), _form(person.name, back, is_first=await _waits(request)))


async def do_password(request: Request) -> Response:
    """The new password, and on to the word that it holds."""
    speak(request)
    person, back = await who_asks(request), way_back(request)
    if not person.name:
        return onward(at(SIGN_IN, next=at(PASSWORD)))
    try:
        form = await form_of(request)
        back = way_back(request, form.get("next"))
        await apart(lambda: _changed(request, person.name, form))
    except SiperiError as error:
        body = _form(person.name, back, is_first=await _waits(request), problem=error.problem)
        return refused(t("sign_in.change"), error.problem, body)
    return onward(at(PASSWORD, **{DONE: "1"}, next=back))


async def _waits(request: Request) -> bool:
    return await run_in_threadpool(lambda: accounts.must_change(store(), token_of(request)))


def _changed(request: Request, name: str, form: dict[str, str]) -> None:
    new = form.get("new", "")
    if new != form.get("again", ""):
        raise SiperiError("PASSWORDS_DIFFER")
    accounts.change_password(store(), name, form.get("old", ""), new, keep=token_of(request))


def _form(name: str, back: str, *, is_first: bool, problem: Problem | None = None) -> str:
    told = ' aria-describedby="wrong"' if problem else ""
    lead = t("sign_in.new.first") if is_first else t("sign_in.new.lead", name=name)
    old = t("sign_in.new.old_once" if is_first else "sign_in.new.old")
    return f"""{paragraph(lead)}
<form method="post">
{hidden("next", back)}
<input class="unseen" name="name" value="{escape(name)}" autocomplete="username" readonly tabindex="-1"
 aria-hidden="true">
<label for="old">{escape(old)}</label>
<input id="old" name="old" type="password" autocomplete="current-password" required autofocus{told}>
<label for="new">{escape(t("sign_in.new.new"))}</label>
<input id="new" name="new" type="password" autocomplete="new-password" required minlength="{accounts.SHORTEST}"
 maxlength="{accounts.LONGEST}" aria-describedby="hint">
<p class="hint" id="hint">{escape(t("sign_in.new.hint", least=accounts.SHORTEST))}</p>
<label for="again">{escape(t("sign_in.new.again"))}</label>
<input id="again" name="again" type="password" autocomplete="new-password" required>
<button type="submit">{escape(t("sign_in.change"))}</button>
</form>
{link(at("keluar"), t("sign_in.sign_out"))}
{to_other_language("sign_in.other", next=back)}"""
