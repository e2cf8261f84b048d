"""`siperi user password` and `rescue`: one's own password, and one-time passwords given out."""

from siperi_geo.accounts import account_of, change_password, rescue, reset_password
from siperi_geo.cli.asking import ask_new_password, ask_password
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines
from siperi_geo.cli.screen import screen
from siperi_geo.cli.stores import open_own_store, open_store
from siperi_geo.cli.who import Sender, acting, sender
from siperi_geo.settings import actor
from siperi_geo.text import t


def password(name: str) -> int:
    """Set one's own password, asking for the present one; give a one-time password to anybody else."""
    if name.strip().lower() != Sender.here().name.strip().lower():
        return _reset(name)
    present = ask_password("accounts.ask.present")
    return _own(name, present, ask_new_password())


@on_store
def _own(name: str, present: str, new: str) -> int:
    with open_store() as store:
        change_password(store, name, present, new, keep=sender().token or None)
    show_lines([t("accounts.password_changed", name=name)])
    return 0


@on_store
def _reset(name: str) -> int:
    with open_store() as store:
        given = reset_password(store, name, actor=acting(store))
        shown = account_of(store, name).name
    show_given(shown, given)
    return 0


def rescue_(name: str) -> int:
    """Give an administrator's account a one-time password, as the owner of the store's file; never handed over."""
    with open_own_store() as store:
        given = rescue(store, name, actor=actor())
        shown = account_of(store, name).name
    show_given(shown, given)
    return 0


def show_given(name: str, given: str) -> None:
    """The one-time password alone on stdout; what to do with it on stderr."""
    show_lines([given])
    screen().err(t("accounts.one_time", name=name) + "\n")
