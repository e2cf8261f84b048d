"""`siperi user email`: the address by which a sign-in service knows an account."""

from typing import Annotated

import typer

from siperi_geo.accounts import account_of, email_of, set_email
from siperi_geo.cli.handover import on_store
from siperi_geo.cli.output import show_lines
from siperi_geo.cli.stores import open_store
from siperi_geo.cli.who import acting
from siperi_geo.rights import Right
from siperi_geo.store import permit
from siperi_geo.text import t


@on_store
def email(name: str, address: Annotated[str | None, typer.Argument()] = None, remove: bool = False) -> int:
    """Show the address of an account, set another one, or with --remove take it away."""
    with open_store() as store:
        who = acting(store)
        permit(store, who, Right.KEEP_ACCOUNTS)
        if address is not None or remove:
            set_email(store, name, None if remove else address, actor=who)
        found = email_of(store, name)
        shown = account_of(store, name).name
    show_lines([t("accounts.email", name=shown, address=found) if found else t("accounts.no_email", name=shown)])
    return 0
