"""Passwords from whoever runs the command: typed unseen on a terminal, else one line each of standard input."""

import sys
from getpass import getpass

from siperi_geo.errors import SiperiError
from siperi_geo.text import t


def ask_password(key: str) -> str:
    """One password; `key` names the words that ask for it. Raises PASSWORD_MISSING where nothing comes."""
    given = _typed(t(key)) if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise SiperiError("PASSWORD_MISSING")
    return given


def ask_new_password() -> str:
    """A new password, on a terminal typed twice. Raises PASSWORD_UNLIKE and PASSWORD_MISSING."""
    first = ask_password("accounts.ask.new")
    if sys.stdin.isatty() and _typed(t("accounts.ask.again")) != first:
        raise SiperiError("PASSWORD_UNLIKE")
    return first


def _typed(words: str) -> str:
    try:
        return getpass(words + " ")
    except EOFError:
        return ""
