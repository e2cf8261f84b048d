"""One-time passwords given out: by whoever keeps the accounts, or as a rescue to the owner of the store's file."""

from siperi_geo.accounts import passwords, throttle
from siperi_geo.accounts.sessions import end_sessions
from siperi_geo.accounts.users import account_of
from siperi_geo.errors import SiperiError
from siperi_geo.rights import Actor, Right, in_the_name_of
from siperi_geo.store import Store, permit


def reset_password(store: Store, name: str, *, actor: Actor) -> str:
    """A new one-time password for somebody who lost theirs; ends their sessions. Raises ACCOUNT_UNKNOWN."""
    permit(store, actor, Right.KEEP_ACCOUNTS)
    return _give_out(store, account_of(store, name).name, actor=actor, action="reset_password")


def rescue(store: Store, name: str, *, actor: str) -> str:
    """A one-time password for an account that can do everything, asked by nobody who signed in.

    Only for a caller that made sure it is the owner of the store's file: they could change the file itself. Raises
    ACCOUNT_UNKNOWN, and RESCUE_NOT_ADMIN for any other account: an administrator helps these.
    """
    name = account_of(store, name).name
    admins = store.query("accounts/admin_list")["user_name"].tolist()
    if name not in admins:
        raise SiperiError("RESCUE_NOT_ADMIN", name=name, admins=", ".join(admins))
    return _give_out(store, name, actor=in_the_name_of(actor), action="rescue_account")


def _give_out(store: Store, name: str, *, actor: Actor, action: str) -> str:
    password = passwords.one_time()
    with passwords.turn():
        kept = passwords.hashed(password)
    with store.recording(actor=actor, action=action, target=name) as tx:
        tx.permit(Right.KEEP_ACCOUNTS)
        tx.run("accounts/put_password", user_name=name, password_hash=kept, must_change=True)
        end_sessions(tx, name)
        throttle.forgive_all(tx, name)
    return password
