"""Accounts of people who sign in elsewhere (OpenID Connect): the service says an address, we say whose it is.

A service can only vouch for an address; what its owner may do stands in our own grants, asked again every time.
"""

import re
from typing import Any

from siperi_geo.accounts.users import account_of, granted
from siperi_geo.errors import SiperiError
from siperi_geo.rights import PUBLIC, Actor, Person, Right, in_the_name_of
from siperi_geo.store import Store, permit

EMAIL = re.compile(r"[^@\s<>,;\"]{1,64}@[^@\s<>,;\"]{1,190}")


def person_by_email(store: Store, email: str) -> Person:
    """Who has this address, with what is granted to them now; the public where no active account has it."""
    rows = store.query("accounts/person_by_email", email=_tidy(email)).to_dict("records")
    return Person(rows[0]["user_name"], granted(rows)) if rows else PUBLIC


def email_of(store: Store, name: str) -> str | None:
    """The address by which a service knows an account; None where it signs in with a password alone."""
    rows = store.query("accounts/email_of", user_name=account_of(store, name).name)
    found: Any = rows["email"].iloc[0]
    return found if isinstance(found, str) else None


def set_email(store: Store, name: str, email: str | None, *, actor: Actor) -> None:
    """Let whoever a service knows by this address act as the account, None to end that.

    Raises ACCOUNT_UNKNOWN, ACCOUNT_EMAIL for what is no address, ACCOUNT_EMAIL_TAKEN when another account has it.
    """
    permit(store, actor, Right.KEEP_ACCOUNTS)
    name, address = account_of(store, name).name, None if email is None else _tidy(email)
    if address is not None and not EMAIL.fullmatch(address):
        raise SiperiError("ACCOUNT_EMAIL", value=email)
    with store.transaction(actor=actor, action="set_email", target=name, detail=address or "") as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        holders = tx.query("accounts/holder_of_email", email=address or "")["user_name"]
        if address is not None and set(holders) - {name}:
            raise SiperiError("ACCOUNT_EMAIL_TAKEN", value=address, name=holders.iloc[0])
        tx.run("accounts/put_email", user_name=name, email=address)


def note_arrival(store: Store, person: Person, service: str) -> None:
    """Leave in the audit that somebody came in through a service; the service itself tells us nothing else."""
    with store.recording(
        actor=in_the_name_of(person), action="sign_in_service", target=person.name, detail=service
    ):
        pass


def _tidy(email: str) -> str:
    return email.strip().lower()
